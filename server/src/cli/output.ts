/** Where a report goes: standard output or a file, written so that nothing is lost and a closed pipe is not an error. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { reasonOf } from '../disk/reason.ts';
import { type ExitCode, UsageError } from './exit.ts';

const CHUNK = 65_536;

/** Writes text in chunks, waiting where the reader is slow; when the reader has gone (`| head`), the rest is not wanted and nothing is said. */
export async function write(chunks: Iterable<string>, file?: string, passing?: Passing): Promise<void> {
  const parts = passing ? passing.of(inParts(chunks)) : inParts(chunks);
  if (file === undefined) return toStream(process.stdout, parts);
  const stream = createWriteStream(file);
  try {
    await once(stream, 'open');
    await toStream(stream, parts);
    stream.end();
    await once(stream, 'finish');
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${reasonOf(error)}.`);
  }
}

/** Writes to standard output what was written there before. */
export const writeBytes = (bytes: Uint8Array): Promise<void> => toStream(process.stdout, [bytes]);

/** A report that was printed, and the exit code. */
export interface Printed {
  readonly code: ExitCode;
  readonly text: Buffer;
}

/** Parts on their way to standard output, looked at by someone else too. */
export interface Passing {
  of(parts: Iterable<string>): Iterable<string>;
}

async function toStream(stream: Writable, parts: Iterable<string | Uint8Array>): Promise<void> {
  let failure: NodeJS.ErrnoException | undefined;
  let wake = (): void => {};
  // The listeners stay: an error may still arrive after the last write, and unheard it would end the program with a stack trace.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failure ??= error;
    wake();
  });
  stream.on('drain', () => wake());
  stream.on('close', () => wake());
  for (const text of parts) {
    if (failure || stream.destroyed) break;
    const room = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (!stream.write(text)) await room;
  }
  if (!failure && !stream.destroyed) await new Promise<void>((written) => stream.write('', () => written()));
  if (failure && failure.code !== 'EPIPE') throw failure;
}

function* inParts(chunks: Iterable<string>): Generator<string> {
  let part = '';
  for (const chunk of chunks) {
    part += chunk;
    if (part.length >= CHUNK) {
      yield part;
      part = '';
    }
  }
  if (part !== '') yield part;
}

/** Lines as chunks. */
export function* lines(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield `${text}\n`;
}
