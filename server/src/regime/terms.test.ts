import { expect, test } from 'vitest';
import type { PackSpec } from './pack.ts';
import { mentionTest, withTerms } from './terms.ts';

test.each<[string[], string, boolean]>([
  [['training'], 'Model training.', true],
  [['train'], 'training of models', true],
  [['training'], 'constraining', false],
  [['army '], 'for the army.', true],
  [['army '], 'armyworm research', false],
  [['high-performance computing'], 'high performance computing', true],
  [['armée '], "pour l'ARMEE", true],
  [['雷达'], '军用雷达系统', true],
  [['военн'], 'Для военной академии', true],
  [['non '], 'non-military', true],
])('%j in “%s”: %s', (words, text, found) => {
  expect(mentionTest(words)(text)).toBe(found);
});

const pack = (when: unknown) =>
  ({ terms: { forces: ['army', 'milit*'] }, conditions: { c: when } }) as unknown as PackSpec;

test('terms are written out where conditions name them, whole words and beginnings', () => {
  const { spec, problems } = withTerms(pack({ all: [{ endUse: { mentions: { terms: 'forces' } } }] }));
  expect(problems).toEqual([]);
  expect(spec.conditions).toEqual({ c: { all: [{ endUse: { mentions: ['army ', 'milit'] } }] } });
});

test('a list that there is not is a mistake, where it is named', () => {
  expect(withTerms(pack({ endUse: { mentions: { terms: ['forces', 'toString'] } } })).problems).toEqual([
    { path: ['conditions', 'c', 'endUse', 'mentions', 'terms'], message: 'there is no list of terms “toString”' },
  ]);
});

test('a pack that names none is the same object', () => {
  const same = pack({ endUse: { mentions: ['x'] } });
  expect(withTerms(same).spec).toBe(same);
});
