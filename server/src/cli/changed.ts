/** Which files changed since a revision of Git: in commits, in the working tree, and new ones that Git does not know yet. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { folderOf } from '../lint/files.ts';
import { UsageError } from './exit.ts';

/** Those of the files that changed. Throws UsageError when there is no repository, no such revision or no Git. */
export function changedSince(revision: string, files: readonly string[], cwd: string): readonly string[] {
  const [root = ''] = git(cwd, ['rev-parse', '--show-toplevel']).split('\n');
  const commit = git(
    cwd,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    revision,
  ).trim();
  const changed = git(root, ['diff', '--name-only', '--no-renames', '--diff-filter=d', '-z', commit, '--']);
  const fresh = git(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  const names = new Set(`${changed}${fresh}`.split('\0').filter((name) => name !== ''));
  // Git names the repository by its real path; what was asked for may have come through a symbolic link.
  const prefix = `${root.replaceAll('\\', '/')}/`;
  return files.filter((file) => {
    const path = realPath(file);
    return path.startsWith(prefix) && names.has(path.slice(prefix.length));
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
