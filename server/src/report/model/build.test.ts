import { describe, expect, test } from 'vitest';
import { checkedView } from '../../../../test/unit/checked.ts';
import { licensed } from '../../../../test/unit/licensed.ts';
import { modelOf } from './build.ts';
import { matrixOf } from './matrix.ts';
import type { ReportModel } from './types.ts';
import { workOf } from './work.ts';

const manifest = (id: string, date: string, consignee: string, quantity: number): string => `kind: ShipmentManifest
id: ${id}
date: ${date}
regime: us-ai-diffusion
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none, role: reseller}
  ultimateConsignee: {name: ${consignee}, country: PT, headquarters: PT, ultimateParent: {name: Grupo Farol SA, headquarters: PT}, type: direct-consumer}
endUse: {text: commercial cloud}
authorization: {exception: LPP}
purchaseOrder: PO-1
certifications: [lpp-consignee-certificate, lpp-bis-notice, lpp-bis-copy]
lines:
  - {item: nvidia-h100-sxm5, quantity: ${quantity}, unitValue: 27500}
`;

const CAP = {
  'a.manifest.yaml': manifest('FIRST', '2025-06-02', 'Farol Norte Lda', 900),
  'b.manifest.yaml': manifest('OVER', '2025-09-08', 'Farol Dados Lda', 800),
  'c.manifest.yaml': manifest('FITS', '2025-10-01', 'Farol Dados Lda', 100),
};

function cap(model: ReportModel) {
  const found = model.allocations.find(({ bucket }) => bucket.includes('2025'));
  if (!found) throw new Error('no yearly cap');
  return found;
}

describe('an allocation over time', () => {
  test('has every line with its running total; one that does not fit is not counted, a later one that fits is', () => {
    const one = cap(modelOf(checkedView(CAP)));
    expect(one).toMatchObject({ limit: 26_900_000, used: 15_840_000, remaining: 11_060_000, opening: 0, elsewhere: 0 });
    expect(one.points.map(({ date, here, before, after, counts }) => [date, here, before, after, counts])).toEqual([
      ['2025-06-02', 14_256_000, 0, 14_256_000, true],
      ['2025-09-08', 12_672_000, 14_256_000, 26_928_000, false],
      ['2025-10-01', 1_584_000, 14_256_000, 15_840_000, true],
    ]);
    expect(one.caps).toEqual([{ from: null, limit: 26_900_000 }]);
  });

  test('shows lines of files that were not asked about as points, and not as lines', () => {
    const view = checkedView(CAP);
    const model = modelOf({ ...view, files: ['/work/c.manifest.yaml'] });
    expect(model.lines).toHaveLength(1);
    expect(cap(model).points.map(({ line, at }) => [line, model.files[at.file]])).toMatchObject([
      [null, { name: 'a.manifest.yaml', shown: false }],
      [null, { name: 'b.manifest.yaml', shown: false }],
      [0, { name: 'c.manifest.yaml', shown: true }],
    ]);
  });

  test('an opening balance comes before the first line', () => {
    const openingBalances = [
      { allocation: 'lpp-consignee', bucket: { consignee: 'Grupo Farol SA', year: 2025 }, tpp: 1_000_000 },
    ];
    expect(cap(modelOf(checkedView(CAP, { openingBalances })))).toMatchObject({ opening: 1_000_000, used: 16_840_000 });
  });

  test('a deal that is not signed uses nothing', () => {
    const signed = (date: string): string =>
      manifest('DEAL', '2025-06-02', 'Farol Norte Lda', 100)
        .replace('kind: ShipmentManifest', `kind: DealSheet${date}`)
        .replace('date: 2025-06-02\n', '')
        .replace('lines:\n  -', 'deliveries:\n  - date: 2025-06-02\n    lines:\n      -');
    const counts = (text: string) =>
      cap(modelOf(checkedView({ 'one.deal.yaml': text, 'z.manifest.yaml': CAP['c.manifest.yaml'] }))).points[0]?.counts;
    expect(counts(signed(''))).toBe(false);
    expect(counts(signed('\nsigned: 2025-05-01'))).toBe(true);
  });
});

describe('lines', () => {
  test('say who receives them, what they cite and how they are answered', () => {
    const model = modelOf(checkedView(CAP), { countryName: () => 'Portugal', sha256: () => 'abc' });
    expect(model.shipments[1]).toMatchObject({
      id: 'OVER',
      consignee: 'Farol Dados Lda',
      destinations: ['PT'],
      delivery: null,
    });
    expect(model.lines[1]).toMatchObject({ quantity: 800, totalTpp: 12_672_000, cited: 'exception LPP' });
    expect(model.lines.map(({ answers }) => answers[0]?.verdict)).toEqual(['clear', 'blocked', 'clear']);
    expect(model.countries).toEqual({ PT: 'Portugal' });
    expect(model.files.map(({ sha256 }) => sha256)).toEqual(['abc', 'abc', 'abc']);
    expect(model.summary).toMatchObject({ files: 3, documents: 3, lines: 3 });
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('a delivery says what it says itself, and inherits the rest', () => {
    const deal = `kind: DealSheet
id: D
signed: 2025-05-01
from: US
parties:
  ultimateConsignee: {name: Head AS, country: "NO", headquarters: "NO", ultimateParent: none}
authorization: {license: D1}
deliveries:
  - date: 2025-06-01
    lines: [{item: nvidia-l4, quantity: 1}]
  - date: 2025-07-01
    authorization: {license: D2}
    parties: {ultimateConsignee: {name: Own AB, country: SE, headquarters: SE, ultimateParent: none}}
    lines: [{item: nvidia-l4, quantity: 2}]
`;
    const model = modelOf(checkedView({ 'one.deal.yaml': deal }));
    expect(model.shipments.map(({ delivery, consignee, date }) => [delivery, consignee, date])).toEqual([
      [0, 'Head AS', '2025-06-01'],
      [1, 'Own AB', '2025-07-01'],
    ]);
    expect(model.lines.map(({ cited }) => cited)).toEqual(['licence D1', 'licence D2']);
  });

  test('what many lines share is told once', () => {
    const many = CAP['a.manifest.yaml'].replace(/ {2}- .*\n/, '  - {item: nvidia-l4, quantity: 1}\n'.repeat(50));
    const model = modelOf(checkedView({ 'many.manifest.yaml': many }));
    expect(model.lines).toHaveLength(50);
    expect(model.shipments).toHaveLength(1);
    expect(model.reasons.length).toBeLessThan(10);
  });
});

test('the matrix has the worst answer of each destination and class, and how many lines have which', () => {
  const model = modelOf(checkedView(CAP));
  const matrix = matrixOf(model);
  expect(matrix.destinations).toEqual(['PT']);
  expect(matrix.cell('PT', matrix.classes[0] as string)).toEqual({
    worst: 'blocked',
    lines: 3,
    counts: { clear: 2, blocked: 1 },
  });
});

test('the work list has what stops lines, with the lines, and nothing for those that may go', () => {
  const model = modelOf(checkedView(CAP));
  const [item, ...rest] = workOf(model);
  expect(rest).toEqual([]);
  expect(item).toMatchObject({ rule: 'us-ai-diffusion/lpp-consignee-cap', raises: 'blocked', lines: [1] });
  expect(item?.told[0]?.reason?.url).toMatch(/^https:/);
  expect(workOf(model, [0, 2])).toEqual([]);
});

test('a reason of a rule that belongs to no regime has that rule, with its title and what to do', () => {
  const model = modelOf(checkedView({ 'one.manifest.yaml': licensed(2001) }));
  const [item] = workOf(model);
  expect(item).toMatchObject({ rule: 'trade/license-overdrawn', title: 'Quantity of a licence' });
  expect(item?.todo).not.toBe('');
});
