import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asked } from '../disk/paths.ts';
import { findWorkspace, readWorkspace } from '../disk/workspace.ts';
import { DEFAULTS, knownBy } from '../lint/configuration.ts';
import { loadCore } from '../lint/index.ts';
import { cacheFolder, clean, Draft, find, isKept, type Question } from './cache.ts';
import type { Judged } from './judge.ts';

const folder = (name: string) => mkdtempSync(path.join(tmpdir(), `exportlint-${name}-`)).replaceAll('\\', '/');

let workspace: string;
let cache: string;
beforeEach(() => {
  workspace = folder('workspace');
  cache = path.join(folder('cache'), 'exportlint');
  writeFileSync(path.join(workspace, 'a.manifest.yaml'), 'kind: ShipmentManifest\nid: A\n');
  writeFileSync(path.join(workspace, 'notes.yaml'), 'nothing: of ours\n');
});
afterEach(() => {
  for (const one of [workspace, path.dirname(cache)]) rmSync(one, { recursive: true, force: true });
});

const question = (change: Partial<Question> = {}): Question => ({
  folder: cache,
  program: 'one build',
  paths: ['.'],
  options: { format: ['pretty'], failOn: 'error' },
  cwd: workspace,
  today: '2026-06-01',
  look: '80 plain',
  ...change,
});

/** A check of the workspace as it is now, as far as the cache looks at it. */
function judged(change: Partial<Judged> = {}): Judged {
  const found = findWorkspace(asked(workspace, ['.']));
  const core = loadCore();
  const read = readWorkspace(found, DEFAULTS, knownBy(core));
  const view = { files: read.shown, report: { incomplete: false } };
  return { view, core, read: { found, workspace: read }, ...change } as unknown as Judged;
}

const printed = { code: 1, text: Buffer.from('one error: naïve\n') } as const;
/** Prints and keeps; `from` is what was checked. */
function kept(from = judged(), asking = question(), parts: readonly string[] = ['one error: ', 'naïve\n']): void {
  const draft = new Draft(asking);
  expect([...draft.of(parts)]).toEqual(parts);
  draft.keep(from, printed.code);
  draft.discard();
}
const answer = (change: Partial<Question> = {}) => find(question(change))?.text.toString();
const entries = () => readdirSync(cache).map((name) => path.join(cache, name));

describe('a report that was printed', () => {
  test('is printed again while nothing changed, with its exit code', () => {
    expect(find(question())).toBeUndefined();
    kept();
    expect(find(question())).toEqual(printed);
  });

  test('is not, once a file that was read says something else, whatever its time', () => {
    kept();
    const file = path.join(workspace, 'a.manifest.yaml');
    const { size } = statSync(file);
    writeFileSync(file, 'kind: ShipmentManifest\nid: B\n');
    expect(statSync(file).size).toBe(size);
    expect(answer()).toBeUndefined();
  });

  test('is not, once a file that was passed over says something else, which may make it ours', () => {
    kept();
    writeFileSync(path.join(workspace, 'notes.yaml'), 'kind: ShipmentManifest\n');
    expect(answer()).toBeUndefined();
  });

  test.each(['b.manifest.yaml', 'exportlint.yaml', 'other.txt'])('is not, once there is a file %s', (name) => {
    kept();
    writeFileSync(path.join(workspace, name), '');
    expect(answer()).toBeUndefined();
  });

  test('is not, once a file is gone', () => {
    kept();
    rmSync(path.join(workspace, 'a.manifest.yaml'));
    expect(answer()).toBeUndefined();
  });

  test.each<Partial<Question>>([
    { program: 'another build' },
    { options: { format: ['json'], failOn: 'error' } },
    { paths: ['a.manifest.yaml'] },
    { today: '2026-06-02' },
    { look: '120 plain' },
  ])('is not for another question: %j', (change) => {
    kept();
    expect(answer(change)).toBeUndefined();
  });

  test('is of the text that was checked, not of what the file says by the time it is kept', () => {
    const before = judged();
    writeFileSync(path.join(workspace, 'a.manifest.yaml'), 'kind: ShipmentManifest\nid: B\n');
    kept(before);
    expect(answer()).toBeUndefined();
  });

  test('is not kept once a file that was passed over has become ours', () => {
    const before = judged();
    writeFileSync(path.join(workspace, 'notes.yaml'), 'kind: ShipmentManifest\n');
    kept(before);
    expect(answer()).toBeUndefined();
  });

  test.each(['cut', 'changed', 'empty'])('is not where what is kept was %s', (how) => {
    kept();
    const [file = ''] = entries();
    const bytes = readFileSync(file);
    const last = bytes.length - 2;
    writeFileSync(file, how === 'cut' ? bytes.subarray(0, last) : how === 'empty' ? '' : bytes.fill(65, last));
    expect(answer()).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  test('is not kept of a check that could not check everything, or of packs and catalogues of the workspace', () => {
    const { view, core } = judged();
    const incomplete = { ...view, report: { ...view.report, incomplete: true } };
    kept(judged({ view: incomplete }));
    kept(judged({ core: { ...core, own: {} } as never }));
    expect(answer()).toBeUndefined();
  });

  test('is kept where only its owner reads it, and none is left half written', () => {
    kept();
    kept();
    expect(entries()).toHaveLength(1);
    if (process.platform !== 'win32') {
      expect([cache, ...entries()].map((file) => (statSync(file).mode & 0o777).toString(8))).toEqual(['700', '600']);
    }
  });

  test('does not stop a check where it cannot be kept', () => {
    writeFileSync(path.dirname(cache) + '/file', '');
    kept(judged(), question({ folder: `${path.dirname(cache)}/file/below` }));
    kept();
    chmodSync(cache, 0o500);
    kept();
    chmodSync(cache, 0o700);
  });

  test('is not kept where the reader went before its end', () => {
    const draft = new Draft(question());
    for (const part of draft.of(['one', 'two'])) {
      expect(part).toBe('one');
      break;
    }
    draft.keep(judged(), 0);
    draft.discard();
    expect(entries()).toEqual([]);
  });

  test('is removed by clean, and nothing else is', () => {
    kept();
    writeFileSync(path.join(cache, 'mine.txt'), '');
    expect(clean(cache)).toBe(1);
    expect(readdirSync(cache)).toEqual(['mine.txt']);
    expect(clean(path.join(cache, 'none'))).toBe(0);
  });
});

test.each([
  [{}, true],
  [{ format: ['json'] }, true],
  [{ cache: false }, false],
  [{ format: ['json=out.json'] }, false],
  [{ format: ['json'], output: 'out.json' }, false],
  [{ fix: true }, false],
  [{ record: 'checks.jsonl' }, false],
  [{ baseline: 'b.json' }, false],
  [{ changedSince: 'main' }, false],
  [{ stdin: true }, false],
])('a check with %j may come from the cache: %s', (options, expected) => {
  expect(isKept({ failOn: 'error', ...options })).toBe(expected);
});

test('the folder is where the system keeps what can be made again', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux')).toBe(path.join('/x', 'exportlint'));
  expect(cacheFolder({}, 'linux')).toMatch(/\.cache.exportlint$/);
  expect(cacheFolder({ XDG_CACHE_HOME: 'here' }, 'linux')).toBe(cacheFolder({}, 'linux'));
  expect(cacheFolder({}, 'darwin')).toMatch(/Library.Caches.exportlint$/);
  expect(cacheFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe(path.join('/l', 'exportlint'));
});
