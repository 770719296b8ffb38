/** Limits of agreements: one amount, or a question. */
import { expect, test } from 'vitest';
import { checkedView } from '../../../test/unit/checked.ts';

const document = (limit: string) => `kind: AgreementRegister
agreements:
  - {id: us-sa-2026, with: SA, from: 2026-02-01, until: 2026-12-31, limit: ${limit}, binding: rule}
---
kind: ShipmentManifest
id: A
date: 2026-06-01
regime: us-agreements
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none}
  ultimateConsignee: {name: Humain Company, country: SA, headquarters: SA, ultimateParent: none}
authorization: {agreement: us-sa-2026}
lines: [{item: nvidia-h200-sxm, quantity: 6000}]
`;

test.each([
  ['{units: 10000, per: calendar-year}', 'clear', 0],
  ['{}', 'review', 1],
  ['{per: calendar-year}', 'review', 1],
  ['{x-note: "10,000 a year"}', 'review', 1],
  ['{units: 10000, tpp: 5}', 'review', 1],
])('limit: %s', (limit, verdict, count) => {
  const { report, files } = checkedView({ 'a.manifest.yaml': document(limit) });
  const file = files[0] as string;
  expect([...report.lines(file)].map(({ determinations }) => determinations[0]?.verdict)).toEqual([verdict]);
  expect(report.findings(file).filter(({ rule }) => rule === 'trade/limit-amount')).toHaveLength(count);
});
