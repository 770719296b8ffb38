/** Findings in the pretty report: what is wrong, where, why, what to do, and which text says so. */
import { messageOf } from '../lint/places.ts';
import type { RuleCard } from '../lint/types.ts';
import { frame } from './frame.ts';
import { type Group, grouped, groupMessage, placesOf } from './groups.ts';
import { beside, count, harmless, type Paint, wrap } from './terminal.ts';
import { allLines, type Placed, placeName, rangeAt, selected, type View } from './view.ts';
import { explains, headWord, regimeOf, severityPaint } from './words.ts';

/** Of one rule, so many findings are shown whole; further ones in one line each, since the reader knows the rule by then. */
const WHOLE_PER_RULE = 3;
/** So many one-liners of a rule are listed; the rest is counted. */
const SHORT_PER_RULE = 20;
/** So many further places of a finding are named. */
const PLACES = 12;

export interface Look {
  readonly width: number;
  readonly paint: Paint;
}

/** The findings of one severity, the first of each rule with its explanation. */
export function findingBlocks(view: View, findings: readonly Placed[], { width, paint }: Look): string[] {
  const regimes = selectedRegimes(view);
  const seen = new Map<string, number>();
  const out: string[] = [];
  for (const group of grouped(findings)) {
    const { rule } = group.first.finding;
    const nth = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, nth);
    if (nth <= WHOLE_PER_RULE) out.push(...whole(view, group, nth === 1, regimes, { width, paint }), '');
    else if (nth <= WHOLE_PER_RULE + SHORT_PER_RULE) out.push(...short(view, group, regimes, { width, paint }));
  }
  for (const [rule, amount] of seen) {
    const rest = amount - WHOLE_PER_RULE - SHORT_PER_RULE;
    if (rest > 0) out.push(paint.dim(`  ${count(rest, 'more finding')} of ${rule}: --format json lists them all`));
  }
  if (out.length > 0 && out.at(-1) !== '') out.push('');
  return out;
}

function whole(view: View, group: Group, explain: boolean, regimes: ReadonlySet<string>, look: Look): string[] {
  const { width, paint } = look;
  const { file, finding, range } = group.first;
  const color = severityPaint(finding.severity, paint);
  const source = view.source(file);
  const out = heading(view, group.first, regimes, look);
  out.push(...wrap(harmless(groupMessage(view, group)), width, '  ').map(paint.strong));
  if (source) out.push(...frame(source, range, finding.severity === 'info' ? 0 : 1, width, paint, color));
  const card = explain && regimeOf(finding.rule) ? view.report.card(finding.rule, finding.date) : undefined;
  const row = (label: string, text: string): void => {
    const [first = '', ...rest] = wrap(harmless(text), width, `  ${label.padEnd(6)}`, '        ');
    out.push(`  ${paint.dim(label.padEnd(6))}${first.slice(8)}`, ...rest);
  };
  if (finding.certainty === 'unknown') row('Note', 'It may apply: a fact that decides it is missing.');
  if (group.others.length > 0) row('Also', placesOf(group.others, view.name, PLACES));
  for (const { file: other, at, message } of finding.related) {
    row('See', `${placeName(view, other, rangeAt(view, other, at))}  ${message}`);
  }
  if (card) explanation(card, finding.message, row);
  for (const safety of ['safe', 'unsafe'] as const) {
    const titles = finding.fixes.filter((fix) => fix.safety === safety).map((fix) => fix.title);
    if (titles.length > 0)
      row('Fix', `${titles.join('; or ')}${safety === 'safe' ? '' : ' (changes a fact: check it)'}`);
  }
  const text = [finding.citation, finding.url].filter((part) => part !== undefined).join('  ');
  if (text !== '') row('Text', text);
  return out;
}

function explanation(card: RuleCard, message: string, row: (label: string, text: string) => void): void {
  if (explains(card.summary, message)) row('Why', card.summary);
  if (card.todo !== '') row('Do', card.todo);
}

function heading(view: View, { file, finding, range }: Placed, regimes: ReadonlySet<string>, look: Look): string[] {
  const { width, paint } = look;
  const word = headWord(finding, regimes, view.isOverridden(file, finding.rule));
  const paintWord = (text: string): string =>
    severityPaint(finding.severity, paint)(word) +
    text.slice(word.length, word.length + 2) +
    paint.place(text.slice(word.length + 2));
  return beside(`${word}  ${placeName(view, file, range)}`, finding.rule, width, [paintWord, paint.dim]);
}

function short(view: View, group: Group, regimes: ReadonlySet<string>, { width, paint }: Look): string[] {
  const { file, finding, range } = group.first;
  const more = group.others.length > 0 ? ` (also ${placesOf(group.others, view.name, PLACES)})` : '';
  const word = severityPaint(
    finding.severity,
    paint,
  )(headWord(finding, regimes, view.isOverridden(file, finding.rule)));
  const lines = wrap(harmless(groupMessage(view, group)) + more, width, '    ');
  return [`${word}  ${paint.place(placeName(view, file, range))}`, ...lines];
}

/** Findings that someone switched off with a reason: still told, one line each. */
export function suppressedBlock(view: View, findings: readonly Placed[], { width, paint }: Look): string[] {
  if (findings.length === 0) return [];
  const out = [paint.strong('Suppressed'), ''];
  for (const { file, finding, range } of findings) {
    const { reason = '', until } = finding.suppressed ?? {};
    const limit = until === undefined ? '' : ` (until ${until})`;
    const text = `${placeName(view, file, range)}  ${finding.rule}: ${messageOf(view.source(file), finding)} Reason: ${reason}${limit}`;
    out.push(...wrap(harmless(text), width, '  ', '    ').map(paint.dim));
  }
  return [...out, ''];
}

/** The regimes that lines of the view were judged by first; the rest are there for comparison. */
export function selectedRegimes(view: View): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const line of allLines(view)) {
    const first = selected(line);
    if (first) ids.add(first.regime);
  }
  return ids;
}
