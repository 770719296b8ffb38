/** A rule id in a suppression comment: what is being switched off. */
import type { Report } from '../../lint/types.ts';
import type { Pos, Range } from '../../yaml/index.ts';
import { code, link, plain } from '../markdown.ts';

const SUPPRESSION = /#\s*exportlint-disable(?:-next-line|-line|-file)?\b/;
const RULE_ID = /[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9-]*/g;

/** The rule id under the position, when the line holds a suppression. */
export function ruleAt(text: string, pos: Pos): { readonly rule: string; readonly range: Range } | undefined {
  const comment = SUPPRESSION.exec(text);
  if (!comment) return undefined;
  for (const match of text.matchAll(RULE_ID)) {
    const from = match.index;
    const to = from + match[0].length;
    if (from < comment.index || pos.character < from || pos.character > to) continue;
    return {
      rule: match[0],
      range: { start: { line: pos.line, character: from }, end: { line: pos.line, character: to } },
    };
  }
  return undefined;
}

/** Title, what it says, what to do, one link; undefined for an id that no rule has (a finding says so). */
export function ruleHoverText(rule: string, report: Report): string | undefined {
  const card = report.card(rule);
  if (!card) return undefined;
  const parts = [`**${plain(card.title)}** ${code(card.id)}`, plain(card.summary)];
  if (card.todo) parts.push(plain(card.todo));
  const [law] = card.links;
  if (law) parts.push(link(card.citation || law.title, law.url));
  else if (card.citation) parts.push(plain(card.citation));
  return parts.join('\n\n');
}
