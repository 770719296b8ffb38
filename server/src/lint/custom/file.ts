/** A file of a company's own data: its text, and findings in it. */
import { type Path, parsed, type Source } from '../../yaml/index.ts';
import { NO_TEXT, ofText, plainFinding, whyBroken } from '../problems.ts';
import type { Finding } from '../types.ts';

/** A mistake at a path of the file's document. */
export function problemIn(source: Source, rule: string, path: Path, message: string, isKey = false): Finding {
  const at = { piece: source.docs[0]?.head ?? NO_TEXT, path };
  return { ...plainFinding(rule, at, message), ...(isKey ? { aspect: 'key' as const } : {}) };
}

/** What is wrong before anything is read out of the text: it is none, not YAML, or more than one document. */
export function textFindings(source: Source, rule: string): readonly Finding[] {
  const { broken, docs } = source;
  if (broken) return [problemIn(source, broken.rule, [], whyBroken(broken))];
  const [doc, second] = docs;
  if (doc === undefined) return [problemIn(source, rule, [], 'The file is empty.')];
  const found = parsed(doc, doc.head).problems.map((problem) => ofText(problem, doc.head));
  if (second) {
    const message = 'More than one document in this file. Remove what follows the first `---`.';
    found.push({ ...problemIn(source, rule, [], message), at: { piece: second.head, path: [] } });
  }
  return found;
}
