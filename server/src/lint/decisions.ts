/** How lines fare under the regimes of their document: decided when someone reads it, and remembered as long as nothing it depends on moved. */
import { type Decision, decide, type Evaluation } from '../regime/index.ts';
import { worse } from '../trade/vocabulary.ts';
import type { Group, LineView } from './document.ts';
import { doubtsOfLine, type LineDoubts, withDoubts } from './doubts.ts';
import { counting } from './jurisdictions.ts';
import { regimeProblems } from './regimeProblems.ts';
import type { Finding, Verdict } from './types.ts';
import type { Checked, JudgedDocument, Settled } from './workspace.ts';

/** What judges a document, settled: one regime for each jurisdiction. */
export const judgingOf = (checked: Checked, { regimes, judging }: JudgedDocument): readonly Settled[] =>
  regimes.slice(0, judging).map((id) => checked.settled.get(id) as Settled);

/** Of the regimes that judge, those that the line is subject to. */
export const countingOf = (judging: readonly Settled[], group: Group, index: number) =>
  counting(
    judging.flatMap((settled) => {
      const evaluation = settled.judged.get(group)?.evaluations[index];
      return evaluation ? [{ settled, evaluation }] : [];
    }),
  );

export const decisionIn = (
  checked: Checked,
  settled: Settled,
  document: JudgedDocument,
  group: Group,
  index: number,
): Decision =>
  decisionOf(
    checked,
    settled,
    settled.judged.get(group)?.evaluations[index] as Evaluation,
    document,
    group.lines[index] as LineView,
  );

export function decisionOf(
  checked: Checked,
  settled: Settled,
  evaluation: Evaluation,
  document: JudgedDocument,
  view: LineView,
): Decision {
  const bound = evaluation.claims.length > 0;
  return checked.cache.rememberWith('decision', evaluation, besides(checked, settled, document, bound), () =>
    withDoubts(decide(evaluation, settled.settlement.balance), doubtsAbout(checked, document, view), evaluation),
  );
}

/** What a decision depends on besides its evaluation; whatever is made of decisions depends on it too. `bound`: balances may move it. */
export function besides(
  checked: Checked,
  { settlement }: Settled,
  document: JudgedDocument,
  bound: boolean,
): readonly unknown[] {
  const { registers, entryDoubts } = checked;
  return [bound ? settlement : undefined, doubtsOfDocument(checked, document), registers, entryDoubts];
}

export function doubtsAbout(checked: Checked, document: JudgedDocument, view: LineView): LineDoubts | undefined {
  return doubtsOfLine(view, doubtsOfDocument(checked, document), checked.registers, checked.entryDoubts);
}

/** What makes every line of a document doubtful: text that cannot be read, and regimes in whose place others answer. */
function doubtsOfDocument(checked: Checked, document: JudgedDocument): readonly Finding[] {
  const { unreadable, unknown, rivals } = document;
  return unknown.length + rivals.length === 0
    ? unreadable
    : checked.cache.rememberWith(
        'document doubts',
        document.view.head,
        [unreadable, checked.workspace.own, ...unknown, '', ...rivals],
        () => [...unreadable, ...regimeProblems(checked, document)],
      );
}

/** A line's verdict alone: worked out again only when a balance that its group depends on may have moved. */
export function verdictOf(
  checked: Checked,
  document: JudgedDocument,
  group: Group,
  index: number,
): Verdict | undefined {
  const verdicts = countingOf(judgingOf(checked, document), group, index).map(({ settled, evaluation }): Verdict => {
    const claims = settled.judged.get(group)?.claims;
    const free = claims === undefined || settled.settlement.isSafe(claims);
    return checked.cache.rememberWith(
      'verdict',
      evaluation,
      besides(checked, settled, document, !free),
      () => decisionOf(checked, settled, evaluation, document, group.lines[index] as LineView).verdict,
    );
  });
  return verdicts.reduce<Verdict | undefined>(
    (worst, one) => (worst === undefined ? one : worse(worst, one)),
    undefined,
  );
}

export interface Decided {
  readonly settled: Settled;
  readonly evaluation: Evaluation;
  readonly decision: Decision;
}

/** How a line fares: under all regimes that judge, under those of them that count, and under all that are shown. */
export interface Decisions {
  readonly judging: readonly Decided[];
  readonly counted: readonly Decided[];
  readonly shown: readonly Decided[];
}

export function decisionsOf(checked: Checked, document: JudgedDocument, group: Group, index: number): Decisions {
  const all = document.regimes.map((id): Decided => {
    const settled = checked.settled.get(id) as Settled;
    const evaluation = settled.judged.get(group)?.evaluations[index] as Evaluation;
    return { settled, evaluation, decision: decisionIn(checked, settled, document, group, index) };
  });
  const judging = all.slice(0, document.judging);
  const counted = counting(judging);
  return { judging, counted, shown: [...counted, ...all.slice(document.judging)] };
}
