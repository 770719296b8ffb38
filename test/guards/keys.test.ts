/** A key that a document may have decides something, or the list next to this says why it does not. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { allKeys, decides, type Key } from './keyUse.ts';

type Listed = Readonly<Record<string, string>>;
const { decide, shown, ignored } = parse(readFileSync('test/guards/keys.yaml', 'utf8')) as Record<
  'decide' | 'shown' | 'ignored',
  Listed
>;
const keys = allKeys();
const silent: Listed = { ...shown, ...ignored };

/** In how many places a key is tried before it counts as one that decides nothing. */
const TRIES = 12;

test('the list names keys that there are, each once', () => {
  const names = [decide, shown, ignored].flatMap((part) => Object.keys(part));
  expect(names.filter((name) => !keys.has(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('every key that is not on the list decides something', () => {
  const unlisted = [...keys.values()].filter(({ name }) => !(name in silent) && !(name in decide));
  expect(unlisted.filter((key) => !decides(key, TRIES)).map(({ name }) => name)).toEqual([]);
}, 120_000);

test('no key that is said to decide nothing decides something', () => {
  expect(Object.keys(silent).filter((name) => decides(keys.get(name) as Key, TRIES / 3))).toEqual([]);
}, 120_000);

test('what is said to show that a key decides shows it', () => {
  const wrong = Object.entries(decide).filter(([name, file]) => {
    const word = name.split('.')[1] as string;
    return file.endsWith('.yaml')
      ? !decides(keys.get(name) as Key, 50, file)
      : !existsSync(file) || !readFileSync(file, 'utf8').includes(word);
  });
  expect(wrong).toEqual([]);
}, 120_000);
