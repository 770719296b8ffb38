import { expect, test } from 'vitest';
import { nearNames } from './nearNames.ts';
import { nearlySame } from './partyNames.ts';

test.each([
  ['a slip in the first letter', 'farol data', 'garol data'],
  ['a letter too many in front', 'farol data', 'ffarol data'],
  ['two slips in a long name, at both ends', 'core42 technology project', 'ore42 technology projects'],
  ['words in another order', 'farol data', 'data farol'],
  ['a form in front', 'volvo', 'ab volvo'],
  ['a form of several words in front', 'farol', 'limited liability partnership farol'],
])('%s', (_, a, b) => {
  expect(nearNames(['quipu datos', a, 'andina cloud', b])).toEqual(
    new Map([
      [a, b],
      [b, a],
    ]),
  );
});

test('names that are not near to another one are omitted', () => {
  expect(nearNames(['oslo compute', 'lisbon compute', 'oslo data', 'g42', 'g43'])).toEqual(new Map());
});

/** Numbers that look random and are the same each time. */
function dice(): (sides: number) => number {
  let state = 1;
  return (sides) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * sides);
  };
}

test('finds whom comparing each with each finds', () => {
  const roll = dice();
  const letters = 'abc ';
  const names = Array.from({ length: 400 }, () =>
    Array.from({ length: 4 + roll(14) }, () => letters[roll(letters.length)])
      .join('')
      .replace(/ +/g, ' ')
      .trim(),
  );
  const known = [...new Set(names)];
  const near = nearNames(known);
  expect([...near.keys()].sort()).toEqual(known.filter((a) => known.some((b) => nearlySame(a, b))).sort());
  for (const [a, b] of near) expect(nearlySame(a, b), `${a} and ${b}`).toBe(true);
});

test('ten thousand names take a moment', () => {
  const roll = dice();
  const word = () => Array.from({ length: 5 + roll(5) }, () => String.fromCharCode(97 + roll(26))).join('');
  const ends = ['data', 'cloud', 'compute', 'systems', 'technologies', 'services', 'networks', 'hosting'];
  const names = Array.from({ length: 10_000 }, () => `${word()} ${word()} ${ends[roll(ends.length)]}`);
  const start = performance.now();
  expect(nearNames([...names, 'x' + names[0]]).get(names[0] as string)).toBe(`x${names[0]}`);
  expect(performance.now() - start).toBeLessThan(2500); // each with each takes far longer
});
