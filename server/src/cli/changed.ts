/** Which files changed since a revision of Git: in commits, in the working tree, and new ones that Git does not know yet. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { folderOf } from '../lint/files.ts';
import type { CheckedSource } from '../lint/types.ts';
import { KINDS } from '../schema/index.ts';
import { parsed, type Source, valueAt } from '../yaml/index.ts';
import { UsageError } from './exit.ts';

/** What changed since a revision, as far as it bears on a check. */
export interface Changes {
  readonly has: (file: string) => boolean;
  /** A configuration, a register, or a pack or catalogue that a configuration names is among it: the answer to any file may depend on it. */
  readonly concernsAll: boolean;
}

/**
 * Looks at what was read, by path. Throws UsageError when there is no repository, no such revision or no Git.
 * @param own  the packs and catalogues that documents are judged by, as far as they do not ship
 */
export function changesSince(
  revision: string,
  sources: ReadonlyMap<string, CheckedSource>,
  own: readonly Source[],
  cwd: string,
): Changes {
  const [root = ''] = git(cwd, ['rev-parse', '--show-toplevel']).split('\n');
  const commit = git(
    cwd,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    revision,
  ).trim();
  const changed = git(root, ['diff', '--name-only', '--no-renames', '-z', commit, '--']);
  const fresh = git(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  const names = new Set(`${changed}${fresh}`.split('\0').filter((name) => name !== ''));
  // Git names the repository by its real path; what was asked for may have come through a symbolic link.
  const prefix = `${root.replaceAll('\\', '/')}/`;
  const has = (file: string): boolean => {
    const path = realPath(file);
    return path.startsWith(prefix) && names.has(path.slice(prefix.length));
  };
  const isAbout = [...names].some((name) => CONCERNS_ALL.test(name));
  const isRegisterChanged = [...sources].some(([file, { source }]) => isRegister(source) && has(file));
  return { has, concernsAll: isAbout || isRegisterChanged || own.some(({ file }) => has(file)) };
}

/** By name, since a file that was deleted can no longer be read. */
const CONCERNS_ALL = /(?:^|\/)(?:exportlint\.yaml|[^/]*\.(?:licenses|agreements|veus)\.ya?ml)$/;
const SHIPMENTS: ReadonlySet<unknown> = new Set(['ShipmentManifest', 'DealSheet']);

function isRegister({ docs }: Source): boolean {
  return docs.some((doc) => {
    const kind = valueAt(parsed(doc, doc.head).value, ['kind']);
    return KINDS.some((one) => one === kind) && !SHIPMENTS.has(kind);
  });
}

/** The folder's real path, and the name in it: a file that is a link itself is what changed. */
function realPath(file: string): string {
  const folder = folderOf(file);
  try {
    return realpathSync(folder).replaceAll('\\', '/') + file.slice(folder.length);
  } catch {
    return file;
  }
}

function git(cwd: string, args: readonly string[], revision?: string): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw new UsageError(`--changed-since needs Git, which cannot be run: ${error.message}.`);
  if (status === 0) return stdout;
  if (revision !== undefined) throw new UsageError(`--changed-since: Git knows no revision ${revision}.`);
  throw new UsageError(`--changed-since: ${stderr.trim().replace(/^fatal: /, '') || 'Git failed'}.`);
}
