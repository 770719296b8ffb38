import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS, textOf } from '../yaml/index.ts';
import { beginningSaysOurKind, bytesOf, bytesSayOurKind, readWhole, sourceOf } from './read.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exportlint-read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('sourceOf', () => {
  test('reads UTF-8, and passes over a byte order mark', () => {
    expect(textOf(sourceOf('x.yaml', Buffer.from('\ufeffid: Ærø\n')))).toBe('id: Ærø\n');
  });
  test.each([
    ['Latin-1', Buffer.from('kind: X\nid: caf\xe9\n', 'latin1'), 2],
    ['a sequence that is cut off', Buffer.from([0x69, 0x64, 0xe5, 0x8c]), 1],
    ['UTF-16', Buffer.from('\ufeffid: A\n', 'utf16le'), 1],
  ])('says that %s is not UTF-8, and where', (_, bytes, line) => {
    const source = sourceOf('x.yaml', bytes);
    expect(source.docs).toEqual([]);
    expect(source.broken).toMatchObject({ rule: 'yaml/not-utf8', args: { line } });
  });
  test('says that a file is too large', () => {
    expect(sourceOf('x.yaml', Buffer.alloc(LIMITS.bytes + 1, '#')).broken).toMatchObject({ rule: 'yaml/too-large' });
  });
});

describe('bytesOf', () => {
  test('gives the reason in words for what cannot be read', () => {
    mkdirSync(join(folder, 'x.manifest.yaml'));
    expect(bytesOf(join(folder, 'x.manifest.yaml'), 'x')).toMatchObject({
      source: { file: 'x', broken: { rule: 'lint/unreadable', args: { reason: 'it is a folder' } } },
    });
    expect(bytesOf(join(folder, 'none.yaml'))).toMatchObject({
      source: { broken: { args: { reason: 'it does not exist' } } },
    });
  });
  test('does not read a file beyond the limit', () => {
    writeFileSync(join(folder, 'large.yaml'), Buffer.alloc(LIMITS.bytes + 1, '#'));
    expect(bytesOf(join(folder, 'large.yaml'))).toMatchObject({ source: { broken: { rule: 'yaml/too-large' } } });
  });
});

test('a configuration has no sections, so that a key of that name is not cut out of it', () => {
  writeFileSync(join(folder, 'exportlint.yaml'), 'lines:\n  - a\n');
  expect(readWhole(join(folder, 'exportlint.yaml')).docs[0]?.sections).toEqual([]);
});

test('our kinds are seen in bytes of any encoding that keeps ASCII, and at the beginning of a large file', () => {
  expect(bytesSayOurKind(Buffer.from('id: caf\xe9\nkind: DealSheet\n', 'latin1'))).toBe(true);
  writeFileSync(join(folder, 'large.yaml'), `kind: DealSheet\n${'#'.repeat(200_000)}`);
  expect(beginningSaysOurKind(join(folder, 'large.yaml'))).toBe(true);
  expect(beginningSaysOurKind(join(folder, 'none.yaml'))).toBe(false);
});
