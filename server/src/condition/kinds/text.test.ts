import { expect, test } from 'vitest';
import { mentionTest, TEXT } from './text.ts';

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

const terms = (name: string) => (name === 'forces' ? ['army', 'milit*'] : undefined);
const parsed = (mentions: unknown) => TEXT.parse({ mentions }, { name: 'endUse' }, ['when', 'endUse'], { terms });

test('terms are written out where conditions name them, whole words and beginnings', () => {
  expect(parsed({ terms: 'forces' })).toEqual({ mentions: ['army ', 'milit'] });
});

test('a list that does not exist is a mistake, with the place where it is named', () => {
  expect(() => parsed({ terms: ['forces', 'toString'] })).toThrow(
    expect.objectContaining({
      message: 'unknown list of terms "toString"',
      path: ['when', 'endUse', 'mentions', 'terms'],
    }),
  );
});
