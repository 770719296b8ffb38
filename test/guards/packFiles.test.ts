/** The files of the packs that ship: what has a name is not written out again next to it, and a person can read them. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { inWords } from '../../server/src/pack/packNames.ts';
import { addDays } from '../../server/src/trade/dates.ts';

interface File {
  readonly amendments?: { readonly [name: string]: { readonly from: string } };
  readonly parameters?: {
    readonly [name: string]: { readonly unit: string; readonly value?: number; readonly values?: object };
  };
}

const files = globSync('regimes/*/*.yaml', { ignore: '**/register.yaml' })
  .sort()
  .map((file) => {
    const text = readFileSync(file, 'utf8');
    return { file, text, value: parse(text) as File };
  });

/** Every text in a value, but what declares names and what cites. */
function* textsIn(value: unknown, at = ''): Generator<readonly [at: string, text: string]> {
  if (typeof value === 'string') yield [at, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, below] of Object.entries(value)) {
    if (at === '' && ['amendments', 'parameters', 'provision', 'coverage', 'terms', 'links'].includes(key)) continue;
    if (key !== 'cite' && key !== 'from' && key !== 'until') yield* textsIn(below, at === '' ? key : `${at}.${key}`);
  }
}

/** Is the number written in the text? A small one is only told from others by its unit. */
function says(text: string, number: number, unit: string): boolean {
  const words = [inWords(number, unit), String(number)].map((one) => one.replaceAll('.', '\\.'));
  const after = number < 1000 && unit !== 'share' ? ` ${unit}` : '(?![\\d,.]*\\d)';
  return new RegExp(`(?<![\\d.,])(?:${words.join('|')})${after}`).test(text);
}

test('finds a number that is written out', () => {
  expect(says('chips under 21,000 TPP', 21000, 'TPP')).toBe(true);
  expect(says('a ratio of 50 percent', 0.5, 'share')).toBe(true);
  expect(says('at least 25 calendar days', 25, 'calendar days')).toBe(true);
  expect(says('supplement no. 2', 2, 'GB/s per mm²')).toBe(false);
  expect(says('121,000 TPP or 21,000,000', 21000, 'TPP')).toBe(false);
});

const withParameters = files.filter(({ value }) => value.parameters);

describe.each(withParameters.map(({ file, value }) => [file, value] as const))('%s', (_, value) => {
  test('a sentence names a parameter of its file, and does not write its number', () => {
    const bare = Object.entries(value.parameters ?? {}).flatMap(([name, { unit, value: one, values = {} }]) =>
      [one, ...Object.values(values)]
        .filter((number) => number !== undefined)
        .flatMap((number) =>
          [...textsIn(value)].flatMap(([at, text]) => (says(text, number, unit) ? [`${at}: {${name}}`] : [])),
        ),
    );
    expect(bare).toEqual([]);
  });
});

test.each(['us-agreements', 'us-ai-diffusion', 'us-ear'])('%s names the day of an amendment', (id) => {
  const own = files.filter(({ file }) => file.startsWith(`regimes/${id}/`));
  const amendments = own.flatMap(({ value }) => Object.values(value.amendments ?? {}));
  const bare = own.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, at) => {
      const isDeclared = /^ {2}[\w-]+: \{from: /.test(line);
      const found = amendments.some(
        ({ from }) => line.includes(`from: ${from}`) || line.includes(`until: ${addDays(from, -1)}`),
      );
      return found && !isDeclared ? [`${file}:${at + 1}: ${line.trim()}`] : [];
    }),
  );
  expect(bare).toEqual([]);
});

test('no line is longer than 140 characters, except for an address', () => {
  const long = files.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, at) => (line.length > 140 && !/^ *https:\S+$/.test(line) ? [`${file}:${at + 1}`] : [])),
  );
  expect(long).toEqual([]);
});
