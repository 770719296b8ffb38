import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULTS } from '../lint/configuration.ts';
import { asked, PathError } from './paths.ts';
import { findWorkspace, readWorkspace } from './workspace.ts';

const known = { regimes: ['us-ear', 'us-agreements'] };
const MANIFEST = 'kind: ShipmentManifest\n';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'exportlint-workspace-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Files by path below the root; those that end in `.yaml` and have no text of their own are small manifests. */
function laid(...files: (string | readonly [string, string])[]): void {
  for (const file of files) {
    const [name, text] = typeof file === 'string' ? [file, MANIFEST] : file;
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

function seen(cwd: string, ...paths: string[]) {
  const { sources, shown, configurations } = readWorkspace(
    findWorkspace(asked(join(root, cwd), paths)),
    DEFAULTS,
    known,
  );
  const short = (file: string): string => file.slice(root.length + 1);
  return {
    read: [...sources.keys()].map(short),
    shown: shown.map(short),
    configurations: [...configurations.keys()].map(short),
    sources,
  };
}

describe('readWorkspace', () => {
  test('a folder is read with all below it, in the order of paths', () => {
    laid('b.deal.yaml', 'a/x.manifest.yaml', 'a.manifest.yaml', ['a/other.yaml', 'kind: Deployment\n'], 'a/ours.yml');
    expect(seen('').shown).toEqual(['a.manifest.yaml', 'a/ours.yml', 'a/x.manifest.yaml', 'b.deal.yaml']);
  });

  test('hidden folders, packages and links are not entered', () => {
    laid('x.manifest.yaml', '.git/x.manifest.yaml', 'node_modules/p/x.manifest.yaml', 'far/y.manifest.yaml');
    symlinkSync(join(root, 'far'), join(root, 'near'));
    symlinkSync(join(root, 'x.manifest.yaml'), join(root, 'link.manifest.yaml'));
    expect(seen('').read).toEqual(['far/y.manifest.yaml', 'x.manifest.yaml']);
  });

  test('a hidden folder that is named is read', () => {
    laid('.drafts/x.manifest.yaml', ['exportlint.yaml', '']);
    expect(seen('', '.drafts').shown).toEqual(['.drafts/x.manifest.yaml']);
  });

  test('with a configuration, all of its folder counts and only what was named is shown', () => {
    laid(
      ['w/exportlint.yaml', 'regime: us-agreements\n'],
      'w/a/x.manifest.yaml',
      'w/held.licenses.yaml',
      'outside.manifest.yaml',
    );
    const { read, shown, sources } = seen('w/a', 'x.manifest.yaml');
    expect(read).toEqual(['w/a/x.manifest.yaml', 'w/held.licenses.yaml']);
    expect(shown).toEqual(['w/a/x.manifest.yaml']);
    expect([...sources.values()].map(({ config }) => config.regime)).toEqual(['us-agreements', 'us-agreements']);
  });

  test('without a configuration, the files next to a named file count, not those in folders below', () => {
    laid('x.manifest.yaml', 'held.licenses.yaml', 'far/y.manifest.yaml');
    expect(seen('', 'x.manifest.yaml')).toMatchObject({
      read: ['held.licenses.yaml', 'x.manifest.yaml'],
      shown: ['x.manifest.yaml'],
    });
  });

  test('each file has the nearest configuration', () => {
    laid(
      ['exportlint.yaml', 'staleAfterDays: 1\n'],
      'x.manifest.yaml',
      ['a/exportlint.yaml', 'staleAfterDays: 2\n'],
      'a/b/y.manifest.yaml',
    );
    const { sources } = seen('');
    expect(sources.get(join(root, 'x.manifest.yaml'))?.config.staleAfterDays).toBe(1);
    expect(sources.get(join(root, 'a/b/y.manifest.yaml'))?.config.staleAfterDays).toBe(2);
  });

  test('a named file is read whatever it is called, the configuration excepted', () => {
    laid(['notes.txt', 'hello\n'], ['exportlint.yaml', '']);
    expect(seen('', 'notes.txt', 'exportlint.yaml')).toMatchObject({ shown: ['notes.txt'], configurations: [''] });
  });

  test('globs choose among the files below their folder', () => {
    laid('a/x.manifest.yaml', 'a/y.deal.yaml', 'b/z.manifest.yaml');
    expect(seen('', 'a/*.yaml').shown).toEqual(['a/x.manifest.yaml', 'a/y.deal.yaml']);
    expect(seen('a', '../**/*.manifest.yaml').shown).toEqual(['a/x.manifest.yaml', 'b/z.manifest.yaml']);
  });

  test('a file whose name looks like a glob is found by its name', () => {
    laid('a[1].manifest.yaml');
    expect(seen('', 'a[1].manifest.yaml').shown).toEqual(['a[1].manifest.yaml']);
  });

  test('the choices of the caller are laid over every configuration', () => {
    laid('x.manifest.yaml', ['exportlint.yaml', 'regime: us-agreements\n']);
    const { sources } = readWorkspace(findWorkspace(asked(root, [])), DEFAULTS, known, (config) => ({
      ...config,
      alsoCheck: ['us-ear'],
    }));
    expect([...sources.values()][0]?.config).toMatchObject({ regime: 'us-agreements', alsoCheck: ['us-ear'] });
  });
});

describe('asked', () => {
  test('what is not there is told', () => {
    expect(() => asked(root, ['june.manifest.yaml'])).toThrow(
      new PathError('File or folder not found: june.manifest.yaml.'),
    );
    expect(() => asked(root, ['none/*.yaml'])).toThrow('Folder not found: none, so nothing matches none/*.yaml.');
  });
  test('a glob that matches nothing is told', () => {
    laid('x.manifest.yaml');
    expect(() => seen('', '*.deal.yaml')).toThrow('No file matches *.deal.yaml.');
  });
});
