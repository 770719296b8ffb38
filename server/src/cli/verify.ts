/** `exportlint verify FILE`: was a record of checks touched, and does a check come out the same today? */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readChain } from '../audit/chain.ts';
import { type Difference, differences } from '../audit/compare.ts';
import type { AuditRecord } from '../audit/record.ts';
import { absolute } from '../disk/paths.ts';
import { reasonOf } from '../disk/reason.ts';
import { folderOf } from '../lint/files.ts';
import { count, harmless, wrap } from '../report/terminal.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { nameFrom } from './fileNames.ts';
import { sha256 } from './hash.ts';
import { judge } from './judge.ts';
import { type LookOptions, lookOf } from './look.ts';
import { lines, write } from './output.ts';
import { factsOf, systemClock } from './record.ts';

export interface VerifyOptions extends LookOptions {
  /** True for the last record, or the number of a line. */
  readonly rerun?: boolean | string;
}

/** Runs the command: 0 nothing differs, 1 touched or not the same, 3 it could not be checked again. Throws UsageError. */
export async function runVerify(file: string, options: VerifyOptions): Promise<ExitCode> {
  const { width, paint } = lookOf(options);
  const say = (text: string): Promise<void> => write(lines(wrap(harmless(text), width)));
  const { records, breaks, last } = readChain(textOf(file), sha256);
  const chosen = options.rerun === undefined ? undefined : recordFor(records, options.rerun, file);
  for (const { line, message } of breaks) await say(paint.blocked(`${file}:${line}: ${message}`));
  if (last === undefined) await say(`${file} holds no record.`);
  else if (breaks.length > 0) await say(`${file} was touched: not every line is what was recorded.`);
  else {
    await say(`${file}: ${count(records.length, 'record')}, untouched.`);
    await say('SHA-256 of its last line, to be kept elsewhere, since lines cut off at the end show only against it:');
    await say(`  ${last}`);
  }
  const isTouched = breaks.length > 0 || last === undefined;
  const again = chosen === undefined ? EXIT.clean : await rerun(file, chosen, say);
  return again === EXIT.incomplete ? again : isTouched ? EXIT.findings : again;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The record ${file} cannot be read: ${reasonOf(error)}.`);
  }
}

type Numbered = { readonly line: number; readonly record: AuditRecord };

function recordFor(records: readonly Numbered[], asked: boolean | string, file: string): Numbered {
  const found = typeof asked === 'string' ? records.find(({ line }) => `${line}` === asked) : records.at(-1);
  if (found) return found;
  throw new UsageError(
    typeof asked === 'string' ? `${file} has no record in line ${asked}.` : `${file} holds no record.`,
  );
}

/** Makes the check of a record again, as of its day, and tells what is different. */
async function rerun(
  file: string,
  { line, record }: Numbered,
  say: (text: string) => Promise<void>,
): Promise<ExitCode> {
  const folder = folderOf(absolute(process.cwd(), file));
  const { asked, asOf } = record;
  let found: Difference[];
  try {
    const judged = await judge(
      asked.paths.map((path) => resolve(folder, path)),
      { regime: asked.regime, also: asked.also, asOf },
    );
    found = differences(record, factsOf(judged, asked, nameFrom(folder), systemClock));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await say(`Line ${line} cannot be checked again. ${error.message}`);
    return EXIT.incomplete;
  }
  await say(`Line ${line}, checked ${record.when}, as of ${asOf}, checked again:`);
  for (const { what, message } of found) await say(`${what}: ${message}`);
  const isAnswerSame = !found.some(({ what }) => what === 'answer' || what === 'incomplete');
  if (isAnswerSame) await say(found.length === 0 ? 'Nothing is different.' : 'The answer is the same.');
  return isAnswerSame && !found.some(({ what }) => what === 'input') ? EXIT.clean : EXIT.findings;
}
