/**
 * The text of a rule, for the rule view: a request of our own, `exportlint/ruleText`, and a read-only document of the scheme
 * `exportlint-rule` for clients that know `workspace/textDocumentContent` (LSP 3.18).
 */
import { RequestType } from 'vscode-languageserver';
import type { Regime } from '../lint/index.ts';
import type { RuleCard } from '../lint/types.ts';
import { code, link, plain } from './markdown.ts';

/** `date`: the date of export, YYYY-MM-DD; left out, the text of today. */
export interface RuleTextParams {
  readonly rule: string;
  readonly date?: string;
}

export interface RuleText {
  readonly markdown: string;
  /** The rule's first link, if it has one. */
  readonly url?: string;
}

/** Null: no rule has that id. */
export const RuleTextRequest = new RequestType<RuleTextParams, RuleText | null, void>('exportlint/ruleText');

export const RULE_SCHEME = 'exportlint-rule';

/**
 * The rule that a URI names: `exportlint-rule:/us-ear/chip-destination.md?date=2025-06-02` (the ending lets an editor preview it as
 * Markdown). Undefined when the URI is not of that form.
 */
export function ruleOfUri(uri: string): RuleTextParams | undefined {
  const match = /^exportlint-rule:\/{1,3}([^?#]+?)(?:\.md)?(?:\?([^#]*))?$/.exec(uri);
  if (!match) return undefined;
  try {
    const rule = (match[1] as string).split('/').map(decodeURIComponent).join('/');
    const date = /(?:^|&)date=(\d{4}-\d{2}-\d{2})(?:&|$)/.exec(decodeURIComponent(match[2] ?? ''))?.[1];
    return date ? { rule, date } : { rule };
  } catch {
    return undefined;
  }
}

/** A wording that the rule had, from when to when, and whether the regime applies it. */
export interface DatedText {
  readonly cite: string;
  readonly from?: string;
  readonly until?: string;
  readonly status: string;
  readonly applied: boolean;
  /** Does it hold on the day that is asked about? */
  readonly current: boolean;
  readonly url?: string;
}

/** The wordings of a rule in their order, seen from the day of a shipment. Empty for rules without dated texts. */
export function textsOf(rule: string, date: string, regimes: ReadonlyMap<string, Regime>): readonly DatedText[] {
  for (const regime of regimes.values()) {
    const card = regime.cards.get(rule);
    if (!card) continue;
    const holding = regime.pack.view(date).wording(card.texts)?.wording;
    return card.texts.map((text) => ({
      cite: text.cite,
      from: text.from,
      until: text.until ?? undefined,
      status: text.status,
      applied: regime.pack.view(text.from ?? date).wording([text])?.effect.apply ?? true,
      current: text === holding,
      url: text.url ?? regime.url(text.cite, text === holding ? date : (text.until ?? text.from)),
    }));
  }
  return [];
}

/**
 * A rule's card as Markdown: what it says, what to do, where the text stands, what changed when, how sure we are of it. `texts` are its
 * wordings, `date` is the day that they are seen from.
 */
export function ruleText(card: RuleCard, texts: readonly DatedText[] = [], date?: string): RuleText {
  const parts = [`# ${plain(card.title)}`, facts(card), plain(card.summary)];
  if (card.todo) parts.push('## What to do', plain(card.todo));
  if (card.links.length > 0) {
    parts.push('## The text', card.links.map(({ title, url }) => `- ${link(title, url)}`).join('\n'));
  }
  if (texts.length > 0) {
    parts.push('## What changed when', ...(date === undefined ? [] : [currentText(texts, date)]), tableOf(texts));
  }
  const standing = standingOf(card);
  if (standing) parts.push('## How far to trust this', standing);
  const url = card.links[0]?.url;
  return { markdown: `${parts.join('\n\n')}\n`, ...(url ? { url } : {}) };
}

function currentText(texts: readonly DatedText[], date: string): string {
  const now = texts.find(({ current }) => current);
  if (!now) return `No text of this rule is in force on ${date}.`;
  const reading = now.applied ? 'applies it' : 'does not apply it';
  return `On ${date}: ${citeLink(now)}, ${plain(now.status)}; this regime ${reading}.`;
}

function tableOf(texts: readonly DatedText[]): string {
  const rows = texts.map((text) => {
    const cells = [text.from ?? '', text.until ?? '', citeLink(text), plain(text.status), text.applied ? 'yes' : 'no'];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| From | Until | Text | Status | Applied |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function citeLink({ cite, url }: DatedText): string {
  return url === undefined ? plain(cite) : link(cite, url);
}

function facts(card: RuleCard): string {
  const { from, until } = card.effective ?? {};
  const parts = [code(card.id)];
  if (card.citation) parts.push(plain(card.citation));
  if (from) parts.push(`in force from ${from}${until ? ` until ${until}` : ''}`);
  else if (until) parts.push(`in force until ${until}`);
  return parts.join(' · ');
}

const COVERAGE: Readonly<Record<NonNullable<RuleCard['coverage']>, string>> = {
  modelled: 'Exportlint models this rule.',
  partial: 'Exportlint models a part of this rule.',
  'pointer-only': 'Exportlint does not judge this rule; it only points to it.',
};

function standingOf(card: RuleCard): string {
  const parts: string[] = [];
  if (card.coverage) parts.push(COVERAGE[card.coverage]);
  if (card.coverageNote) parts.push(plain(card.coverageNote));
  if (card.verified) parts.push(`Checked against the text on ${card.verified}.`);
  if (card.confidence) parts.push(`Confidence: ${plain(card.confidence)}.`);
  return parts.join(' ');
}
