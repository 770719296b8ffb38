/** One line item told from start to end: what it is, what was asked, what answered, and what follows from it. */
import type { AllocationUse, Determination, JudgedLine, TraceStep } from '../lint/types.ts';
import type { Look } from './findings.ts';
import { columns, harmless, number, pad, wrap } from './terminal.ts';
import { printable, rangeAt, type View } from './view.ts';
import { amount, bucketName, outcomeWords, POLICIES } from './words.ts';

/** The line item and every determination made about it. */
export function explanation(given: View, line: JudgedLine, look: Look): string[] {
  const view = printable(given);
  const { width, paint } = look;
  const at = `${view.name(line.file)}:${rangeAt(view, line.file, line.at).start.line + 1}`;
  const quantity = line.quantity === null ? 'an unknown number of' : number(line.quantity);
  const what = `${quantity} ${line.resolved?.name ?? line.item ?? 'unknown item'} to ${line.destination ?? 'an unknown place'}`;
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
    ...line.determinations.flatMap((of) => ['', ...determination(of, look)]),
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

function determination(of: Determination, look: Look): string[] {
  const { width, paint } = look;
  const review = of.review === null ? '' : `; an application is ${POLICIES[of.review]}`;
  const out = [
    `${paint.strong(of.regime)}  ${paint[of.verdict](of.verdict.toUpperCase())}  ${outcomeWords(of)}${review}`,
    '',
  ];
  const trace = of.trace();
  const digits = String(trace.length).length;
  trace.forEach((step, index) => {
    out.push(...stepLines(step, `  ${String(index + 1).padStart(digits)}. `, look));
  });
  const part = (title: string, lines: readonly string[]): void => {
    if (lines.length === 0) return;
    out.push('', `  ${paint.strong(title)}`, ...lines.flatMap((text) => wrap(harmless(text), width, '  - ', '    ')));
  };
  part(
    'Exceptions',
    of.exceptions.map(({ code, status, because }) => `${code} ${STANDING[status]}: ${because}`),
  );
  part(
    'Why it is not simply clear',
    of.reasons.map(({ text, citation }) => cited(text, citation)),
  );
  part(
    'Facts that are missing',
    of.missing.map((path) => path.join('.')),
  );
  part('Allocations', of.allocations.map(useWords));
  if (of.citations.length > 0) part('Text', of.citations);
  return out;
}

const STANDING = {
  available: 'is open',
  unavailable: 'is not open',
  'needs-review': 'needs a person to decide',
} as const;

function stepLines({ step, result, facts, citation }: TraceStep, lead: string, { width, paint }: Look): string[] {
  const answer = result === true ? 'yes' : result === false ? 'no' : result === 'unknown' ? 'cannot be told' : result;
  const hang = ' '.repeat(columns(lead));
  const out = wrap(harmless(`${step}: ${answer}`), width, lead, hang);
  const known = Object.entries(facts).map(([name, value]) => `${name} ${factText(value)}`);
  if (known.length > 0) out.push(...wrap(harmless(known.join(', ')), width, hang, hang).map(paint.dim));
  if (citation !== '') out.push(...wrap(harmless(citation), width, hang, hang).map(paint.dim));
  return out;
}

function factText(value: unknown): string {
  if (typeof value === 'number') return number(value);
  if (value === undefined || value === null) return 'not known';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(factText).join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function useWords({ id, bucket, unit, limit, before, here, after, exceeded }: AllocationUse): string {
  const sum = `${amount(before, unit)} before + ${amount(here, unit)} here = ${amount(after, unit)}`;
  const of = limit === null ? 'no limit known' : `limit ${amount(limit, unit)}`;
  const end = exceeded === true ? ', exceeded' : exceeded === 'unknown' ? ', cannot be told whether it fits' : ', fits';
  return `${id} (${bucketName(bucket)}): ${sum}; ${of}${end}`;
}

function cited(text: string, citation: string): string {
  return citation === '' ? text : `${text} (${citation})`;
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
