import { describe, expect, it } from 'vitest';
import type { Item } from '../catalog/types.ts';
import type { Regime } from '../lint/index.ts';
import type { JudgedLine } from '../lint/types.ts';
import type { ClassSpec } from '../regime/pack.ts';
import { classWords } from './classWords.ts';

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
const regime = { pack: { spec: { classes: CLASSES } } } as unknown as Regime;

function wordsFor(label: string, tpp: number, density: number, more: Partial<Item> = {}): string | undefined {
  const exactly = (value: number) => ({ stated: value, low: value, high: value });
  const resolved = { kind: 'chip', tpp: exactly(tpp), performanceDensity: exactly(density), eccn: [], ...more };
  const found = classWords({ class: label, date: '2026-01-01', resolved } as unknown as JudgedLine, regime);
  return found && [found.leading, ...found.others, found.name].filter(Boolean).join(' | ');
}

describe('why an item is in its class', () => {
  it.each([
    ['3X.a', 4000, 3, {}, '≥ 4,000 | 3X.a'],
    ['3X.a', 1500, 6, {}, '≥ 1,000 | performance density 6 ≥ 5 | 3X.a'],
    ['3X.b', 3000, 2, {}, '≥ 2,000 and < 4,000 | performance density 2 ≥ 1 and < 5 | 3X.b'],
    ['none', 900, 2, {}, '< 1,000 | in no class'],
    ['none', 1500, 2, {}, 'in no class'],
    ['none', 3000, 6, { dataCenter: false }, '< 4,000 | designed or marketed for data centres: no | in no class'],
    ['none', 0, 0, { kind: 'memory' }, 'in no class'],
    ['unknown', 4000, 3, {}, undefined],
  ] as const)('%s at TPP %d and density %d %j', (label, tpp, density, more, words) => {
    expect(wordsFor(label, tpp, density, more)).toBe(words);
  });
});
