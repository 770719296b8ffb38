/**
 * Doubts: what a document says, or fails to say, in a way that cannot be relied on. A refused value, an unreadable text or a contradiction
 * is never harmless: the lines that it bears on are for a person to decide, whatever the rest of the document says and whatever weight a
 * configuration gives the finding.
 */
import type { Decision, Evaluation, Reason } from '../regime/index.ts';
import { uniqueLocations } from '../regime/unique.ts';
import { citedId, registerEntry } from '../trade/cited.ts';
import type { TradeProblem } from '../trade/problems.ts';
import type { Registers } from '../trade/types.ts';
import { worse } from '../trade/vocabulary.ts';
import type { DocumentView, LineView } from './document.ts';
import { doubtsIn, ofTrade, plainFinding } from './problems.ts';
import type { Config, Finding } from './types.ts';

/**
 * What makes all of a document doubtful: YAML that cannot be read, wherever in it, and items that are refused whole. A line may be missing, be
 * another one, or use up what the others count on.
 */
export function unreadableText({ head, groups }: DocumentView): readonly Finding[] {
  const isText = ({ rule }: Finding) => rule.startsWith('yaml/');
  const texts = [...head.doubts, ...groups.flatMap(({ doubts }) => doubts)].filter(isText);
  return doubtsIn([...new Set([...texts, ...groups.flatMap(({ lost = [] }) => lost)])]);
}

/** Doubts about entries of registers, by the entry. */
export type EntryDoubts = ReadonlyMap<object, readonly Finding[]>;

/** `text`: what is wrong with the text of the whole document. `disputed`: entries whose number another one has too. */
export function entryDoubts(
  documents: readonly { readonly view: DocumentView; readonly text: readonly Finding[] }[],
  disputed: ReadonlyMap<object, TradeProblem>,
): EntryDoubts {
  const found = new Map<object, readonly Finding[]>();
  for (const { view, text } of documents) {
    for (const { entry, doubts } of view.groups.flatMap(({ entries }) => entries)) {
      const other = disputed.get(entry);
      const all = [...new Set([...doubts, ...text]), ...(other ? [ofTrade(other)] : [])];
      if (all.length > 0) {
        found.set(entry, all);
      }
    }
  }
  return found;
}

/** All that makes a line doubtful. */
export interface LineDoubts {
  /** In its own document. */
  readonly own: readonly Finding[];
  /** In the entries of registers that it cites. */
  readonly cited: readonly { readonly id: string; readonly finding: Finding }[];
}

/** Undefined, as nearly always, where nothing does. `text`: what is wrong with the text of the line's document. */
export function doubtsOfLine(
  { line, shipment, doubts }: LineView,
  text: readonly Finding[],
  registers: Registers,
  entries: EntryDoubts,
): LineDoubts | undefined {
  const cited =
    entries.size === 0
      ? []
      : (line.authorization ?? shipment.authorization).flatMap((one) => {
          const entry = registerEntry(one, registers);
          const found = (entry && entries.get(entry)) ?? [];
          return found.map((finding) => ({ id: citedId(one), finding }));
        });
  if (doubts.length === 0 && text.length === 0 && cited.length === 0) {
    return undefined;
  }
  return { own: text.length === 0 ? doubts : [...new Set([...doubts, ...text])], cited };
}

/** The same decision, with no better an answer than a doubt allows. */
export function withDoubts(decision: Decision, doubts: LineDoubts | undefined, evaluation: Evaluation): Decision {
  if (!doubts) {
    return decision;
  }
  const said = {
    code: 'undetermined',
    rule: UNDETERMINED,
    raises: 'review',
    citation: evaluation.pack.spec.title,
    certain: false,
  } as const;
  const own = doubts.own.map(
    (finding): Reason => ({ ...said, text: undetermined(finding), at: finding.at, answered: true }),
  );
  // One sentence for each entry: its other mistakes are said in the register.
  const entries = new Map(doubts.cited.map((one) => [one.id, one.finding]));
  const cited = [...entries].map(([id, finding]): Reason => {
    return {
      ...said,
      text: `Undetermined: the register entry ${id} has errors. ${finding.message}`,
      at: evaluation.authorizationAt,
    };
  });
  return {
    ...decision,
    verdict: worse(decision.verdict, 'review'),
    ...(decision.authorized === true ? { authorized: null, outcome: 'indeterminate' as const } : {}),
    reasons: [...decision.reasons, ...own, ...cited],
    missing: uniqueLocations([...decision.missing, ...doubts.own.map(({ at }) => at)]),
  };
}

/** Not configurable: it stands in for findings that a configuration turned off, so that a doubt is never silent. */
export const UNDETERMINED = 'lint/undetermined';

const undetermined = ({ message }: Finding) => `Undetermined: ${message}`;

/** Doubts whose own findings are shown as information at most, or not at all. */
export function unanswered(doubts: readonly Finding[], { severity }: Config): readonly Finding[] {
  return doubts
    .filter((doubt) => ['off', 'info'].includes(severity[doubt.rule] ?? doubt.severity))
    .map((doubt) => ({
      ...plainFinding(UNDETERMINED, doubt.at, undetermined(doubt), 'warning'),
      ...(doubt.offsets ? { offsets: doubt.offsets } : {}),
    }));
}
