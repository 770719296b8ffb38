import { describe, expect, it } from 'vitest';
import { MINIATURE, manifest, regimesOf, report } from '../../../../test/unit/miniature.ts';
import type { ClassSpec } from '../../regime/pack.ts';
import { classText } from './classText.ts';

const CLASSES: readonly ClassSpec[] = [
  { id: 'm', label: 'none', words: 'in no class', when: { itemKind: 'memory' } },
  { id: 'g', label: 'none', words: 'in no class', when: { all: [{ dataCenter: false }, { tpp: { below: 4000 } }] } },
  {
    id: 'a',
    label: '3X.a',
    when: {
      any: [{ tpp: { atLeast: 4000 } }, { all: [{ tpp: { atLeast: 1000 } }, { performanceDensity: { atLeast: 5 } }] }],
    },
  },
  {
    id: 'b',
    label: '3X.b',
    when: { all: [{ tpp: { atLeast: 2000, below: 4000 } }, { performanceDensity: { atLeast: 1, below: 5 } }] },
  },
  { id: 's', label: 'none', words: 'in no class', otherwise: true },
];
const regimes = regimesOf({ ...MINIATURE, classes: CLASSES });

function wordsFor(item: string): string | undefined {
  const text = manifest('', `item: ${item}, quantity: 1`);
  const [line] = report({ 'a.manifest.yaml': text }, regimes).lines('a.manifest.yaml');
  const found = line && classText(line);
  return found && [found.leading, ...found.others, found.name].filter(Boolean).join(' | ');
}

describe('why an item is in its class', () => {
  // Performance density is TPP by die area.
  it.each([
    ['{name: X, tpp: 4000, dieArea: 1000, dataCenter: true}', '≥ 4,000 | 3X.a'],
    ['{name: X, tpp: 1500, dieArea: 250, dataCenter: true}', '≥ 1,000 | performance density 6 ≥ 5 | 3X.a'],
    [
      '{name: X, tpp: 3000, dieArea: 1500, dataCenter: true}',
      '≥ 2,000 and < 4,000 | performance density 2 ≥ 1 and < 5 | 3X.b',
    ],
    ['{name: X, tpp: 900, dieArea: 450, dataCenter: true}', '< 1,000 | in no class'],
    ['{name: X, tpp: 1500, dieArea: 750, dataCenter: true}', 'in no class'],
    [
      '{name: X, tpp: 3000, dieArea: 500, dataCenter: false}',
      '< 4,000 | designed or marketed for data centres: no | in no class',
    ],
    ['{name: X}', undefined],
  ])('%s: %s', (item, words) => {
    expect(wordsFor(item)).toBe(words);
  });
});
