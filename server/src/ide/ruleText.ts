/** The text of a rule as Markdown. */
import type { RuleCard } from '../lint/types.ts';
import type { RuleBackground } from '../report/ruleBackground.ts';
import type { RuleCase } from '../report/ruleCases.ts';
import { changeText, type DatedText } from '../report/ruleHistory.ts';
import { count } from '../report/terminal.ts';
import { spanText, statusWords } from '../report/words.ts';
import { code, link, plain } from './markdown.ts';

export interface RuleText {
  readonly markdown: string;
  /** The rule's first link, if it has one. */
  readonly url?: string;
}

/** What there is to tell of a rule besides its card, seen from the day of a shipment. */
export type DatedBackground = RuleBackground & { readonly date: string };

/** A rule's card as Markdown, in the order of a hurry: what it says, what to do, what holds on the day, then cases, history and trust. */
export function ruleText(card: RuleCard, background?: DatedBackground): RuleText {
  const {
    date,
    texts = [],
    changes = [],
    cases = [],
    allCases = 0,
    countryName = (iso: string) => iso,
  } = background ?? {};
  const parts = [`# ${plain(card.title)}`, facts(card), plain(card.summary)];
  if (date !== undefined && texts.length > 0) parts.push(currentText(texts, date));
  if (card.todo) parts.push('## What to do', plain(card.todo));
  const [, ...further] = card.links;
  if (further.length > 0) {
    parts.push('## Further texts', further.map(({ title, url }) => `- ${link(title, url)}`).join('\n'));
  }
  if (cases.length > 0) parts.push('## Cases', caseList(card.id, cases, allCases));
  if (texts.length > 0 || changes.length > 0) parts.push('## What changed when');
  if (texts.length > 0) parts.push(tableOf(texts));
  if (changes.length > 0) {
    parts.push(
      'Countries that it looks at:',
      changes.map((one) => `- ${plain(changeText(one, countryName))}`).join('\n'),
    );
  }
  const validity = validityOf(card);
  if (validity) parts.push('## How far to trust this', validity);
  const url = card.links[0]?.url;
  return { markdown: `${parts.join('\n\n')}\n`, ...(url ? { url } : {}) };
}

function caseList(rule: string, cases: readonly RuleCase[], all: number): string {
  const rows = cases.map(({ title, where, says, regime }) => {
    const sentence = title.charAt(0).toUpperCase() + title.slice(1);
    const under = rule.startsWith(`${regime}/`) ? '' : ` under ${code(regime)}`;
    return `- ${plain(sentence)} — ${plain(where)}${where ? ': ' : ''}**${plain(says)}**${under}`;
  });
  const rest = all > cases.length ? `\n- and ${count(all - cases.length, 'more case')}` : '';
  return `Examples that are run as tests, and what Exportlint has to say about them:\n\n${rows.join('\n')}${rest}`;
}

function currentText(texts: readonly DatedText[], date: string): string {
  const now = texts.find(({ current }) => current);
  if (!now) return `No text of this rule is in force on ${date}.`;
  const reading = now.applied ? 'applies it' : 'does not apply it';
  return `**On ${date}**: ${citeLink(now)}, ${plain(statusWords(now.status))}; this regime ${reading}.`;
}

function tableOf(texts: readonly DatedText[]): string {
  const rows = texts.map((text) => {
    const cells = [
      text.from ?? '',
      text.until ?? '',
      citeLink(text),
      plain(statusWords(text.status)),
      text.applied ? 'yes' : 'no',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| From | Until | Text | Status | Applied |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function citeLink({ cite, url }: DatedText): string {
  return url === undefined ? plain(cite) : link(cite, url);
}

/** The rule's id, with the link to its text, and from when to when it is there. */
function facts(card: RuleCard): string {
  const { from, until } = card.effective ?? {};
  const [law] = card.links;
  const parts = [code(card.id)];
  if (law) parts.push(link(card.citation || law.title, law.url));
  else if (card.citation) parts.push(plain(card.citation));
  const span = spanText(from, until);
  return [...parts, ...(span ? [span] : [])].join(' · ');
}

const COVERAGE: Readonly<Record<NonNullable<RuleCard['coverage']>, string>> = {
  modelled: 'Exportlint models this rule.',
  partial: 'Exportlint models a part of this rule.',
  'pointer-only': 'Exportlint does not judge this rule; it only points to it.',
};

function validityOf(card: RuleCard): string {
  const parts: string[] = [];
  if (card.coverage) parts.push(COVERAGE[card.coverage]);
  if (card.coverageNote) parts.push(plain(card.coverageNote));
  if (card.verified) parts.push(`Checked against the text on ${card.verified}.`);
  if (card.confidence) parts.push(`Confidence: ${plain(card.confidence)}.`);
  return parts.join(' ');
}
