/** `exportlint explain FILE:LINE`: the way to the answer, step by step, for the line item that is there. */
import { existsSync } from 'node:fs';
import { absolute } from '../disk/paths.ts';
import { explanation, lineSpans, spanNames } from '../report/explain.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { type JudgeOptions, judge } from './judge.ts';
import { type LookOptions, lookOf } from './look.ts';
import { lines, write } from './output.ts';

/** Runs the command. Throws UsageError when nothing is at that place. */
export async function runExplain(place: string, options: LookOptions & JudgeOptions): Promise<ExitCode> {
  const look = lookOf(options);
  const { file, line } = placeIn(place);
  const { view } = await judge([file], options);
  const path = absolute(process.cwd(), file);
  if (view.source(path)?.broken) {
    const [finding] = view.report.findings(path);
    process.stderr.write(`exportlint: ${file} cannot be checked. ${finding?.message ?? ''}\n`);
    return EXIT.incomplete;
  }
  const spans = lineSpans(view, path);
  if (spans.length === 0) throw new UsageError(`${file} has no line item to explain.`);
  const only = line === undefined && spans.length === 1 ? spans[0] : undefined;
  const found = only ?? spans.find(({ from, to }) => line !== undefined && from <= line && line <= to);
  if (found === undefined) {
    const asked = line === undefined ? `Which line of ${file}?` : `No line item at line ${line} of ${file}.`;
    throw new UsageError([`${asked} Its line items are:`, ...spanNames(view, path)].join('\n'));
  }
  await write(lines(explanation(view, found.line, look)));
  return EXIT.clean;
}

/** `FILE:LINE` or `FILE:LINE:COLUMN`, as reports print places; or a file alone, also one with a colon in its name. */
function placeIn(place: string): { file: string; line?: number } {
  const parts = /^(.+?):(\d+)(?::\d+)?$/.exec(place);
  if (parts === null || existsSync(place)) return { file: place };
  return { file: parts[1] as string, line: Number(parts[2]) };
}
