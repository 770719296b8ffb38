/** `exportlint check` with the cache before it: a check that was made is not made again while nothing that it rests on changed. */
import { PLAIN } from '../report/terminal.ts';
import { Draft, find, isKept, type Question, questionOf } from './cache.ts';
import type { CheckOptions } from './check.ts';
import type { ExitCode } from './exit.ts';
import { lookOf } from './look.ts';
import { type Printed, writeBytes } from './output.ts';
import { today } from './today.ts';

/** Runs the command, or prints what it printed before. Throws UsageError. */
export async function cachedCheck(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const question = isKept(options) ? questionOf(paths, options, lookText(options), today()) : undefined;
  const kept = question && found(question);
  if (kept) {
    await writeBytes(kept.text);
    return kept.code;
  }
  const { runCheck } = await import('./check.ts');
  const draft = question && new Draft(question);
  try {
    return await runCheck(paths, options, draft);
  } finally {
    draft?.discard();
  }
}

/** Whatever is wrong with what was asked is for the check itself to say. */
function found(question: Question): Printed | undefined {
  try {
    return find(question);
  } catch {
    return undefined;
  }
}

function lookText(options: CheckOptions): string {
  const { width, paint } = lookOf(options);
  return `${width} ${paint === PLAIN ? 'plain' : 'coloured'}`;
}
