/** One line item told from start to end: what it is, what was asked, what answered, and what follows from it. */
import type { AllocationUse, Determination, ExceptionStatus, JudgedLine, TraceStep } from '../lint/types.ts';
import type { Look } from './findings.ts';
import { harmless, number, pad, wrap } from './terminal.ts';
import { printable, rangeAt, type View } from './view.ts';
import { amount, bucketName, EXCEPTION_STATUS, exceptionWords, outcomeWords, reasonText, remedyText } from './words.ts';

/** The line item and every determination made about it. */
export function explanation(given: View, line: JudgedLine, look: Look): string[] {
  const view = printable(given);
  const { width, paint } = look;
  const at = `${view.name(line.file)}:${rangeAt(view, line.file, line.at).start.line + 1}`;
  const quantity = line.quantity === null ? 'an unknown number of' : number(line.quantity);
  const what = `${quantity} ${line.resolved?.name ?? line.item ?? 'unknown item'} to ${line.destinations.map((code) => code ?? 'an unknown place').join(' and ')}`;
  const when = line.date === null ? 'no date given' : `on ${line.date}`;
  return [
    `${paint.place(at)}  ${paint.strong(harmless(`${what}, ${when}`))}`,
    ...figures(line).flatMap((text) => wrap(harmless(text), width, '  ')),
    ...(line.determinations.length === 0
      ? [
          '',
          ...wrap(
            'No regime could judge this line: what is wrong with it stands in the findings of `exportlint check`.',
            width,
          ),
        ]
      : []),
    ...cleared(line, look),
    ...line.determinations.flatMap((of) => ['', ...determination(view, line, of, look)]),
  ];
}

/** What would clear the line, for anyone who has to get it out of the door. */
function cleared(line: JudgedLine, { width, paint }: Look): string[] {
  const remedies = line.remedies();
  return remedies.length === 0
    ? []
    : [
        '',
        `  ${paint.strong('What would clear this line')}`,
        ...remedies.flatMap((remedy) => wrap(harmless(remedyText(remedy)), width, '  - ')),
      ];
}

function figures(line: JudgedLine): string[] {
  const { resolved, totalTpp } = line;
  if (resolved === null) return ['The item is not in the catalogue and the document gives no figures for it.'];
  const per = resolved.chips === 1 ? '' : ` for each of its ${number(resolved.chips)} chips`;
  const stated = line.tpp?.stated;
  const out = [
    stated === undefined
      ? `TPP is not known exactly: ${boundsOf(line)}.`
      : `TPP ${number(stated)}${per}${resolved.arithmetic ? `: ${resolved.arithmetic}` : ''}.`,
  ];
  if (totalTpp !== null) out.push(`The whole line: ${number(totalTpp)} TPP. Class: ${line.class}.`);
  else out.push(`Class: ${line.class}.`);
  return out;
}

function boundsOf({ tpp }: JudgedLine): string {
  if (tpp === null || (tpp.low === 0 && tpp.high === Number.POSITIVE_INFINITY)) return 'no figure is given';
  return `between ${number(tpp.low)} and ${tpp.high === Number.POSITIVE_INFINITY ? 'any figure' : number(tpp.high)}`;
}

/** In the order of asking: what came out and why, what is missing for more, what decided, and last what was looked at in vain. */
function determination(view: View, line: JudgedLine, of: Determination, look: Look): string[] {
  const { width, paint } = look;
  const out = heading(of, look);
  const part = (title: string, lines: readonly string[]): void => {
    if (lines.length > 0) out.push('', `  ${paint.strong(title)}`, ...lines);
  };
  const points = (title: string, texts: readonly string[]): void =>
    part(
      title,
      texts.flatMap((text) => wrap(harmless(text), width, '  - ')),
    );
  const trace = of.trace();
  // The heading tells the determination, and the exceptions are told with what the balances made of them.
  const reported = new Set(['determination', ...of.exceptions.map(({ code }) => `authority ${code}`)]);
  const steps = trace.filter(({ step }) => !reported.has(step));
  const titleOf = (step: TraceStep): string => stepTitle(view, line, of, step);
  points(of.verdict === 'clear' ? 'To know' : 'Why', of.reasons.map(reasonText));
  points(
    'Facts that are missing',
    of.missing.map((path) => path.join('.')),
  );
  part(
    'What decides',
    steps.filter((step) => !isIdle(step)).flatMap((step) => stepLines(titleOf(step), step, look)),
  );
  part(
    'Exceptions',
    of.exceptions.flatMap((one) => exceptionLines(one, trace, look)),
  );
  points('Allocations', of.allocations.map(useWords));
  points(
    'Looked at, and does not bear on this line',
    steps.filter(isIdle).map((step) => [titleOf(step), factsText(step)].filter(Boolean).join(': ')),
  );
  return out;
}

function heading(of: Determination, { width, paint }: Look): string[] {
  const review = of.reviewWords === undefined ? '' : `; licence policy: ${of.reviewWords}`;
  const verdict = of.verdict.toUpperCase();
  const [first = '', ...rest] = wrap(`${of.regime}  ${verdict}  ${outcomeWords(of)}${review}`, width, '', '  ');
  const words = first.slice(of.regime.length + 2 + verdict.length);
  return [`${paint.strong(of.regime)}  ${paint[of.verdict](verdict)}${words}`, ...rest];
}

/** Steps that came to nothing: most, for any one line. */
function isIdle({ step, result }: TraceStep): boolean {
  return (
    (/^(requirement|review policy) /.test(step) && result === false) ||
    (step.startsWith('authority ') && result === 'unavailable')
  );
}

/** What a step asked, in the words of its card, with the id by which rules and packs name it. */
function stepTitle(view: View, line: JudgedLine, of: Determination, { step }: TraceStep): string {
  if (step === 'class') return 'Class of the item';
  const id = step.slice(step.lastIndexOf(' ') + 1);
  const title = view.report.card(`${of.regime}/${id.toLowerCase()}`, line.date ?? undefined)?.title;
  return title === undefined ? step : `${title} (${id})`;
}

function stepLines(title: string, step: TraceStep, look: Look): string[] {
  return pointWithGround(`${title}: ${resultWords(step)}`, step, look);
}

/** A point, and beneath it the facts and the text that it rests on. */
function pointWithGround(text: string, step: TraceStep | undefined, { width, paint }: Look): string[] {
  const ground = step ? [factsText(step), step.citation].filter((part) => part !== '').join('; ') : '';
  return [
    ...wrap(harmless(text), width, '  - '),
    ...(ground === '' ? [] : wrap(harmless(ground), width, '    ').map(paint.dim)),
  ];
}

function exceptionLines(one: ExceptionStatus, trace: readonly TraceStep[], look: Look): string[] {
  const step = trace.find((other) => other.step === `authority ${one.code}`);
  return pointWithGround(`${one.code} ${exceptionWords(one)}`, step, look);
}

function resultWords({ step, result }: TraceStep): string {
  if (result === 'unknown') return 'undetermined';
  if (step.startsWith('requirement ') && result === true) return 'asks for a licence';
  if (typeof result === 'boolean') return result ? 'yes' : 'no';
  return EXCEPTION_STATUS[result as keyof typeof EXCEPTION_STATUS] ?? result;
}

function factsText({ facts }: TraceStep): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${factText(value)}`)
    .join(', ');
}

function factText(value: unknown): string {
  if (typeof value === 'number') return number(value);
  if (value === undefined || value === null) return 'not known';
  if (value === '') return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(factText).join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function useWords({ id, bucket, unit, limit, before, here, after, exceeded }: AllocationUse): string {
  const sum = `${amount(before, unit)} before + ${amount(here, unit)} here = ${amount(after, unit)}`;
  const of = limit === null ? 'no limit known' : `limit ${amount(limit, unit)}`;
  const end = exceeded === true ? ', exceeded' : exceeded === 'unknown' ? ', undetermined whether it fits' : ', fits';
  return `${id} (${bucketName(bucket)}): ${sum}; ${of}${end}`;
}

/** The line items of a file with the line numbers they cover, from 1; for finding the one that a person points at. */
export function lineSpans(view: View, file: string): { from: number; to: number; line: JudgedLine }[] {
  return [...view.report.lines(file)].map((line) => {
    const { start, end } = rangeAt(view, file, line.at);
    const to = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
    return { from: start.line + 1, to, line };
  });
}

/** `  12-15  nvidia-h100-sxm5`, for telling which lines can be asked about. */
export function spanNames(view: View, file: string): string[] {
  return lineSpans(view, file).map(
    ({ from, to, line }) => `  ${pad(`${from}-${to}`, 9)} ${harmless(line.item ?? '?')}`,
  );
}
