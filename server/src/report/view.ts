/** What a report shows: one check, the files it is about, and how places in them are named. Every format starts from here. */
import { BEGINNING, rangeOfFinding } from '../lint/places.ts';
import type { Determination, Finding, JudgedLine, Report, Summary, Verdict } from '../lint/types.ts';
import { VERDICTS } from '../trade/vocabulary.ts';
import { type Location, type Range, rangeOf, type Source } from '../yaml/index.ts';
import { harmless } from './terminal.ts';

/** What a report says about a regime pack. */
export interface RegimeInfo {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Date up to which the pack was compared with the text of the regulations. */
  readonly verifiedUntil: string;
}

export interface View {
  readonly report: Report;
  /** The files to print, in order: those that were asked for. The check may have read more (registers, other manifests). */
  readonly files: readonly string[];
  readonly source: (file: string) => Source | undefined;
  /** How a file is named in print: relative to the working directory, with `/`. */
  readonly name: (file: string) => string;
  readonly regimes: ReadonlyMap<string, RegimeInfo>;
  /** Did configuration give the rule another severity in that file? Then its findings no longer stand for a verdict. */
  readonly isOverridden: (file: string, rule: string) => boolean;
}

/** The view for a terminal: the name of a file may hold control characters as well as its text. */
export function printable(view: View): View {
  return { ...view, name: (file) => harmless(view.name(file)) };
}

/** A finding with the place where it is. */
export interface Placed {
  readonly file: string;
  readonly finding: Finding;
  readonly range: Range;
}

/** Where a finding stands; the file's beginning when the file could not be read at all. */
export function placeOf(view: Pick<View, 'source'>, file: string, finding: Finding): Range {
  const source = view.source(file);
  return source === undefined ? BEGINNING : rangeOfFinding(source, finding);
}

/** Where a value stands; the file's beginning when it has no text. */
export function rangeAt(view: View, file: string, location: Location): Range {
  const source = view.source(file);
  return source === undefined || source.docs.length === 0 ? BEGINNING : rangeOf(source, location);
}

/** All findings of the view, in the order of files and text. */
export function placedFindings(view: View): Placed[] {
  return view.files.flatMap((file) =>
    view.report.findings(file).map((finding) => ({ file, finding, range: placeOf(view, file, finding) })),
  );
}

/** `june.manifest.yaml:12:5`, counted from 1 as editors and terminals do. */
export function placeName(view: View, file: string, range: Range): string {
  return `${view.name(file)}:${range.start.line + 1}:${range.start.character + 1}`;
}

/** Figures over the files of the view. */
export function summaryOf(view: View): Summary {
  const amounts = { error: 0, warning: 0, info: 0, suppressed: 0 };
  let documents = 0;
  let lines = 0;
  for (const file of view.files) {
    documents += view.source(file)?.docs.length ?? 0;
    for (const _ of view.report.lines(file)) lines += 1;
    for (const finding of view.report.findings(file))
      amounts[finding.suppressed ? 'suppressed' : finding.severity] += 1;
  }
  const { error: errors, warning: warnings, info: infos, suppressed } = amounts;
  return { files: view.files.length, documents, lines, errors, warnings, infos, suppressed };
}

/** The selected regime's determination; undefined for a line that no regime could judge. */
export function selected(line: JudgedLine): Determination | undefined {
  return line.determinations[0];
}

/** A line's verdict under the selected regime; also the answer for a line that no regime could judge, which no one may take for clear. */
export type Answer = Verdict | 'not judged';

/** Worst first. */
export const ANSWERS: readonly Answer[] = ['not judged', ...VERDICTS];

export function answerOf(line: JudgedLine): Answer {
  return selected(line)?.verdict ?? 'not judged';
}

/** How many lines have which answer, worst first. */
export function tally(lines: Iterable<JudgedLine>): Map<Answer, number> {
  const amounts = new Map<Answer, number>();
  for (const line of lines) amounts.set(answerOf(line), (amounts.get(answerOf(line)) ?? 0) + 1);
  return new Map(ANSWERS.flatMap((one) => (amounts.has(one) ? [[one, amounts.get(one) as number]] : [])));
}

/** Every line item of the view. */
export function* allLines(view: View): Generator<JudgedLine> {
  for (const file of view.files) yield* view.report.lines(file);
}
