import { describe, expect, test } from 'vitest';
import { checkedView } from '../../../test/unit/checked.ts';

const ALLIES = 'FR IT ES PT NL BE LU AT CH SE DK FI GB IE PL CZ SK HU RO BG GR HR SI EE LV LT'.split(' ');

const CARD = '{name: Card, tpp: 160, dieArea: 120, memoryBandwidth: 80, dataCenter: false}';

function judged(countries: readonly string[], item = CARD) {
  const user = (country: string, i: number) =>
    `{name: User ${i}, country: ${country}, headquarters: ${country}, ultimateParent: none}`;
  const view = checkedView({
    'a.manifest.yaml': `kind: ShipmentManifest
id: S1
date: 2026-09-02
regime: us-ear
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none, role: reseller}
  ultimateConsignee: {name: Acme, country: DE, headquarters: DE, ultimateParent: none}
  endUsers: [${countries.map(user).join(', ')}]
endUse: {text: commercial cloud hosting}
lines:
  - {item: ${item}, quantity: 1}
`,
  });
  const findings = view.report.findings('/work/a.manifest.yaml');
  const line = [...view.report.lines('/work/a.manifest.yaml')][0];
  return {
    verdict: line?.determinations[0]?.verdict,
    reasons: line?.determinations[0]?.reasons.map(({ code }) => code),
    destinations: line?.destinations.length,
    at: findings.find(({ rule }) => rule === 'trade/many-destinations')?.at.path.join('.'),
  };
}

describe('more places than are judged', () => {
  test('twenty-four are judged', () => {
    expect(judged(ALLIES.slice(0, 23))).toEqual({ verdict: 'clear', reasons: [], destinations: 24, at: undefined });
  });

  test('with one more the line is for a person, and the place that is left is named', () => {
    expect(judged(ALLIES.slice(0, 24))).toEqual({
      verdict: 'review',
      reasons: ['many-destinations'],
      destinations: 25,
      at: 'parties.endUsers.23.country',
    });
  });

  test('places that people look twice at are judged, wherever they are in the list', () => {
    const { verdict, reasons } = judged([...ALLIES, 'IR']);
    expect(verdict).toBe('blocked');
    expect(reasons).toContain('embargo');
    expect(reasons).toContain('many-destinations');
  });

  test('of each kind of place one is judged, so that what stops one of them stops the line', () => {
    const { verdict } = judged([...ALLIES, 'SA'], 'nvidia-h100-sxm5');
    expect(verdict).toBe('blocked');
  });

  test('end users of one country are one place', () => {
    expect(judged(Array.from({ length: 200 }, () => 'FR')).verdict).toBe('clear');
  });
});
