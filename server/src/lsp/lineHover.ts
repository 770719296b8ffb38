/**
 * What one line item was judged to be. Short first (what it comes to), then why: the figures with their arithmetic, each regime with
 * its reasons, exceptions, allocations and trace, and one link to the text that decides.
 */

import type { Regime } from '../lint/index.ts';
import type { AllocationUse, Determination, ExceptionStanding, JudgedLine, Report, TraceStep } from '../lint/types.ts';
import { number } from '../report/terminal.ts';
import { amount, bucketName, outcomeWords, POLICIES } from '../report/words.ts';
import { code, link, plain } from './markdown.ts';

export interface Law {
  readonly title: string;
  readonly url: string;
}

/** A whole line: `law` is the text that decides, where it is known. */
export function lineText(line: JudgedLine, law: Law | undefined): string {
  const [selected, ...others] = line.determinations;
  const blocks = [heading(line, selected)];
  if (selected) blocks.push(titled('Why', reasons(selected)));
  blocks.push(titled('Figures', figures(line)));
  for (const other of others) {
    blocks.push(`**Under ${code(other.regime)}**: ${verdictWords(other)}`, titled('Why', reasons(other)));
  }
  if (selected) blocks.push(titled(`How ${code(selected.regime)} judged it`, selected.trace().map(stepText), '1.'));
  if (law) blocks.push(link(law.title, law.url));
  return blocks.filter((block) => block !== '').join('\n\n');
}

function titled(title: string, rows: readonly string[], mark = '-'): string {
  return rows.length === 0 ? '' : `${title}:\n\n${rows.map((row) => `${mark} ${row}`).join('\n')}`;
}

/** The text that decides: behind the line's gravest finding, else the first that the selected regime cites and has an address for. */
export function lawOf(line: JudgedLine, report: Report, regimes: ReadonlyMap<string, Regime>): Law | undefined {
  const here = report
    .findings(line.file)
    .filter(
      ({ at, url }) => url && at.piece === line.at.piece && line.at.path.every((key, index) => key === at.path[index]),
    );
  const gravest =
    here.find(({ severity }) => severity === 'error') ?? here.find(({ severity }) => severity === 'warning') ?? here[0];
  if (gravest?.url) return { title: gravest.citation ?? gravest.rule, url: gravest.url };
  const [selected] = line.determinations;
  const regime = selected && regimes.get(selected.regime);
  for (const citation of selected?.citations ?? []) {
    const url = regime?.url(citation, line.date ?? undefined);
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

function figures(line: JudgedLine): string[] {
  const { resolved: item, tpp, totalTpp } = line;
  const rows: string[] = [`class ${plain(line.class)}`];
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
function totalText({ quantity, tpp, resolved }: JudgedLine, total: number): string {
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

const STATUS: Readonly<Record<ExceptionStanding['status'], string>> = {
  available: 'open to this line',
  unavailable: 'not open to this line',
  'needs-review': 'a person has to decide',
};

/** How an exception stands to a line, and why. */
export function standingText({ code: name, status, because }: ExceptionStanding): string {
  return `${plain(name)}: ${STATUS[status]}${because ? `, ${plain(because)}` : ''}`;
}

/** What a line draws, with the arithmetic of the balance. */
export function allocationText(use: AllocationUse): string {
  const of = use.limit === null ? '' : ` of ${amount(use.limit, use.unit)}`;
  const sum = `${number(use.before)} before + ${number(use.here)} here = ${number(use.after)}${of}`;
  const over = use.exceeded === true ? ', **exceeded**' : use.exceeded === 'unknown' ? ', may be exceeded' : '';
  return `${code(use.id)} (${plain(bucketName(use.bucket))}): ${sum}${over}`;
}

const MARKS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', unknown: 'unknown' };

function stepText({ step, result, facts, citation }: TraceStep): string {
  const told = Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(
      ([name, value]) =>
        `${name} ${typeof value === 'number' ? number(value) : typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  const because = told.length > 0 ? ` (${plain(told.join(', '))})` : '';
  return `${plain(step)}: ${plain(MARKS[String(result)] ?? String(result))}${because}${cited(citation)}`;
}

function cited(citation: string): string {
  return citation ? `, ${plain(citation)}` : '';
}
