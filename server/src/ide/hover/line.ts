/**
 * What one line item was judged to be. Short first: what it comes to, and the arithmetic that decides the class. Then why, with the one
 * link to the text that decides, what would clear it, and what else there is: exceptions, allocations, other regimes, the trace.
 */

import type { Regime } from '../../lint/index.ts';
import type { Determination, ExceptionStatus, JudgedLine, Reason, TraceStep } from '../../lint/types.ts';
import { count, number } from '../../report/terminal.ts';
import { outcomeWords, remedyText } from '../../report/words.ts';
import { byWeight } from '../../trade/vocabulary.ts';
import { code, link, plain } from '../markdown.ts';
import { isNotable, notableUses, shareOfUse, useText } from './allocationUse.ts';
import type { ClassText } from './classText.ts';

export interface Law {
  readonly title: string;
  readonly url: string;
}

/** A whole line: `law` is the text that decides, where it is known; `because` is what puts the item into its class. */
export function lineText(line: JudgedLine, law: Law | undefined, because?: ClassText): string {
  const [selected, ...others] = line.determinations;
  const blocks = [heading(line, selected), figures(line, because).join('  \n')];
  if (selected) {
    const why = reasons(selected, law);
    blocks.push(titled('Why', why.rows));
    if (law && !why.linked) blocks.push(link(law.title, law.url));
  }
  blocks.push(
    titled(
      'What would clear it',
      line.remedies().map((remedy) => plain(remedyText(remedy))),
    ),
  );
  if (selected) blocks.push(titled('Exceptions and allocations', [...exceptionRows(selected), ...uses(selected)]));
  for (const other of others) {
    const rows = [...reasons(other).rows, ...exceptionRows(other), ...uses(other)];
    blocks.push(`**Under ${code(other.regime)}**: ${verdictWords(other)}`, titled('Why', rows));
  }
  blocks.push(titled('Further figures', furtherFigures(line)));
  if (selected) blocks.push(titled(`How ${code(selected.regime)} judged it`, steps(selected), '1.'));
  return blocks.filter((block) => block !== '').join('\n\n');
}

function titled(title: string, rows: readonly string[], mark = '-'): string {
  return rows.length === 0 ? '' : `${title}:\n\n${rows.map((row) => `${mark} ${row}`).join('\n')}`;
}

/** The text that decides: that of the most severe reason, else the first that the selected regime cites and has an address for. */
export function lawOf(
  { date, determinations: [selected] }: JudgedLine,
  regimes: ReadonlyMap<string, Regime>,
): Law | undefined {
  if (!selected) return undefined;
  const reasons = [...selected.reasons].sort(byWeight);
  for (const citation of [...reasons.map((reason) => reason.citation), ...selected.citations]) {
    const url = regimes.get(selected.regime)?.url(citation, date ?? undefined);
    if (url) return { title: citation, url };
  }
  return undefined;
}

function heading(line: JudgedLine, selected: Determination | undefined): string {
  const name = plain(line.resolved?.name ?? line.item ?? 'Unknown item');
  const times = line.quantity === null ? '' : ` × ${number(line.quantity)}`;
  const places = line.destinations.filter((code) => code !== null);
  const where = places.length === 0 ? '' : ` to ${plain(places.join(', '))}`;
  const when = line.date === null ? '' : ` on ${plain(line.date)}`;
  const what = `**${name}${times}**${where}${when}`;
  return selected ? `${what}: ${verdictWords(selected)} under ${code(selected.regime)}` : `${what}: not judged`;
}

/** The verdict and what it rests on. */
export function verdictWords(of: Determination): string {
  return `**${of.verdict}**, ${plain(outcomeWords(of))}`;
}

/** `100 FP8 TFLOPS × 8 bits = 800 TPP ≥ 500 → its class`, and what the quantity makes of it. */
function figures(line: JudgedLine, because: ClassText | undefined): string[] {
  const { resolved: item, tpp, totalTpp } = line;
  const known = item?.arithmetic ? `${item.arithmetic} TPP` : `TPP ${tpp ? figureText(tpp) : 'not known'}`;
  const tests = [because?.leading, because?.others.join(', ')].filter(Boolean).join(', ');
  const name = because?.name ?? (line.class === 'none' ? 'in no class' : `class ${line.class}`);
  const leads = item?.arithmetic || tpp?.stated !== undefined || !because?.others.length;
  const rows = [
    `${plain([leads ? known : '', tests].filter(Boolean).join(because?.leading ? ' ' : ', '))} → **${plain(name)}**`,
  ];
  if (totalTpp !== null) rows.push(`${plain(totalText(line, totalTpp))} TPP in all`);
  return rows;
}

function furtherFigures({ resolved: item }: JudgedLine): string[] {
  if (!item) return [];
  const told: string[] = [];
  if (isKnown(item.performanceDensity)) told.push(`performance density ${figureText(item.performanceDensity)}`);
  if (isKnown(item.memoryBandwidth)) told.push(`memory bandwidth ${figureText(item.memoryBandwidth)} GB/s`);
  if (item.chips !== 1) told.unshift(`${number(item.chips)} chips in each unit`);
  return told.length === 0 ? [] : [told.join(', ')];
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

/** Why, most severe first; the citation that is the law becomes the link. */
function reasons(of: Determination, law?: Law): { rows: string[]; linked: boolean } {
  let linked = false;
  const citationOf = ({ text, citation }: Reason): string => {
    if (law && !linked && citation === law.title) {
      linked = true;
      return ` (${link(law.title, law.url)})`;
    }
    return citation === '' || text.includes(citation) ? '' : ` (${plain(citation)})`;
  };
  // A requirement may say in its own sentence what a note says too.
  const once = of.reasons.filter((one) => !of.reasons.some((other) => other !== one && other.text.includes(one.text)));
  const sorted = once.sort(byWeight);
  const rows = sorted.map((reason) => `${plain(reason.raises)}: ${plain(reason.text)}${citationOf(reason)}`);
  if (of.missing.length > 0) rows.push(`not known: ${of.missing.map((path) => code(path.join('.'))).join(', ')}`);
  if (of.reviewWords) rows.push(`Licence policy: ${plain(of.reviewWords)}`);
  return { rows, linked };
}

/** How the exceptions stand. Those that are out share a row, and what is told elsewhere in the hover is not told again. */
function exceptionRows(of: Determination): string[] {
  const closed = of.exceptions
    .filter(({ status }) => status === 'unavailable')
    .map((one) => {
      const isOver = notableUses(of).some((use) => use.exceeded === true && isNotable(one.because, use));
      const because = isAmongReasons(one, of.reasons) ? 'as said above' : isOver ? 'over, see below' : shortly(one);
      return `${plain(one.code)}${because ? ` (${plain(because)})` : ''}`;
    });
  const others = of.exceptions.filter(({ status }) => status !== 'unavailable');
  return [
    ...others.map((one) => exceptionText(isAmongReasons(one, of.reasons) ? { ...one, because: 'as said above' } : one)),
    ...(closed.length > 0 ? [`Not open: ${closed.join(', ')}`] : []),
  ];
}

function isAmongReasons({ because }: ExceptionStatus, reasons: readonly Reason[]): boolean {
  return because !== '' && reasons.some(({ text }) => text.startsWith(because));
}

/** Why an exception stands as it does, without its own name in front. */
function shortly({ code: name, because }: ExceptionStatus): string {
  return because.startsWith(`${name} `) ? because.slice(name.length + 1) : because;
}

/** What the line draws on; where a reason tells the arithmetic already, only how full that is. */
function uses(of: Determination): string[] {
  return notableUses(of).map((use) =>
    use.exceeded === true && of.reasons.some(({ text }) => isNotable(text, use)) ? shareOfUse(use) : useText(use),
  );
}

/** What the engine says of an exception that nothing stands in the way of; what is still needed may follow. */
const OPEN = /^open to this line(?:; )?/;

/** How an exception stands to a line, and why. */
export function exceptionText(exception: ExceptionStatus): string {
  const { code: name, status } = exception;
  const because = plain(shortly(exception).replace(OPEN, ''));
  switch (status) {
    case 'available':
      return `${plain(name)} is open to this line${because ? `; ${because}` : ''}`;
    case 'unavailable':
      return `${plain(name)} is not open to this line${because ? `: ${because}` : ''}`;
    case 'needs-review':
      return `${plain(name)} needs a person to decide${because ? `: ${because}` : ''}`;
  }
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

const ANSWERS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', unknown: 'undetermined' };

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
