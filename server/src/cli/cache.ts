/**
 * Reports of checks that were made before, kept in the user's cache folder. An answer is taken from there only where everything that it
 * rests on is the same: the program, the options, the day, which files there are, and what is in each that was read. What is kept never
 * comes from a workspace, and a file that is not as it was written is not used. See docs/decisions/cache.md.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { asked } from '../disk/paths.ts';
import { bytesSayOurKind } from '../disk/read.ts';
import { type FoundWorkspace, findWorkspace } from '../disk/workspace.ts';
import { textOf } from '../yaml/index.ts';
import type { CheckOptions } from './check.ts';
import type { ExitCode } from './exit.ts';
import { sha256 } from './hash.ts';
import type { Judged } from './judge.ts';
import type { Printed } from './output.ts';

/** All that is kept, in bytes; what was not used for longest goes first. */
const MOST = 512 * 1024 * 1024;

/** A longer report is not kept. */
const LONGEST = 128 * 1024 * 1024;

/** What an answer rests on besides the files. */
export interface Question {
  readonly folder: string;
  /** The program by its files; another build answers for itself. */
  readonly program: string;
  readonly paths: readonly string[];
  readonly options: unknown;
  readonly cwd: string;
  readonly today: string;
  /** Width and colour, as they come from the terminal and the environment. */
  readonly look: string;
}

interface Header {
  readonly code: ExitCode;
  /** Path and hash of every file that was read. */
  readonly files: readonly (readonly [path: string, hash: string])[];
  readonly bytes: number;
  readonly hash: string;
}

/** The folder for what can be made again, by the custom of the system. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  const named = env['XDG_CACHE_HOME'];
  // A path that is not absolute is none, by the same custom.
  if (named && path.isAbsolute(named)) return path.join(named, 'exportlint');
  const base =
    platform === 'win32'
      ? env['LOCALAPPDATA'] || path.join(homedir(), 'AppData', 'Local')
      : path.join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache');
  return path.join(base, 'exportlint');
}

/** Options of a check whose report may come from the cache: it only reads, says everything on standard output, and looks at nothing else. */
export function isKept(options: CheckOptions): boolean {
  const { format = ['pretty'] } = options;
  const others = ['fix', 'fixDryRun', 'baseline', 'writeBaseline', 'stdin', 'watch', 'record', 'changedSince'] as const;
  return (
    options.cache !== false &&
    options.printConfig === undefined &&
    options.output === undefined &&
    format.length === 1 &&
    !format[0]?.includes('=') &&
    others.every((name) => !options[name])
  );
}

/** What is asked, as the cache knows it; undefined where the program runs from its sources and may change under it. */
export function questionOf(
  paths: readonly string[],
  options: CheckOptions,
  look: string,
  today: string,
): Question | undefined {
  const program = programHash(fileURLToPath(import.meta.url));
  return program === undefined
    ? undefined
    : { folder: cacheFolder(), program, paths, options, cwd: process.cwd(), today, look };
}

function programHash(file: string): string | undefined {
  if (file.endsWith('.ts')) return undefined;
  const folder = path.dirname(file);
  const files = readdirSync(folder).map((name) => {
    const { size, mtimeMs } = statSync(path.join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return sha256([version, process.version, ...files.sort()].join('\n'));
}

/** The report that was kept for the question; undefined where there is none, or anything that it rests on is another. Throws PathError. */
export function find(question: Question): Printed | undefined {
  const file = fileFor(question, listed(findWorkspace(asked(question.cwd, question.paths))));
  if (!existsSync(file) || !isOwn(file)) return undefined;
  const kept = read(file);
  if (!kept) {
    rmSync(file, { force: true });
    return undefined;
  }
  const isSame = (name: string, hash: string): boolean => {
    const bytes = bytesOf(name);
    return bytes !== undefined && sha256(bytes) === hash;
  };
  if (!kept.header.files.every(([name, hash]) => isSame(name, hash))) return undefined;
  touch(file);
  return { code: kept.header.code, text: kept.text };
}

/** A report on its way to standard output, written down next to it and kept at the end, where it may be kept at all. */
export class Draft {
  private readonly question: Question;
  private readonly hash = createHash('sha256');
  private file: { readonly path: string; readonly descriptor: number } | undefined;
  private bytes = 0;
  private isWhole = false;

  constructor(question: Question) {
    this.question = question;
  }

  /** The parts as they come, each written down. */
  *of(parts: Iterable<string>): Generator<string> {
    this.attempt(() => this.begin());
    for (const part of parts) {
      this.attempt(() => this.add(Buffer.from(part)));
      yield part;
    }
    this.isWhole = this.file !== undefined;
  }

  /** Keeps what was written down under all that it rests on. */
  keep({ read: { found, workspace }, view, core }: Judged, code: ExitCode): void {
    const isSure = !view.report.incomplete && core.own === undefined && found.unreadable.size === 0;
    // What was said about a configuration would not be said again.
    const isQuiet = [...workspace.configurations.values()].every(({ findings }) => findings.length === 0);
    if (!this.isWhole || !isSure || !isQuiet || view.files.length === 0) return;
    const files: [string, string][] = [];
    // What was checked is what was read, whatever is in the file by now.
    for (const [name, { source }] of workspace.sources) files.push([name, sha256(textOf(source))]);
    for (const { source } of workspace.configurations.values()) files.push([source.file, sha256(textOf(source))]);
    for (const name of workspace.passed) {
      const bytes = bytesOf(name);
      // Passed over before, and ours by now: the report does not speak of it.
      if (!bytes || bytesSayOurKind(bytes)) return;
      files.push([name, sha256(bytes)]);
    }
    const header: Header = { code, files, bytes: this.bytes, hash: this.hash.digest('hex') };
    this.attempt(() => {
      const { path: temporary, descriptor } = this.file as NonNullable<Draft['file']>;
      writeSync(descriptor, `\n${JSON.stringify(header)}`);
      closeSync(descriptor);
      renameSync(temporary, fileFor(this.question, listed(found)));
      this.file = undefined;
      prune(this.question.folder);
    });
  }

  /** Removes what was written down and not kept. */
  discard(): void {
    const { file } = this;
    this.file = undefined;
    if (!file) return;
    this.attempt(() => closeSync(file.descriptor));
    rmSync(file.path, { force: true });
  }

  private begin(): void {
    const { folder } = this.question;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    chmodSync(folder, 0o700);
    const temporary = path.join(folder, `${sha256(JSON.stringify(this.question))}.${randomUUID()}`);
    this.file = { path: temporary, descriptor: openSync(temporary, 'wx', 0o600) };
  }

  private add(bytes: Buffer): void {
    if (!this.file) return;
    this.bytes += bytes.length;
    if (this.bytes > LONGEST) {
      this.discard();
      return;
    }
    this.hash.update(bytes);
    writeSync(this.file.descriptor, bytes);
  }

  /** A cache that cannot be written, such as on a full disk, is no fault of the check. */
  private attempt(work: () => void): void {
    try {
      work();
    } catch {
      this.discard();
    }
  }
}

/** Removes everything that is kept; gives how many reports that were. */
export function clean(folder = cacheFolder()): number {
  const files = existsSync(folder) ? keptIn(folder) : [];
  for (const file of files) rmSync(file, { force: true });
  return files.length;
}

const keptIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => path.join(folder, name));

const NAME = /^[0-9a-f]{64}(?:\.[0-9a-f-]{36})?$/;

/** Which files there are, and folders that cannot be listed. */
const listed = ({ files, configurations, unreadable }: FoundWorkspace): string =>
  JSON.stringify([[...files].sort(), [...configurations.keys()].sort(), [...unreadable].sort()]);

function fileFor({ folder, ...question }: Question, files: string): string {
  return path.join(folder, sha256(`${JSON.stringify(question)}\n${files}`));
}

/** No one else can have written it. Windows has no owner in numbers; its cache folder is the user's. */
function isOwn(file: string): boolean {
  const user = process.getuid?.();
  return user === undefined || statSync(file).uid === user;
}

function read(file: string): { readonly header: Header; readonly text: Buffer } | undefined {
  try {
    const bytes = readFileSync(file);
    // The header comes last: it is known when all else is written.
    const end = bytes.lastIndexOf('\n');
    const header = JSON.parse(bytes.subarray(end + 1).toString()) as Header;
    const text = bytes.subarray(0, end);
    return text.length === header.bytes && sha256(text) === header.hash ? { header, text } : undefined;
  } catch {
    return undefined;
  }
}

/** A file's text without a byte order mark, which is no part of what is checked; undefined where it cannot be read. */
function bytesOf(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    return bytes.subarray(start);
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Another process has just removed it.
  }
}

function prune(folder: string): void {
  const all = keptIn(folder)
    .map((file) => ({ file, ...statSync(file) }))
    .sort((a, b) => b.mtimeMs - a.mtimeMs);
  let sum = 0;
  for (const { file, size } of all) {
    sum += size;
    if (sum > MOST) rmSync(file, { force: true });
  }
}
