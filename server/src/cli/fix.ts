/** `--fix`: applies fixes until nothing more can be fixed, and writes only what can be read afterwards. */
import { readFileSync, writeFileSync } from 'node:fs';
import { reasonOf } from '../disk/reason.ts';
import { type TextEdit, textEdits } from '../lint/edits.ts';
import type { CheckedSource, Finding, Fix } from '../lint/types.ts';
import { unifiedDiff } from '../report/diff.ts';
import { count, harmless } from '../report/terminal.ts';
import type { View } from '../report/view.ts';
import { edit, type Pos, parsed, type Source, textOf } from '../yaml/index.ts';
import { UsageError } from './exit.ts';
import { type Judged, judged } from './judge.ts';

/** One fix can make way for another; a fix that undoes another one would go on for ever. */
const MOST_ROUNDS = 10;

export interface Applied {
  readonly file: string;
  readonly finding: Finding;
  readonly fix: Fix;
}

export interface Fixed {
  readonly judged: Judged;
  /** Files whose text is another one now, with the source that was read. */
  readonly changed: ReadonlyMap<string, Source>;
  readonly applied: readonly Applied[];
  /** Files that would not be valid YAML afterwards; their fixes were dropped. */
  readonly refused: readonly string[];
  /** After the last round there was still something to fix. */
  readonly isUnstable: boolean;
}

/** Fixes what the check shows, in memory. `lens` gives the findings that count; suppressed ones are left alone. */
export function fixed(start: Judged, isUnsafe: boolean, change: (view: View) => View): Fixed {
  const applied: Applied[] = [];
  let now = start;
  let isUnstable = false;
  for (let round = 0; ; round += 1) {
    const view = change(now.view);
    const sources = new Map<string, CheckedSource>(now.workspace.sources);
    const taken: Applied[] = [];
    for (const file of start.shown) {
      const checked = sources.get(file);
      if (!checked || checked.source.broken) continue;
      const chosen = chosenFixes(checked.source, view.report.findings(file), isUnsafe);
      if (chosen.length === 0) continue;
      const source = edit(
        checked.source,
        chosen.flatMap((one) => one.edits).sort((a, b) => compare(b.range.start, a.range.start)),
      );
      sources.set(file, { ...checked, source });
      taken.push(...chosen.map(({ finding, fix }) => ({ file, finding, fix })));
    }
    if (taken.length === 0) break;
    if (round === MOST_ROUNDS) {
      isUnstable = true;
      break;
    }
    applied.push(...taken);
    now = { ...now, ...judged({ ...now.workspace, sources }, now.shown, now.cache) };
  }
  const refused = start.shown.filter((file) => isChanged(start, now, file) && !isSound(sourceIn(now, file)));
  if (refused.length > 0) now = withFormer(start, now, refused);
  const changed = start.shown.filter((file) => isChanged(start, now, file));
  return {
    judged: now,
    changed: new Map(changed.map((file) => [file, sourceIn(start, file) as Source])),
    applied: applied.filter(({ file }) => changed.includes(file)),
    refused,
    isUnstable,
  };
}

function sourceIn({ workspace }: Judged, file: string): Source | undefined {
  return workspace.sources.get(file)?.source;
}

function isChanged(start: Judged, now: Judged, file: string): boolean {
  const [before, after] = [sourceIn(start, file), sourceIn(now, file)];
  return before !== after && before !== undefined && after !== undefined && textOf(before) !== textOf(after);
}

/** The files as they were: fixes that left their text unreadable go as a whole, since one may have needed another. */
function withFormer(start: Judged, now: Judged, files: readonly string[]): Judged {
  const sources = new Map<string, CheckedSource>(now.workspace.sources);
  for (const file of files) sources.set(file, start.workspace.sources.get(file) as CheckedSource);
  return { ...now, ...judged({ ...now.workspace, sources }, now.shown, now.cache) };
}

/** Can every document be read without a fault? Whatever configuration and suppressions say: other programs read the file too. */
function isSound(source: Source | undefined): boolean {
  if (source === undefined || source.broken) return false;
  return source.docs.every((doc) => {
    const pieces = doc.sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.pieces));
    return [doc.head, ...pieces].every((piece) => parsed(doc, piece).problems.length === 0);
  });
}

interface Chosen {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly edits: readonly TextEdit[];
}

/** At most one fix per finding, and none that touches what another one of the round touches: the next round looks again. */
function chosenFixes(source: Source, findings: readonly Finding[], isUnsafe: boolean): Chosen[] {
  const chosen: Chosen[] = [];
  for (const finding of findings) {
    const fix = finding.suppressed === null ? fixOf(finding, isUnsafe) : undefined;
    const edits = fix ? textEdits(source, fix) : [];
    if (!fix || edits.length === 0) continue;
    const isFree = edits.every((one) => !chosen.some(({ edits: others }) => others.some((other) => touch(one, other))));
    if (isFree) chosen.push({ finding, fix, edits });
  }
  return chosen;
}

/** A safe fix; else, where asked for, an unsafe one if it is the only one: which of several facts is right is for a person to say. */
function fixOf({ fixes }: Finding, isUnsafe: boolean): Fix | undefined {
  const safe = fixes.find(({ safety }) => safety === 'safe');
  if (safe) return safe;
  return isUnsafe && fixes.length === 1 ? fixes[0] : undefined;
}

function touch({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function compare(a: Pos, b: Pos): number {
  return a.line - b.line || a.character - b.character;
}

/** What would be written, as a unified diff. */
export function* diffOf({ judged: { view, workspace }, changed }: Fixed): Generator<string> {
  for (const [file, before] of changed) {
    const after = workspace.sources.get(file)?.source as Source;
    for (const line of unifiedDiff(view.name(file), textOf(before), textOf(after))) yield `${line}\n`;
  }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Writes what was fixed. A file that someone else changed in between stays as it is, which is a UsageError. */
export function writeFixed({ judged: { view, workspace }, changed }: Fixed): void {
  for (const [file, before] of changed) {
    const name = view.name(file);
    try {
      const bytes = readFileSync(file);
      const hasMark = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
      if (bytes.subarray(hasMark ? 3 : 0).toString('utf8') !== textOf(before)) {
        throw new UsageError(`${name} was changed while it was being fixed. Run the command again.`);
      }
      const text = Buffer.from(textOf(workspace.sources.get(file)?.source as Source));
      writeFileSync(file, hasMark ? Buffer.concat([BYTE_ORDER_MARK, text]) : text);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`${name} cannot be fixed: ${reasonOf(error)}.`);
    }
  }
}

/** Says on standard error what was done, each unsafe fix by name. */
export function sayFixed({ judged: { view }, applied, changed, refused, isUnstable }: Fixed, isDryRun: boolean): void {
  const say = (text: string): void => void process.stderr.write(`exportlint: ${harmless(text)}\n`);
  if (applied.length > 0) {
    say(`${isDryRun ? 'would fix' : 'fixed'} ${count(applied.length, 'finding')} in ${count(changed.size, 'file')}.`);
  }
  for (const { file, finding, fix } of applied) {
    if (fix.safety === 'unsafe') say(`changes a fact: ${view.name(file)} ${finding.rule}: ${fix.title}`);
  }
  for (const file of refused) say(`${view.name(file)} was left as it is: it would not be valid YAML afterwards.`);
  if (isUnstable) say(`still not done after ${MOST_ROUNDS} rounds: fixes undo each other. Look at what is left.`);
}
