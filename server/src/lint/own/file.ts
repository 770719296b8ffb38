/** A file of a company's own data: its text, and findings in it. */
import { MESSAGES, type Path, type Piece, parsed, type Source } from '../../yaml/index.ts';
import { ofText } from '../problems.ts';
import type { Finding } from '../types.ts';

const NO_TEXT: Piece = { text: '', lines: 0 };

/** A mistake at a path of the file's document. */
export function problemIn(source: Source, rule: string, path: Path, message: string, isKey = false): Finding {
  return {
    rule,
    severity: 'error',
    certainty: 'certain',
    at: { piece: source.docs[0]?.head ?? NO_TEXT, path },
    ...(isKey ? { aspect: 'key' as const } : {}),
    message,
    related: [],
    fixes: [],
    suppressed: null,
  };
}

/** What is wrong before anything is read out of the text: it is none, not YAML, or more than one document. */
export function textFindings(source: Source, rule: string): readonly Finding[] {
  const { broken, docs } = source;
  if (broken) return [problemIn(source, broken.rule, [], reasonOf(source))];
  const [doc, second] = docs;
  if (doc === undefined) return [problemIn(source, rule, [], 'The file is empty.')];
  const found = parsed(doc, doc.head).problems.map((problem) => ofText(problem, doc.head));
  if (second) {
    const message = 'This file is one document; remove what follows the first `---`.';
    found.push({ ...problemIn(source, rule, [], message), at: { piece: second.head, path: [] } });
  }
  return found;
}

/** Why a file could not be read at all. */
export function reasonOf({ broken }: Source): string {
  if (!broken) return '';
  const { rule, args } = broken;
  return MESSAGES[rule]?.(args) ?? `The file cannot be read: ${args.reason}.`;
}
