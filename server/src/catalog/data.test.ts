/** The files a person reviews: catalog/chips.yaml and catalog/countries.yaml. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { chipProblems, countryProblems, joinProblems } from '../../../scripts/catalog/checks.ts';
import { judgeCase } from '../../../test/cases/judge.ts';

const read = (name: string) => parse(readFileSync(new URL(`../../../catalog/${name}`, import.meta.url), 'utf8'));
interface Chip {
  readonly id: string;
  readonly bucket: string;
  readonly bucketFrom?: string;
  readonly confidence: string;
}
type ChipsFile = { items: Chip[] };

const chips: ChipsFile = read('chips.yaml');
const countries: { countries: Record<string, unknown>[] } = read('countries.yaml');

test('figures, references and names hold', () => {
  expect(chipProblems(chips)).toEqual([]);
  expect(countryProblems(countries)).toEqual([]);
  expect(joinProblems(chips, countries)).toEqual([]);
});

/** 3A090.a and .b as of October 2023. What only the press knows is no figure to judge by, and is left to the engine's doubt. */
test('every bucket is the class in which the pack puts the item', () => {
  const head = `kind: ShipmentManifest\nid: ALL\ndate: 2023-12-01\nregime: us-ear\nfrom: US
parties: {ultimateConsignee: {name: Fjord AS, country: 'NO', headquarters: 'NO', ultimateParent: none}}\nlines:\n`;
  const text = head + chips.items.map(({ id }) => `  - {item: ${id}, quantity: 1}\n`).join('');
  const lines = [
    ...judgeCase({ file: 'all.manifest.yaml', title: '', text, wants: [] }).report.lines('all.manifest.yaml'),
  ];
  const wanted = chips.items.map((item, at) => {
    const found = lines[at]?.class === 'none' ? 'neither' : lines[at]?.class;
    return { id: item.id, found, bucket: item.confidence === 'press' && found === 'unknown' ? found : item.bucket };
  });
  expect(lines).toHaveLength(chips.items.length);
  expect(wanted.filter(({ found, bucket }, at) => found !== bucket && !chips.items[at]?.bucketFrom)).toEqual([]);
});

describe('a slip is named with its entry and field', () => {
  function changed(id: string, change: Record<string, unknown>): ChipsFile {
    return { ...chips, items: chips.items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
  }

  test.each([
    [
      'nvidia-l4',
      { tpp: { computed: 1937, published: 1952 } },
      'nvidia-l4: tpp.computed: 1937, but the rates give 1936',
    ],
    ['nvidia-l4', { performanceDensity: 6.75 }, 'nvidia-l4: performanceDensity: 6.75, but TPP over area gives 6.57'],
    ['nvidia-l4', { denseTops: { fp16: 121, fp3: 1 } }, 'nvidia-l4: denseTops: fp3 is not among bits'],
    ['nvidia-l4', { vendor: 'Nvidia' }, 'nvidia-l4: vendor: Nvidia is not among vendors'],
    ['nvidia-l4', { name: 'L40' }, 'nvidia-l40: name: also the name of nvidia-l4'],
    ['nvidia-l4', { sources: ['nowhere'] }, 'nvidia-l4: sources: nowhere is not among sources'],
    ['nvidia-l4', { id: 'nvidia-l40' }, 'nvidia-l40: id: used twice'],
    ['nvidia-dgx-h100', { chips: 4 }, 'nvidia-dgx-h100: chips: 4, but it contains 8'],
    [
      'nvidia-dgx-h100',
      { contains: { 'nvidia-h101': 8 } },
      'nvidia-dgx-h100: contains: nvidia-h101 is not a chip of the catalogue',
    ],
    [
      'nvidia-dgx-h100',
      { tpp: { computed: 126656 } },
      'nvidia-dgx-h100: tpp.computed: 126656, but nvidia-h100-sxm5 has 15832',
    ],
    ['nvidia-dgx-h100', { memory: { size: 80 } }, 'nvidia-dgx-h100: memory.size: 80, but 8 x 80 = 640'],
    ['google-tpu-v4', { die: { area: 600, high: 500 } }, 'google-tpu-v4: die: area 600 is outside 0 to 500'],
    ['amd-mi308x', { tpp: { low: 9, high: 8 } }, 'amd-mi308x: tpp: low 9 is above high 8'],
  ])('%s %j', (id, change, problem) => {
    expect(chipProblems(changed(id, change))).toContain(problem);
  });

  test('an alias that two countries claim', () => {
    const file = { countries: [...countries.countries, { code: 'ZZ', alpha3: 'ZZZ', name: 'Holland', of: 'YY' }] };
    expect(countryProblems(file)).toEqual(['ZZ: name: "Holland" also belongs to NL', 'ZZ: of: YY is not listed']);
  });
});
