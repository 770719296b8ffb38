import { expect, test } from 'vitest';
import { checkedView } from '../../../test/unit/checked.ts';

test('a place that is not known is said once, and not as what may hold of one country or another', () => {
  const view = checkedView({
    'a.manifest.yaml': `kind: ShipmentManifest
id: S1
date: 2026-09-02
regime: us-ear
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none, role: reseller}
  ultimateConsignee: {name: Acme, country: DE, headquarters: DE, ultimateParent: none}
  endUsers: [{name: B, headquarters: DE, ultimateParent: none}]
endUse: {text: commercial cloud hosting}
lines:
  - {item: {name: Card, tpp: 160, dieArea: 120, memoryBandwidth: 80, dataCenter: false}, quantity: 1, eccn: 3A991.p}
`,
  });
  const decision = [...view.report.lines('/work/a.manifest.yaml')][0]?.determinations[0];
  expect(decision?.verdict).toBe('review');
  expect(decision?.missing).toEqual([['parties', 'endUsers', 0, 'country']]);
  expect(decision?.reasons.map(({ code }) => code)).toEqual(['missing-fact']);
});
