/**
 * The text of a rule, for the rule view: a request of our own, `exportlint/ruleText`, and a read-only document of the scheme
 * `exportlint-rule` for clients that know `workspace/textDocumentContent` (LSP 3.18).
 */
import { RequestType } from 'vscode-languageserver';
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

/** A rule's card as Markdown: what it says, what to do, where the text stands, how sure we are of it. */
export function ruleText(card: RuleCard): RuleText {
  const parts = [`# ${plain(card.title)}`, facts(card), plain(card.summary)];
  if (card.todo) parts.push('## What to do', plain(card.todo));
  if (card.links.length > 0) {
    parts.push('## The text', card.links.map(({ title, url }) => `- ${link(title, url)}`).join('\n'));
  }
  const standing = standingOf(card);
  if (standing) parts.push('## How far to trust this', standing);
  const url = card.links[0]?.url;
  return { markdown: `${parts.join('\n\n')}\n`, ...(url ? { url } : {}) };
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
