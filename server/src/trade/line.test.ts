import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/index.ts';
import { shippedCatalog } from '../catalog/shipped.ts';
import { readLine } from './line.ts';

const catalog = loadCatalog(shippedCatalog);

const read = (value: unknown, invalid: readonly (readonly (string | number)[])[] = []) =>
  readLine({ piece: { text: '', lines: 0 }, base: ['lines', 0], value, invalid }, catalog);

const problems = (value: unknown) =>
  read(value).problems.map(({ rule, doubt, at }) => [rule, doubt, at.path.slice(2).join('.')]);

describe('a count in the name of the item', () => {
  test('the fix writes the item and multiplies the quantity, in one', () => {
    const { line, problems } = read({ item: '4x L40S', quantity: 8 });
    expect(line.item).toBeUndefined();
    expect(problems).toMatchObject([
      {
        rule: 'trade/unknown-item',
        message:
          '"4x L40S" contains a count of 4. Write the item alone, and all units in `quantity`. Did you mean nvidia-l40s?',
        fixes: [
          {
            title: 'Write nvidia-l40s and quantity 32',
            safety: 'unsafe',
            text: 'nvidia-l40s',
            also: [{ at: { path: ['lines', 0, 'quantity'] }, value: 32 }],
          },
        ],
      },
    ]);
  });

  test.each([
    ['the quantity may hold it already', { item: '8x H100 SXM5', quantity: 8 }],
    ['there is no quantity', { item: '4x L40S' }],
    ['the quantity is no number of units', { item: '4x L40S', quantity: 2.5 }],
    ['each unit has its serial number', { item: '2x L40S', quantity: 4, serials: ['a', 'b', 'c', 'd'] }],
    ['where the count ends is not clear', { item: 'L40S (48)', quantity: 8 }],
  ])('no fix when %s', (_, value) => {
    const [problem] = read(value).problems;
    expect([problem?.rule, problem?.fixes]).toEqual(['trade/unknown-item', []]);
  });
});

describe('ECCNs', () => {
  test.each([
    [undefined, [], false],
    ['5a002z', ['5A002.z'], false],
    ['4A090.a, 5A002.z', ['4A090.a', '5A002.z'], false],
    [['4A090a', '5A002.z', '5A002z'], ['4A090.a', '5A002.z'], false],
    ['5B0Z2', [], true],
    [['4A090.a', 'tbd'], ['4A090.a'], true],
  ])('%j', (eccn, eccns, eccnUnreadable) => {
    const { line } = read(eccn === undefined ? {} : { eccn });
    expect([line.eccns, line.eccnUnreadable, line.eccn]).toEqual([eccns, eccnUnreadable, eccns[0]]);
  });

  test('what the schema refused is not "none declared"', () => {
    expect(read({ eccn: { a: 1 } }, [['eccn']]).line).toMatchObject({ eccns: [], eccnUnreadable: true });
    expect(read({ eccn: ['4A090.a', 7] }, [['eccn', 1]]).line).toMatchObject({
      eccns: ['4A090.a'],
      eccnUnreadable: true,
    });
  });

  test('findings, and which of them leave a doubt', () => {
    expect(problems({ eccn: '5A002.z' })).toEqual([]);
    expect(problems({ eccn: '5a002z' })).toEqual([['trade/eccn-spelling', undefined, 'eccn']]);
    expect(problems({ eccn: ['5A002.z', '4a090a'] })).toEqual([['trade/eccn-spelling', undefined, 'eccn.1']]);
    expect(problems({ eccn: 'tbd' })).toEqual([['trade/placeholder', true, 'eccn']]);
    expect(problems({ eccn: '5B0Z2' })).toEqual([['trade/unknown-eccn', true, 'eccn']]);
    expect(problems({ eccn: ['EAR99', '3A090.a'] })).toEqual([['trade/eccn-contradiction', true, 'eccn']]);
    expect(read({ eccn: '4A090.a / 5A002z' }).problems[0]?.fixes).toEqual([
      { title: 'Write a list: 4A090.a, 5A002.z', safety: 'safe', text: ['4A090.a', '5A002.z'] },
    ]);
  });
});

test('figures below those of the name leave a doubt, each at its key', () => {
  expect(problems({ item: { name: 'H100 SXM', tpp: 1000, dataCenter: false } })).toEqual([
    ['trade/figures-below-catalogue', true, 'item.tpp'],
    ['trade/figures-below-catalogue', true, 'item.dataCenter'],
  ]);
  expect(problems({ item: { name: 'HGX H100 8-GPU', tpp: 15840 } })).toEqual([
    ['trade/figures-below-catalogue', true, 'item.name'],
  ]);
});

test('an item that only the press describes leaves a doubt', () => {
  expect(problems({ item: 'TPU 8t', quantity: 1 })).toEqual([['trade/figures-from-press', true, 'item']]);
});
