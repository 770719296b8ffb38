/**
 * What one line item was judged to be. Short first (what it comes to), then why: the figures with their arithmetic, each regime with
 * its reasons, exceptions, allocations and trace, and one link to the text that decides.
 */

import type { Regime } from '../lint/index.ts';
import type { AllocationUse, Determination, ExceptionStanding, JudgedLine, Reason, TraceStep } from '../lint/types.ts';
import { count, number } from '../report/terminal.ts';
import { amount, bucketName, outcomeWords, POLICIES, wayText } from '../report/words.ts';
import { code, link, plain } from './markdown.ts';

export interface Law {
  readonly title: string;
  readonly url: string;
}

/** A whole line: `law` is the text that decides, where it is known; `because` is what puts the item into its class. */
export function lineText(line: JudgedLine, law: Law | undefined, because = ''): string {
  const [selected, ...others] = line.determinations;
  const blocks = [heading(line, selected)];
  if (selected) blocks.push(titled('Why', reasons(selected)));
  blocks.push(
    titled(
      'What would clear it',
      line.ways().map((way) => plain(wayText(way))),
    ),
  );
  blocks.push(titled('Figures', figures(line, because)));
  for (const other of others) {
    blocks.push(`**Under ${code(other.regime)}**: ${verdictWords(other)}`, titled('Why', reasons(other)));
  }
  if (selected) blocks.push(titled(`How ${code(selected.regime)} judged it`, steps(selected), '1.'));
  if (law) blocks.push(link(law.title, law.url));
  return blocks.filter((block) => block !== '').join('\n\n');
}

function titled(title: string, rows: readonly string[], mark = '-'): string {
  return rows.length === 0 ? '' : `${title}:\n\n${rows.map((row) => `${mark} ${row}`).join('\n')}`;
}

const GRAVEST: readonly Reason['raises'][] = ['blocked', 'review', 'caution', 'note'];

/** The text that decides: that of the gravest reason, else the first that the selected regime cites and has an address for. */
export function lawOf(
  { date, determinations: [selected] }: JudgedLine,
  regimes: ReadonlyMap<string, Regime>,
): Law | undefined {
  if (!selected) return undefined;
  const reasons = [...selected.reasons].sort((a, b) => GRAVEST.indexOf(a.raises) - GRAVEST.indexOf(b.raises));
  for (const citation of [...reasons.map((reason) => reason.citation), ...selected.citations]) {
    const url = regimes.get(selected.regime)?.url(citation, date ?? undefined);
    if (url) return { title: citation, url };
  }
  return undefined;
}

function heading(line: JudgedLine, selected: Determination | undefined): string {
  const name = plain(line.resolved?.name ?? line.item ?? 'Unknown item');
  const times = line.quantity === null ? '' : ` × ${number(line.quantity)}`;
  const where = line.destination === null ? '' : ` to ${plain(line.destination)}`;
  const when = line.date === null ? '' : ` on ${plain(line.date)}`;
  const what = `**${name}${times}**${where}${when}`;
  return selected ? `${what}: ${verdictWords(selected)} under ${code(selected.regime)}` : `${what}: not judged`;
}

/** The verdict and what it rests on. */
export function verdictWords(of: Determination): string {
  return `**${of.verdict}**, ${plain(outcomeWords(of))}`;
}

function figures(line: JudgedLine, because: string): string[] {
  const { resolved: item, tpp, totalTpp } = line;
  const rows: string[] = [`class ${plain(line.class)}${because ? `: ${plain(because)}` : ''}`];
  if (item && item.chips !== 1) rows.push(`${number(item.chips)} chips in each unit`);
  if (tpp) rows.push(`TPP of a chip: ${figureText(tpp)}${item?.arithmetic ? ` (${plain(item.arithmetic)})` : ''}`);
  if (totalTpp !== null) rows.push(`total TPP: ${totalText(line, totalTpp)}`);
  if (item && isKnown(item.performanceDensity)) {
    rows.push(`performance density: ${figureText(item.performanceDensity)}`);
  }
  if (item && isKnown(item.memoryBandwidth)) rows.push(`memory bandwidth: ${figureText(item.memoryBandwidth)} GB/s`);
  return rows;
}

/** The total with its arithmetic, where the arithmetic is that plain. */
export function totalText({ quantity, tpp, resolved }: JudgedLine, total: number): string {
  const each = tpp?.stated;
  const chips = resolved?.chips ?? 1;
  if (each === undefined || quantity === null || each * chips * quantity !== total) return number(total);
  const factors = chips === 1 ? [each, quantity] : [each, chips, quantity];
  return `${factors.map(number).join(' × ')} = ${number(total)}`;
}

interface FigureLike {
  readonly stated?: number;
  readonly low: number;
  readonly high: number;
}

function isKnown({ stated, low, high }: FigureLike): boolean {
  return stated !== undefined || low > 0 || high < Number.POSITIVE_INFINITY;
}

function figureText({ stated, low, high }: FigureLike): string {
  if (stated !== undefined) return number(stated);
  if (high === Number.POSITIVE_INFINITY) return low > 0 ? `at least ${number(low)}` : 'not known';
  return low === high ? number(low) : `${number(low)} to ${number(high)}`;
}

function reasons(of: Determination): string[] {
  const rows = of.reasons.map(({ text, citation, raises }) => `${plain(raises)}: ${plain(text)}${cited(citation)}`);
  if (of.missing.length > 0) rows.push(`not known: ${of.missing.map((path) => code(path.join('.'))).join(', ')}`);
  if (of.review) rows.push(`an application: ${plain(POLICIES[of.review])}`);
  for (const standing of of.exceptions) rows.push(standingText(standing));
  for (const use of of.allocations) rows.push(allocationText(use));
  return rows;
}

const STANDING: Readonly<Record<ExceptionStanding['status'], string>> = {
  available: 'is open to this line',
  unavailable: 'is not open to this line',
  'needs-review': 'needs a person to decide',
};

/** How an exception stands to a line, and why. */
export function standingText({ code: name, status, because }: ExceptionStanding): string {
  return `${plain(name)} ${STANDING[status]}${because ? `: ${plain(because)}` : ''}`;
}

/** What a line draws, with the arithmetic of the balance. */
export function allocationText(use: AllocationUse): string {
  const of = use.limit === null ? '' : ` of ${amount(use.limit, use.unit)}`;
  const sum = `${number(use.before)} before + ${number(use.here)} here = ${number(use.after)}${of}`;
  const over = use.exceeded === true ? ', **exceeded**' : use.exceeded === 'unknown' ? ', may be exceeded' : '';
  return `${code(use.id)} (${plain(bucketName(use.bucket))}): ${sum}${over}`;
}

/** The steps that came to something; those that say no are counted, and `exportlint explain` tells them. */
function steps(of: Determination): string[] {
  const trace = of.trace();
  const telling = trace.filter(({ result }) => result !== false && result !== 'unavailable');
  const rows = telling.map(stepText);
  const silent = trace.length - telling.length;
  if (silent > 0) rows.push(`${count(silent, 'further question')} answered with no`);
  return rows;
}

const ANSWERS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', unknown: 'cannot be told' };

function stepText({ step, result, facts, citation }: TraceStep): string {
  const told = Object.entries(facts).flatMap(([name, value]) => {
    const text = factText(value);
    return text === '' ? [] : [`${name} ${text}`];
  });
  const because = told.length > 0 ? `, by ${told.join(', ')}` : '';
  return `${plain(step)}: ${plain((ANSWERS[String(result)] ?? String(result)) + because)}${cited(citation)}`;
}

/** Empty for what was not said. */
function factText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return value.map(factText).join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function cited(citation: string): string {
  return citation ? ` (${plain(citation)})` : '';
}
