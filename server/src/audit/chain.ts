/**
 * Was a record of checks touched? Each line holds the hash of the one before, so a line that is changed, removed or put between shows.
 * What cannot show: lines cut off at the end, and a record that someone made again from some line on. Against both, keep the last
 * hash where the writer of the record cannot reach it.
 */
import type { Hash } from '../report/fingerprints.ts';
import { canonicalJson } from './canonical.ts';
import { type AuditRecord, RECORD_VERSION } from './record.ts';

export interface Break {
  /** From 1. */
  readonly line: number;
  /** A whole sentence without the number of the line. */
  readonly message: string;
}

export interface Chain {
  /** Lines that can be read, with their numbers from 1. */
  readonly records: readonly { readonly line: number; readonly record: AuditRecord }[];
  readonly breaks: readonly Break[];
  /** SHA-256 of the last line: what to keep elsewhere. */
  readonly last: string | undefined;
}

/** Reads the text of a record and looks at every line of it. */
export function readChain(text: string, hash: Hash): Chain {
  const lines = text.split('\n');
  const tail = lines.pop() ?? '';
  if (tail !== '') lines.push(tail);
  const records: { line: number; record: AuditRecord }[] = [];
  const breaks: Break[] = [];
  lines.forEach((content, at) => {
    const line = at + 1;
    const record = recordIn(content);
    if (record) records.push({ line, record });
    const message =
      record === undefined
        ? 'It is no record, or not a whole one.'
        : (ownBreak(record, hash) ?? linkBreak(record, at === 0 ? undefined : (lines[at - 1] as string), hash));
    if (message !== undefined) breaks.push({ line, message });
  });
  if (tail !== '') breaks.push({ line: lines.length, message: 'Its line break is missing: the writing broke off.' });
  const last = lines.at(-1);
  return { records, breaks, last: last === undefined ? undefined : hash(last) };
}

function ownBreak({ hash: told, ...body }: AuditRecord, hash: Hash): string | undefined {
  return hash(canonicalJson(body)) === told ? undefined : 'Its content is not what was recorded: its own hash differs.';
}

function linkBreak({ previous }: AuditRecord, before: string | undefined, hash: Hash): string | undefined {
  if (before === undefined)
    return previous === null ? undefined : 'It is not the first record: what stood before it is gone.';
  return previous === hash(before)
    ? undefined
    : 'It does not follow the line before it: that line was changed, or lines between them were added or removed.';
}

function recordIn(line: string): AuditRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  return isRecord(value) ? value : undefined;
}

/** Enough of the shape for the record to be compared; the hash answers for the rest. */
function isRecord(value: unknown): value is AuditRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { version, hash, previous, asked, files, packs, catalogue } = value as Record<string, unknown>;
  const paths = (asked as { paths?: unknown } | null | undefined)?.paths;
  return (
    version === RECORD_VERSION &&
    typeof hash === 'string' &&
    (previous === null || typeof previous === 'string') &&
    [paths, files, packs].every(Array.isArray) &&
    typeof catalogue === 'object' &&
    catalogue !== null
  );
}
