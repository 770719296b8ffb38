/** What is remembered of lines that nothing was changed in, while something that they depend on changes. */
import { expect, test } from 'vitest';
import { checkSources } from '../../../test/properties/judged.ts';
import { SECTIONS } from '../schema/index.ts';
import { edit, lineCount, read, type Source } from '../yaml/index.ts';
import { newCache, type Report } from './index.ts';

const manifest = (authorization: string) => `kind: ShipmentManifest
id: A
date: 2025-10-01
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none}
  ultimateConsignee: {name: Najd Horizon Computing Co, country: SA, headquarters: SA, ultimateParent: none}
${authorization}lines:
  - {item: nvidia-h200-sxm, quantity: 1}
  - {item: nvidia-h200-sxm, quantity: 2}
`;
const LICENSED = manifest('authorization: {license: D1234567}\n');
const REGISTER = `kind: LicenseRegister
licenses:
  - {number: D1234567, holder: Halden Systems Inc, consignee: Najd Horizon Computing Co, destination: SA, items: [nvidia-h200-sxm], quantity: 2000, validFrom: 2025-09-01, validUntil: 2026-08-31}
`;
const AGREEMENT = `kind: AgreementRegister
agreements:
  - {id: AG-1, consignee: Najd Horizon Computing Co, countries: [SA], limit: {units: 9}, from: 2025-01-01, until: 2026-12-31}
`;

const said = (report: Report) =>
  report.files.map((file) => [
    file,
    report.findings(file).map(({ rule, severity, message }) => [rule, severity, message]),
    [...report.lines(file)].map(({ verdict, determinations }) => [verdict, determinations.map((one) => one.verdict)]),
  ]);

/** The first text that is not closed makes no entry, so no register is another one than before. */
const UNCLOSED = '  - "x\n';

test.each([
  ['a licence register', LICENSED, 'z.licenses.yaml', REGISTER, UNCLOSED],
  ['a licence register, by an item that is no entry', LICENSED, 'z.licenses.yaml', REGISTER, '  - 7\n'],
  ['a licence register, by an entry', LICENSED, 'z.licenses.yaml', REGISTER, '  - {number: "D7\n'],
  ['an agreement register', manifest('authorization: {agreement: AG-1}\n'), 'z.agreements.yaml', AGREEMENT, UNCLOSED],
  ['the manifest itself', LICENSED, 'a.manifest.yaml', LICENSED, UNCLOSED],
])('%s that becomes unreadable and is fixed: lines are told as in a fresh check', (_name, lines, file, text, added) => {
  const texts = new Map([
    ['a.manifest.yaml', lines],
    ['z.licenses.yaml', REGISTER],
    [file, text],
  ]);
  const anew = (change = '') =>
    said(checkSources([...texts].map(([name, all]) => read(name, name === file ? all + change : all, SECTIONS))));
  const sources = new Map([...texts].map(([name, all]) => [name, read(name, all, SECTIONS)] as const));
  const cache = newCache();
  const warm = () => said(checkSources(sources.values(), cache));
  const whole = sources.get(file) as Source;
  const end = { line: lineCount(whole) - 1, character: 0 };
  expect(warm()).toEqual(anew());
  const broken = edit(whole, [{ range: { start: end, end }, text: added }]);
  sources.set(file, broken);
  expect(warm()).toEqual(anew(added));
  expect(anew(added)).not.toEqual(anew());
  sources.set(file, edit(broken, [{ range: { start: end, end: { line: end.line + 1, character: 0 } }, text: '' }]));
  expect(warm()).toEqual(anew());
});
