/**
 * The report for a person at a terminal. In the order in which it is needed: what may not go and what to do about it, what someone has to
 * decide, what to know; then each line's verdict, the allocations, and last, where the eye rests when it is done, the totals.
 */
import { agesText, packAges } from './ages.ts';
import { allocationsUsed, allocationTable } from './allocationTable.ts';
import { findingBlocks, type Look, selectedRegimes, suppressedBlock } from './findings.ts';
import type { FormatSettings } from './format.ts';
import { lineTables } from './lines.ts';
import { count, harmless, number, wrap } from './terminal.ts';
import { type Answer, allLines, type Placed, placedFindings, printable, summaryOf, tally, type View } from './view.ts';
import { answerPaint } from './words.ts';

/** The whole report as lines of text. `look` holds the width in columns and the paint. */
export function prettyReport(given: View, look: Look): string[] {
  const view = printable(given);
  const { paint } = look;
  const findings = placedFindings(view);
  const open = findings.filter(({ finding }) => finding.suppressed === null);
  const of = (severity: Placed['finding']['severity']): Placed[] =>
    open.filter(({ finding }) => finding.severity === severity);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [paint.strong(title), '', ...lines];
  const allocations = allocationTable(allocationsUsed(view), look);
  const answers = tally(allLines(view));
  return [
    ...head(view, look),
    ...headline(answers, look),
    ...findingBlocks(view, of('error'), look),
    ...findingBlocks(view, of('warning'), look),
    ...findingBlocks(view, of('info'), look),
    ...suppressedBlock(
      view,
      findings.filter(({ finding }) => finding.suppressed !== null),
      look,
    ),
    ...section('Line items', lineTables(view, look)),
    ...section('Allocations', allocations.length === 0 ? [] : [...allocations, '']),
    ...basis(view, look),
    '',
    ...totals(view, answers, look),
  ];
}

/** The same for the registry of formats. */
export function* prettyFormat(view: View, { look }: Pick<FormatSettings, 'look'>): Generator<string> {
  for (const line of prettyReport(view, look)) yield `${line}\n`;
}

/** How old the rules are that decide; nothing where no line was judged. */
function head(view: View, { width, paint }: Look): string[] {
  const deciding = selectedRegimes(view);
  const text = agesText(packAges(view).filter(({ id }) => deciding.has(id)));
  return text === '' ? [] : [...wrap(harmless(text), width).map(paint.dim), ''];
}

/** What the answer rests on: regime, version, and what is not done here. */
function basis(view: View, { width, paint }: Look): string[] {
  const judged = [...selectedRegimes(view)].map((id) => {
    const regime = view.regimes.get(id);
    if (!regime) return `Judged by ${id}.`;
    return `Judged by ${id} (${regime.title}), pack ${regime.version}.`;
  });
  const rest = `As of ${view.report.asOf}. Parties are not searched for on screening lists: do that before anything ships. This is not legal advice.`;
  return [...judged, rest].flatMap((text) => wrap(harmless(text), width)).map(paint.dim);
}

type Answers = ReadonlyMap<Answer, number>;

function answerWords(answers: Answers, { paint }: Look): string {
  return [...answers].map(([answer, amount]) => answerPaint(answer, paint)(`${number(amount)} ${answer}`)).join(', ');
}

/** The answer in one line, before anything else; nothing where all is clear, since the end says so. */
function headline(answers: Answers, look: Look): string[] {
  if ([...answers.keys()].every((answer) => answer === 'clear')) return [];
  return [`${look.paint.strong('Line items:')} ${answerWords(answers, look)}`, ''];
}

function totals(view: View, answers: Answers, look: Look): string[] {
  const { width, paint } = look;
  const { files, lines, errors, warnings, infos, suppressed } = summaryOf(view);
  const findings = [
    count(errors, 'error'),
    count(warnings, 'warning'),
    `${number(infos)} for information`,
    ...(suppressed > 0 ? [`${number(suppressed)} suppressed`] : []),
  ];
  const what = `${count(lines, 'line item')} in ${count(files, 'file')}`;
  return [
    ...(view.report.incomplete
      ? wrap('Not everything could be checked: see the findings above.', width).map(paint.blocked)
      : []),
    lines === 0 ? what : `${what}: ${answerWords(answers, look)}`,
    findings.join(', '),
  ];
}
