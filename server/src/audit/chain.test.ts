import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { readChain } from './chain.ts';
import { differences } from './compare.ts';
import { type CheckFacts, recordLine } from './record.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const FACTS: CheckFacts = {
  when: '2026-11-24T10:00:00.000Z',
  asOf: '2026-11-24',
  exportlint: '1.2.3',
  asked: { paths: ['.'] },
  files: [
    { file: 'a.yaml', sha256: 'aa' },
    { file: 'b.yaml', sha256: 'bb' },
  ],
  packs: [{ id: 'us-ear', version: '1', sha256: 'p' }],
  catalogue: { version: '1', sha256: 'c' },
  configuration: 'k',
  result: 'r',
  verdicts: { blocked: 1, clear: 2 },
  incomplete: false,
};

function lines(count: number): string[] {
  const all: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    all.push(recordLine({ ...FACTS, when: `2026-11-24T10:00:0${nth}.000Z` }, all.at(-1), sha256));
  }
  return all;
}

const textOf = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
const breaks = (text: string): string[] =>
  readChain(text, sha256).breaks.map(({ line, message }) => `${line} ${message}`);

describe('a record of checks', () => {
  test('that no one touched has no break', () => {
    const all = lines(3);
    expect(readChain(textOf(all), sha256)).toMatchObject({ breaks: [], last: sha256(all[2] as string) });
    expect(readChain(textOf(all), sha256).records.map(({ line, record }) => [line, record.when])).toEqual([
      [1, '2026-11-24T10:00:00.000Z'],
      [2, '2026-11-24T10:00:01.000Z'],
      [3, '2026-11-24T10:00:02.000Z'],
    ]);
  });

  test('shows any single byte that was changed, wherever it is', () => {
    const [first = '', ...rest] = lines(2);
    for (let at = 0; at < first.length; at += 1) {
      const sign = first[at] === '7' ? '8' : '7';
      const changed = textOf([first.slice(0, at) + sign + first.slice(at + 1), ...rest]);
      expect(breaks(changed), `${at}`).not.toEqual([]);
    }
  });

  test('shows a line that someone changed and hashed again', () => {
    const all = lines(3);
    all[1] = recordLine({ ...FACTS, verdicts: { clear: 3 } }, all[0], sha256);
    expect(breaks(textOf(all))).toEqual([
      '3 It does not follow the line before it: that line was changed, or lines between them were added or removed.',
    ]);
  });

  test('shows lines that changed places, a line twice, and an empty line', () => {
    const [a = '', b = '', c = ''] = lines(3);
    expect(breaks(textOf([a, c, b])).map((text) => text[0])).toEqual(['2', '3']);
    expect(breaks(textOf([a, b, b, c])).map((text) => text[0])).toEqual(['3']);
    expect(breaks(textOf([a, '', b, c])).map((text) => text[0])).toEqual(['2', '3']);
  });

  test('cannot show lines cut off at the end but by the hash of the last line', () => {
    const all = lines(3);
    const cut = readChain(textOf(all.slice(0, 2)), sha256);
    expect(cut.breaks).toEqual([]);
    expect(cut.last).not.toBe(readChain(textOf(all), sha256).last);
  });

  test('shows a line whose writing broke off', () => {
    const text = textOf(lines(2));
    expect(breaks(text.slice(0, -1))).toEqual(['2 Its line break is missing: the writing broke off.']);
    expect(breaks(text.slice(0, -20)).map((one) => one[0])).toEqual(['2', '2']);
  });

  test.each(['null', '[]', '{}', '1', '{"version":1}', 'not JSON'])('%s is no record', (line) => {
    expect(breaks(`${line}\n`)).toEqual(['1 It is no record, or not a whole one.']);
  });
});

describe('what differs between two checks', () => {
  const told = (now: Partial<CheckFacts>): string[] =>
    differences(FACTS, { ...FACTS, when: 'later', ...now }).map(({ what, message }) => `${what}: ${message}`);

  test('nothing', () => {
    expect(told({})).toEqual([]);
  });

  test.each<[Partial<CheckFacts>, string[]]>([
    [
      {
        files: [
          { file: 'a.yaml', sha256: 'a2' },
          { file: 'c.yaml', sha256: 'cc' },
        ],
      },
      ['input: a.yaml was changed.', 'input: b.yaml is gone.', 'input: c.yaml is new.'],
    ],
    [{ packs: [{ id: 'us-ear', version: '2', sha256: 'p2' }] }, ['pack: The pack us-ear is another one: 1, now 2.']],
    [
      { packs: [{ id: 'us-ear', version: '1', sha256: 'p2' }] },
      ['pack: The pack us-ear is another one, though its version is still 1.'],
    ],
    [{ packs: [] }, ['pack: The pack us-ear is not used now.']],
    [{ catalogue: { version: '2', sha256: 'c2' } }, ['catalogue: The catalogue is another one: 1, now 2.']],
    [{ configuration: 'k2' }, ['configuration: The configuration is another one.']],
    [{ exportlint: '2.0.0' }, ['program: Exportlint is another one: 1.2.3, now 2.0.0.']],
    [{ incomplete: true }, ['incomplete: Something could not be checked now.']],
    [
      { result: 'r2', verdicts: { clear: 3 } },
      ['answer: The answer is another one: 1 blocked, 2 clear; now 3 clear. Nothing that it hangs on has changed.'],
    ],
    [
      { result: 'r2', configuration: 'k2' },
      [
        'configuration: The configuration is another one.',
        'answer: The answer is another one: the verdicts are still 1 blocked, 2 clear, with other lines or findings.',
      ],
    ],
  ])('%j', (now, expected) => {
    expect(told(now)).toEqual(expected);
  });
});

test('canonical JSON is one text for one value', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: undefined }], a: () => 1, ä: null })).toBe('{"b":[1,{"d":1}],"ä":null}');
  expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
});
