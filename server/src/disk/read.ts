/** Reading one file into a source. What cannot be read becomes a source that says why, never an exception and never silence. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { type FileRole, saysOurKind } from '../lint/files.ts';
import { SECTIONS } from '../schema/index.ts';
import { broken, LIMITS, read, type Source } from '../yaml/index.ts';
import { reasonOf } from './reason.ts';

/** What stands on the disk: the bytes, or the source that says why there are none. */
export type Bytes = { readonly bytes: Buffer } | { readonly source: Source };

/** The bytes of a file; a file beyond the size limit is not read. `file` is the name the source goes by; it need not be the path. */
export function bytesOf(path: string, file = path): Bytes {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { source: unreadable(file, 'it is a folder') };
    if (!stat.isFile()) return { source: unreadable(file, 'it is not a regular file') };
    if (stat.size > LIMITS.bytes) return { source: tooLarge(file) };
    return { bytes: readFileSync(path) };
  } catch (error) {
    return { source: unreadable(file, reasonOf(error)) };
  }
}

/** Bytes to source. Strictly UTF-8 (a byte order mark is passed over): a guess at another encoding could change a name or a number. */
export function sourceOf(file: string, bytes: Uint8Array, sections = SECTIONS): Source {
  if (bytes.byteLength > LIMITS.bytes) return tooLarge(file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return broken(file, 'yaml/not-utf8', { line: firstBadLine(bytes) });
  }
  return read(file, text, sections);
}

/** Reads a configuration, or a file that one names, from the disk: it has no sections, and so is one piece. */
export function readWhole(path: string, file = path): Source {
  const got = bytesOf(path, file);
  return 'source' in got ? got.source : sourceOf(file, got.bytes, new Set());
}

/** Reads a file that is ours, or is if it says one of our kinds; undefined for one that is not. */
export function sourceFor(path: string, role: FileRole): Source | undefined {
  if (role === 'no') return undefined;
  const got = bytesOf(path);
  if ('source' in got) return role === 'yes' || beginningSaysOurKind(path) ? got.source : undefined;
  return role === 'yes' || bytesSayOurKind(got.bytes) ? sourceOf(path, got.bytes) : undefined;
}

/** A source for what could not be read at all. */
export function unreadable(file: string, reason: string): Source {
  return broken(file, 'lint/unreadable', { reason });
}

/** Do these bytes say one of our kinds? Works on every encoding that keeps ASCII, so also on a file that will turn out not to be UTF-8. */
export function bytesSayOurKind(bytes: Buffer): boolean {
  return saysOurKind(bytes.toString('latin1'));
}

/** The same for a file too large to read whole: only its beginning is looked at. */
export function beginningSaysOurKind(path: string): boolean {
  const start = Buffer.alloc(65_536);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    return bytesSayOurKind(start.subarray(0, readSync(descriptor, start)));
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function tooLarge(file: string): Source {
  return broken(file, 'yaml/too-large', { limit: Math.floor(LIMITS.bytes / 1024 / 1024) });
}

/** The first line, from 1, with bytes that are not UTF-8: where the decoder puts its replacement sign. */
function firstBadLine(bytes: Uint8Array): number {
  const [sound = ''] = new TextDecoder().decode(bytes).split('\ufffd', 1);
  return sound.split('\n').length;
}
