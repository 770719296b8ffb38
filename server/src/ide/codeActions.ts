/**
 * What can be done about the findings at a place: fixes, the rule to open, all safe fixes of the file at once, and the catalogue id in
 * place of another name of an item. The caller gives the newest text and its findings.
 */
import { safeEdits, type TextEdit, textEdits } from '../lint/edits.ts';
import { asSnippet, hasHoles, withoutHoles } from '../lint/fixes/index.ts';
import { rangeOfFinding } from '../lint/places.ts';
import type { Finding, Report } from '../lint/types.ts';
import type { Range, Source } from '../yaml/index.ts';
import { offersFor } from './fixesForFinding.ts';
import type { Core } from './hover/hover.ts';
import { itemRespelling } from './itemSpelling.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'fix' | 'openRule' | 'respell' | 'fixAll';
  /** The finding that it is for. */
  readonly finding?: Finding;
  /** safe: changes the spelling of a fact, never a fact. Undefined for what changes nothing. */
  readonly safety?: 'safe' | 'unsafe';
  readonly edits: readonly ActionEdit[];
  /** The first safe fix at the place. */
  readonly isPreferred?: true;
}

export interface ActionEdit extends TextEdit {
  /** The text with its places to write in, in the syntax of snippets; numbered through over the edits of an action. */
  readonly snippet?: string;
}

/** `findings`: those of the file that are not suppressed. `report`: undefined where the check failed; then no further fixes are looked for. */
export function codeActions(
  source: Source,
  range: Range,
  findings: readonly Finding[],
  { regimes, catalog }: Core,
  report: Report | undefined,
): CodeAction[] {
  const actions: CodeAction[] = [];
  const opened = new Set<string>();
  const offered = new Set<string>();
  for (const finding of findings) {
    if (!overlap(rangeOfFinding(source, finding), range)) continue;
    const further = report ? offersFor(finding, source, report, regimes) : [];
    const own = finding.fixes.map((fix) => ({ ...fix, edits: textEdits(source, fix) }));
    for (const { title, safety, edits } of [...own, ...further]) {
      // Where a fix cannot be written, none is offered.
      if (edits.length === 0 || offered.has(title)) continue;
      actions.push({ title, kind: 'fix', finding, safety, edits: withSnippets(edits) });
    }
    for (const { title } of actions) offered.add(title);
    if (!opened.has(finding.rule)) {
      actions.push({ title: `Open rule: ${finding.citation ?? finding.rule}`, kind: 'openRule', finding, edits: [] });
    }
    opened.add(finding.rule);
  }
  const preferred = actions.findIndex(({ kind, safety }) => kind === 'fix' && safety === 'safe');
  if (preferred >= 0) actions[preferred] = { ...(actions[preferred] as CodeAction), isPreferred: true };
  const respelling = itemRespelling(source, range.start, catalog);
  if (respelling) {
    actions.push({ title: respelling.title, kind: 'respell', safety: 'safe', edits: [respelling.edit] });
  }
  const all = safeEdits(source, findings);
  if (all.length > 0) {
    const title = 'Fix all spellings that Exportlint can fix safely';
    actions.push({ title, kind: 'fixAll', safety: 'safe', edits: all });
  }
  return actions;
}

function withSnippets(edits: readonly TextEdit[]): ActionEdit[] {
  let stop = 1;
  return edits.map(({ range, text }): ActionEdit => {
    if (!hasHoles(text)) return { range, text };
    const { snippet, next } = asSnippet(text, stop);
    stop = next;
    return { range, text: withoutHoles(text), snippet };
  });
}

/** Do the ranges touch? A cursor at either end counts. */
function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
