import { describe, expect, test } from 'vitest';
import { MINIATURE, manifest, regimesOf, report } from '../../../test/unit/miniature.ts';
import type { AllocationSpec, PackSpec } from './pack.ts';

const pack = (cap: Partial<AllocationSpec>): PackSpec => ({
  ...MINIATURE,
  sets: { south: [{ members: ['PT'] }] },
  facts: {
    usUnitsShipped: { path: 'chinaLane.usUnitsShipped', kind: 'number', scope: 'line', words: 'units at home' },
    chinaUnitsShipped: { path: 'chinaLane.chinaUnitsShipped', kind: 'number', scope: 'line', words: 'units there' },
  },
  requirements: { asked: { when: { tpp: { atLeast: 1 } }, text: [{ status: 'valid', cite: 'Rule 1' }] } },
  authorities: {
    PASS: { kind: 'exception', lifts: ['asked'], draws: ['cap'], text: [{ status: 'valid', cite: 'Rule 2' }] },
  },
  allocations: {
    cap: {
      key: { consignee: 'consignee', year: 'year' },
      unit: 'units',
      limit: 10,
      finding: 'cap-full',
      cite: 'Rule 2',
      ...cap,
    },
  },
});

/** Uses of the cap by each line of the manifests: bucket, limit, before and after. */
function uses(cap: Partial<AllocationSpec>, ...texts: readonly string[]) {
  const files = Object.fromEntries(texts.map((text, i) => [`${i}.manifest.yaml`, text]));
  const checked = report(files, regimesOf(pack(cap)));
  return Object.keys(files).flatMap((file) =>
    [...checked.lines(file)].map((line) =>
      line.determinations[0]?.allocations
        .map(
          ({ bucket, limit, before, after, exceeded }) =>
            `${Object.values(bucket).join('/')} ${before}->${after} of ${limit}${exceeded === false ? '' : exceeded === true ? ' over' : ' ?'}`,
        )
        .join(),
    ),
  );
}

const PASS = 'authorization: {exception: PASS}';
const to = (consignee: string, more = '') =>
  `${PASS}\nparties: {ultimateConsignee: {country: PT, headquarters: PT, ${consignee}}}${more}`;

describe('the bucket of a line', () => {
  test('is the party’s and the year’s', () => {
    expect(
      uses(
        {},
        manifest(to('name: Acme Inc')),
        manifest(to('name: "ACME, INC."', '\ndate: 2026-12-31')),
        manifest(to('name: Acme Inc', '\ndate: 2027-01-01')),
        manifest(to('name: Other')),
      ),
    ).toEqual([
      'Acme Inc/2026 0->1 of 10',
      'ACME, INC./2026 1->2 of 10',
      'Acme Inc/2027 0->1 of 10',
      'Other/2026 0->1 of 10',
    ]);
  });

  test('goes by the id where one is given, also for those that give the name alone', () => {
    expect(
      uses(
        {},
        manifest(to('name: Acme Inc, id: acme')),
        manifest(to('name: Acme Portugal, id: acme')),
        manifest(to('name: Acme Inc')),
      ),
    ).toEqual(['Acme Inc/2026 0->1 of 10', 'Acme Portugal/2026 1->2 of 10', 'Acme Inc/2026 2->3 of 10']);
  });

  test('is the parent’s where the pack says so; without a parent the party’s own; a parent not said opens none', () => {
    const key = { consignee: 'parent' };
    expect(
      uses(
        { key },
        manifest(to('name: A, ultimateParent: {name: Group}')),
        manifest(to('name: B, ultimateParent: {name: group}')),
        manifest(to('name: Group, ultimateParent: none')),
        manifest(to('name: C')),
      ),
    ).toEqual(['Group 0->1 of 10', 'group 1->2 of 10', 'Group 2->3 of 10', '? 0->1 of 10 ?']);
  });

  test('is the country’s, the product’s, the shipment’s', () => {
    expect(
      uses(
        { key: { country: 'place', product: 'item' } },
        manifest(PASS, 'item: nvidia-h100-sxm5, quantity: 1', 'item: nvidia-b200, quantity: 2'),
      ),
    ).toEqual(['PT/nvidia-h100-sxm5 0->1 of 10', 'PT/nvidia-b200 0->2 of 10']);
    expect(
      uses({ key: { shipment: 'shipment' } }, manifest(PASS), manifest(`${PASS}\nid: S-2`), manifest(PASS)),
    ).toEqual(['S-1 0->1 of 10', 'S-2 0->1 of 10', 'S-1 1->2 of 10']);
  });
});

describe('what a line counts', () => {
  test('units', () =>
    expect(uses({ unit: 'units' }, manifest(PASS, 'item: nvidia-dgx-h100, quantity: 2'))).toEqual([
      'Lisboa Data/2026 0->2 of 10',
    ]));
  test('TPP of all chips of a system', () =>
    expect(
      uses({ unit: 'tpp', limit: 1_000_000 }, manifest(PASS, 'item: {name: X, tpp: 5000, count: 8}, quantity: 2')),
    ).toEqual(['Lisboa Data/2026 0->80000 of 1000000']));
  test('value', () =>
    expect(
      uses({ unit: 'value', limit: 1000 }, manifest(PASS, 'item: nvidia-h100-sxm5, quantity: 2, unitValue: 300')),
    ).toEqual(['Lisboa Data/2026 0->600 of 1000']));
  test('a value that is not said is open', () =>
    expect(uses({ unit: 'value', limit: 1000 }, manifest(PASS))).toEqual(['Lisboa Data/2026 0->0 of 1000 ?']));
});

describe('the limit of a line', () => {
  const steps = { steps: { '2026-01-01': 5, '2026-07-01': 8 }, ends: '2026-12-31' };
  test.each([
    ['2026-06-30', 'Lisboa Data 0->6 of 5 over'],
    ['2026-07-01', 'Lisboa Data 0->6 of 8'],
    ['2026-12-31', 'Lisboa Data 0->6 of 8'],
    ['2027-01-01', 'Lisboa Data 0->6 of null ?'],
    ['2025-12-31', 'Lisboa Data 0->6 of null ?'],
  ])('steps: on %s', (date, wanted) => {
    expect(
      uses(
        { key: { consignee: 'consignee' }, limit: steps },
        manifest(`${PASS}\ndate: ${date}`, 'item: nvidia-h100-sxm5, quantity: 6'),
      ),
    ).toEqual([wanted]);
  });

  test('is raised for members of a set', () => {
    expect(
      uses(
        { limit: { base: 10, raise: { set: 'south', by: 1 } } },
        manifest(PASS),
        manifest(`${PASS}\nparties: {ultimateConsignee: {name: B, country: ES, headquarters: ES}}`),
      ),
    ).toEqual(['Lisboa Data/2026 0->1 of 20', 'B/2026 0->1 of 10']);
  });

  test('is a share of another figure, after what was there before', () => {
    const limit = { share: 0.5, of: 'usUnitsShipped' };
    const lane = '\nchinaLane: {usUnitsShipped: 30, chinaUnitsShipped: 12}';
    expect(
      uses(
        { limit, opening: 'chinaUnitsShipped', key: { product: 'item' } },
        manifest(`${PASS}${lane}`, 'item: nvidia-h100-sxm5, quantity: 3'),
        manifest(`${PASS}${lane}`),
      ),
    ).toEqual(['nvidia-h100-sxm5 12->15 of 15', 'nvidia-h100-sxm5 15->16 of 15 over']);
    expect(uses({ limit, key: { product: 'item' } }, manifest(PASS))).toEqual(['nvidia-h100-sxm5 0->1 of null ?']);
  });
});

test('a line outside the span, or for which the allocation is not meant, claims nothing', () => {
  expect(uses({ span: { from: '2027-01-01' } }, manifest(PASS))).toEqual(['']);
  expect(uses({ when: { place: { in: ['ES'] } } }, manifest(PASS))).toEqual(['']);
});
