/** The lines of a file as a report gives them: what costs something is worked out when it is read. */
import { classificationOf, conditionsOf, type Evaluation, judge } from '../regime/index.ts';
import { once } from '../regime/once.ts';
import { bySeverity } from '../regime/variants.ts';
import { destinationsOf } from '../trade/destinations.ts';
import { pathOf, type Source } from '../yaml/index.ts';
import { type Decided, type Decisions, decisionsOf, doubtsAbout, verdictOf } from './decisions.ts';
import type { LineView } from './document.ts';
import { inputOf } from './judged.ts';
import { jointDetermination } from './jurisdictions.ts';
import { remediesFor } from './remedies.ts';
import { reviewWords, timelineOf } from './timeline.ts';
import { withoutRefused } from './traceFacts.ts';
import type { Config, Determination, JudgedLine, TraceStep } from './types.ts';
import type { Checked } from './workspace.ts';

/** The lines of a file, in the order of its text. */
export function* linesOf(checked: Checked, file: string): Iterable<JudgedLine> {
  const source = checked.workspace.sources.get(file)?.source;
  for (const document of checked.byFile.get(file) ?? []) {
    const { shipment } = document.view.head;
    for (const group of document.view.groups) {
      for (const [index, view] of group.lines.entries()) {
        const { line } = view;
        // Made when read: who goes through ten thousand lines to look at three of them pays for three.
        const decisions = once(() => decisionsOf(checked, document, group, index));
        const determinations = once(() =>
          determinationsOf(decisions(), (one) => determinationOf(source as Source, one, view, document.config)),
        );
        const tpp = line.item?.tpp;
        yield {
          file,
          document: document.index,
          kind: document.view.head.kind as string,
          id: shipment?.id ?? null,
          at: line.at,
          shipment: view.shipment,
          line,
          item: line.item?.id ?? line.itemText ?? null,
          resolved: line.item ?? null,
          quantity: line.quantity ?? null,
          date: view.shipment.date ?? null,
          destination: view.shipment.ultimateConsignee?.country ?? null,
          destinations: destinationsOf(view.shipment).map(({ country }) => country ?? null),
          tpp: tpp ?? null,
          totalTpp:
            tpp?.stated === undefined || line.quantity === undefined
              ? null
              : tpp.stated * (line.item?.chips ?? 1) * line.quantity,
          get class() {
            return decisions().counted[0]?.evaluation.classLabel ?? 'unknown';
          },
          classification: () => {
            const first = decisions().counted[0];
            const input = first && inputOf(first.settled.regime, view, first.settled.settingsOf(document.config));
            return first && input && classificationOf(first.settled.regime.pack, input, first.evaluation);
          },
          remedies: () => {
            const { counted } = decisions();
            const worseFirst = bySeverity();
            const [worst, ...rest] = [...counted].sort((a, b) => worseFirst(a.decision, b.decision));
            const others = rest.map(({ settled }) => settled);
            return worst
              ? remediesFor(worst.settled, view, worst.evaluation, worst.decision, document.config, others)
              : [];
          },
          timelines: () =>
            decisions().shown.map(({ settled, decision }) =>
              timelineOf(
                settled,
                view,
                decision,
                settled.settingsOf(document.config),
                doubtsAbout(checked, document, view),
                checked.cache,
              ),
            ),
          get verdict() {
            return verdictOf(checked, document, group, index);
          },
          get determinations() {
            return determinations();
          },
        };
      }
    }
  }
}

/** The answer first; where several jurisdictions judge, that is the worst of theirs. */
function determinationsOf(
  { judging, counted, shown }: Decisions,
  determine: (one: Decided) => Determination,
): readonly Determination[] {
  const each = shown.map((one) => ({ ...one, regime: one.settled.regime, determination: determine(one) }));
  const own = each.map(({ determination }) => determination);
  if (judging.length < 2) {
    return own;
  }
  const all = judging.map(({ settled, evaluation }) => ({ regime: settled.regime, evaluation }));
  return [jointDetermination(all, each.slice(0, counted.length)), ...own];
}

function determinationOf(
  source: Source,
  { settled, evaluation, decision }: Decided,
  view: LineView,
  config: Config,
): Determination {
  // What stood before a line in its bucket is summed when it is read.
  const allocations = once(() =>
    decision.balances.map(({ claim, balance }) => ({
      id: claim.allocation,
      bucket: claim.bucket,
      unit: claim.unit,
      limit: balance.limit,
      before: balance.before,
      here: balance.here,
      after: balance.after,
      exceeded: balance.exceeded,
      used: balance.used,
    })),
  );
  return {
    regime: settled.regime.id,
    outcome: decision.outcome,
    verdict: decision.verdict,
    authorized: decision.authorized,
    review: decision.review,
    ...reviewWords(settled.regime, decision),
    exceptions: decision.exceptions,
    reasons: decision.reasons.map(({ code, rule, raises, text, citation }) => {
      return { code, ...(rule === undefined ? {} : { rule }), raises, text, citation };
    }),
    missing: decision.missing.map((location) => pathOf(source, location).path),
    get allocations() {
      return allocations();
    },
    citations: decision.citations,
    conditions: (authority) => conditionsOf(evaluation, authority, settled.settlement.balance),
    trace: () => {
      const again = judge(settled.regime.pack, {
        ...inputOf(settled.regime, view, settled.settingsOf(config)),
        withTrace: true,
      });
      const steps = (again.variants ?? [again]).flatMap((one) => [
        ...(again.variants ? [placeStep(one)] : []),
        ...((one.alternatives?.[0] ?? one).trace ?? []),
      ]);
      const doubts = view.doubts.map(({ at }) => pathOf(source, at).path);
      return [
        ...steps.map((step) => withoutRefused(step, doubts)),
        {
          step: 'determination',
          result: `${decision.outcome}, ${decision.verdict}`,
          facts: {},
          citation: evaluation.pack.spec.title,
        },
      ];
    },
  };
}

/** Says which of several places the steps that follow are about. */
const placeStep = ({ destination, pack }: Evaluation): TraceStep => ({
  step: 'destination',
  result: destination?.country ?? 'not known',
  facts: destination?.party?.name === undefined ? {} : { party: destination.party.name },
  citation: pack.spec.title,
});
