/**
 * The text of a rule, for the rule view: a request of our own, `exportlint/ruleText`, and a read-only document of the scheme
 * `exportlint-rule` for clients that know `workspace/textDocumentContent` (LSP 3.18).
 */
import { RequestType } from 'vscode-languageserver';
import type { RuleText } from '../ide/ruleText.ts';

/** `date`: the date of export, YYYY-MM-DD; if omitted, the text of today. */
export interface RuleTextParams {
  readonly rule: string;
  readonly date?: string;
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
