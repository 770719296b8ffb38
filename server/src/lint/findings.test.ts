import { describe, expect, test } from 'vitest';
import { catalog, MINIATURE, manifest, regimesOf } from '../../../test/unit/miniature.ts';
import { SECTIONS } from '../schema/index.ts';
import { read } from '../yaml/index.ts';
import { check, newCache } from './check.ts';
import { DEFAULTS } from './configuration.ts';
import { messageOf } from './places.ts';

/** Two classes asked for the same thing in other words, at the document's place. */
const regimes = regimesOf({
  ...MINIATURE,
  requirements: {
    many: { when: { quantity: { atLeast: 5 } }, say: 'Many of {class}.', text: [{ status: 'valid', cite: 'Rule 1' }] },
  },
  authorities: {
    PASS: {
      kind: 'exception',
      lifts: ['many'],
      when: { quantity: { atMost: 6 } },
      text: [{ status: 'valid', cite: 'Rule 2' }],
    },
  },
});

const FILE = 'a.manifest.yaml';

function told(...quantities: readonly number[]): readonly string[] {
  const text = manifest('date: 2026-03-01', ...quantities.map((one) => `item: nvidia-h100-sxm5, quantity: ${one}`));
  const source = read(FILE, text, SECTIONS);
  const sources = new Map([[FILE, { source, config: { ...DEFAULTS, regime: 'mini' } }]]);
  return check({ sources, regimes, catalog, asOf: '2026-11-24' }, newCache())
    .findings(FILE)
    .filter(({ rule }) => rule === 'mini/many')
    .map((finding) => messageOf(source, finding));
}

/** Number in the text of the nth line item, from 0. */
const lineOf = (nth: number): number =>
  manifest('date: 2026-03-01', 'item: nvidia-h100-sxm5, quantity: 1')
    .split('\n')
    .findIndex((row) => row.includes('nvidia-h100-sxm5')) +
  1 +
  nth;

describe('what lines are told at one place', () => {
  test('lines that are told something else get a finding of their own, the most severe first', () => {
    expect(told(6, 7, 5, 9)).toEqual([
      expect.stringMatching(new RegExp(`^Many of \\S+ \\(lines ${lineOf(1)}, ${lineOf(3)}\\)$`)),
      expect.stringMatching(new RegExp(`PASS possible, not cited\\. \\(lines ${lineOf(0)}, ${lineOf(2)}\\)$`)),
    ]);
  });

  test('the only line of a document is not named', () => {
    expect(told(7)).toEqual([expect.not.stringContaining('(line')]);
  });

  test('one of several lines is named', () => {
    expect(told(1, 7)).toEqual([expect.stringMatching(new RegExp(`\\(line ${lineOf(1)}\\)$`))]);
  });

  test('a long list is cut', () => {
    const all = told(...Array.from({ length: 400 }, () => 7));
    expect(all).toEqual([
      expect.stringMatching(new RegExp(`\\(lines ${lineOf(0)}, ${lineOf(1)}, ${lineOf(2)} and 397 more\\)$`)),
    ]);
  });

  test('eight lines are all named', () => {
    const numbers = Array.from({ length: 8 }, (_, nth) => lineOf(nth)).join(', ');
    expect(told(...Array.from({ length: 8 }, () => 7))).toEqual([expect.stringContaining(`(lines ${numbers})`)]);
  });
});
