/** The files a person reviews: catalog/chips.yaml and catalog/countries.yaml. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  bucketProblems,
  type ChipsFile,
  chipProblems,
  countryProblems,
  joinProblems,
  type Thresholds,
} from '../../../scripts/catalog/checks.mjs';

const read = (name: string) => parse(readFileSync(new URL(`../../../catalog/${name}`, import.meta.url), 'utf8'));
const chips: ChipsFile = read('chips.yaml');
const countries: { countries: Record<string, unknown>[] } = read('countries.yaml');

/** 3A090.a and .b as of October 2023, with the Note for items not designed or marketed for data centres. */
const OCTOBER_2023: Thresholds = {
  classes: [
    { bucket: '3A090.a', tpp: 4800 },
    { bucket: '3A090.a', tpp: 1600, density: 5.92 },
    { bucket: '3A090.b', tpp: 2400, tppBelow: 4800, density: 1.6, densityBelow: 5.92 },
    { bucket: '3A090.b', tpp: 1600, density: 3.2, densityBelow: 5.92 },
  ],
  consumerBelow: 4800,
};

test('figures, references and names hold', () => {
  expect(chipProblems(chips)).toEqual([]);
  expect(countryProblems(countries)).toEqual([]);
  expect(joinProblems(chips, countries)).toEqual([]);
});

test('every bucket follows from the figures', () => {
  expect(bucketProblems(chips, OCTOBER_2023)).toEqual([]);
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

  test('a wrong bucket', () => {
    expect(bucketProblems(changed('nvidia-l20', { bucket: '3A090.b' }), OCTOBER_2023)).toEqual([
      'nvidia-l20: bucket: 3A090.b, but its figures give neither',
    ]);
  });

  test('an alias that two countries claim', () => {
    const file = { countries: [...countries.countries, { code: 'ZZ', alpha3: 'ZZZ', name: 'Holland', of: 'YY' }] };
    expect(countryProblems(file)).toEqual(['ZZ: name: "Holland" also belongs to NL', 'ZZ: of: YY is not listed']);
  });
});
