/** The lines of a file as a report gives them: what costs something is worked out when it is read. */
import type { Figure, Item } from '../catalog/types.ts';
import { classificationOf, conditionsOf, type Evaluation, judge } from '../regime/index.ts';
import { bySeverity } from '../regime/variants.ts';
import { destinationsOf } from '../trade/destinations.ts';
import type { Line, Shipment } from '../trade/types.ts';
import { type Location, pathOf, type Source } from '../yaml/index.ts';
import { type Decided, type Decisions, decisionsOf, doubtsAbout, verdictOf } from './decisions.ts';
import type { Group, LineView } from './document.ts';
import { inputOf } from './judged.ts';
import { jointDetermination } from './jurisdictions.ts';
import { remediesFor } from './remedies.ts';
import { reviewWords, timelineOf } from './timeline.ts';
import { withoutRefused } from './traceFacts.ts';
import type { Config, Determination, JudgedLine, TraceStep, Verdict } from './types.ts';
import type { Checked, JudgedDocument } from './workspace.ts';

/** The lines of a file, in the order of its text. */
export function* linesOf(checked: Checked, file: string): Iterable<JudgedLine> {
  for (const document of checked.byFile.get(file) ?? []) {
    for (const group of document.view.groups) {
      for (let index = 0; index < group.lines.length; index++) {
        yield new LineOf(checked, document, group, index);
      }
    }
  }
}

/** A line of a check. What costs something is made when it is read: who looks at three of ten thousand lines pays for three. */
class LineOf implements JudgedLine {
  readonly file: string;
  readonly document: number;
  readonly kind: string;
  readonly id: string | null;
  readonly at: Location;
  readonly shipment: Shipment;
  readonly line: Line;
  private readonly checked: Checked;
  private readonly judged: JudgedDocument;
  private readonly group: Group;
  private readonly index: number;
  private made: Decisions | undefined;
  private answers: readonly Determination[] | undefined;

  constructor(checked: Checked, judged: JudgedDocument, group: Group, index: number) {
    const { line, shipment } = group.lines[index] as LineView;
    this.file = judged.file;
    this.document = judged.index;
    this.kind = judged.view.head.kind as string;
    this.id = judged.view.head.shipment?.id ?? null;
    this.at = line.at;
    this.shipment = shipment;
    this.line = line;
    this.checked = checked;
    this.judged = judged;
    this.group = group;
    this.index = index;
  }

  get item(): string | null {
    return this.line.item?.id ?? this.line.itemText ?? null;
  }

  get resolved(): Item | null {
    return this.line.item ?? null;
  }

  get quantity(): number | null {
    return this.line.quantity ?? null;
  }

  get date(): string | null {
    return this.shipment.date ?? null;
  }

  get destination(): string | null {
    return this.shipment.ultimateConsignee?.country ?? null;
  }

  get destinations(): readonly (string | null)[] {
    return destinationsOf(this.shipment).map(({ country }) => country ?? null);
  }

  get tpp(): Figure | null {
    return this.line.item?.tpp ?? null;
  }

  get totalTpp(): number | null {
    const { item, quantity } = this.line;
    const tpp = item?.tpp.stated;
    return tpp === undefined || quantity === undefined ? null : tpp * (item?.chips ?? 1) * quantity;
  }

  get class(): string {
    return this.decisions.counted[0]?.evaluation.classLabel ?? 'unknown';
  }

  get verdict(): Verdict | undefined {
    return verdictOf(this.checked, this.judged, this.group, this.index);
  }

  get determinations(): readonly Determination[] {
    const { checked, judged, view } = this;
    if (!this.answers) {
      const source = checked.workspace.sources.get(this.file)?.source as Source;
      this.answers = determinationsOf(this.decisions, (one) => new DeterminationOf(source, one, view, judged.config));
    }
    return this.answers;
  }

  classification() {
    const first = this.decisions.counted[0];
    const input = first && inputOf(first.settled.regime, this.view, first.settled.settingsOf(this.judged.config));
    return first && input && classificationOf(first.settled.regime.pack, input, first.evaluation);
  }

  remedies() {
    const { counted } = this.decisions;
    const worseFirst = bySeverity();
    const [worst, ...rest] = [...counted].sort((a, b) => worseFirst(a.decision, b.decision));
    const others = rest.map(({ settled }) => settled);
    return worst
      ? remediesFor(worst.settled, this.view, worst.evaluation, worst.decision, this.judged.config, others)
      : [];
  }

  timelines() {
    const { checked, judged, view } = this;
    return this.decisions.shown.map(({ settled, decision }) =>
      timelineOf(
        settled,
        view,
        decision,
        settled.settingsOf(judged.config),
        doubtsAbout(checked, judged, view),
        checked.cache,
      ),
    );
  }

  private get view(): LineView {
    return this.group.lines[this.index] as LineView;
  }

  private get decisions(): Decisions {
    this.made ??= decisionsOf(this.checked, this.judged, this.group, this.index);
    return this.made;
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

/** What one regime answers; what stood before a line in its bucket, and the trace, are found when they are read. */
class DeterminationOf implements Determination {
  readonly regime: string;
  readonly outcome: Determination['outcome'];
  readonly verdict: Verdict;
  readonly authorized: boolean | null;
  readonly review: Determination['review'];
  readonly reviewWords?: string;
  readonly exceptions: Determination['exceptions'];
  readonly reasons: Determination['reasons'];
  readonly missing: Determination['missing'];
  readonly citations: readonly string[];
  private readonly source: Source;
  private readonly decided: Decided;
  private readonly view: LineView;
  private readonly config: Config;

  constructor(source: Source, decided: Decided, view: LineView, config: Config) {
    const { settled, decision } = decided;
    this.regime = settled.regime.id;
    this.outcome = decision.outcome;
    this.verdict = decision.verdict;
    this.authorized = decision.authorized;
    this.review = decision.review;
    const { reviewWords: words } = reviewWords(settled.regime, decision);
    if (words !== undefined) this.reviewWords = words;
    this.exceptions = decision.exceptions;
    this.reasons = decision.reasons.map(({ code, rule, raises, text, citation }) => {
      return { code, ...(rule === undefined ? {} : { rule }), raises, text, citation };
    });
    this.missing = decision.missing.map((location) => pathOf(source, location).path);
    this.citations = decision.citations;
    this.source = source;
    this.decided = decided;
    this.view = view;
    this.config = config;
  }

  get allocations(): Determination['allocations'] {
    return this.decided.decision.balances.map(({ claim, balance }) => ({
      id: claim.allocation,
      bucket: claim.bucket,
      unit: claim.unit,
      limit: balance.limit,
      before: balance.before,
      here: balance.here,
      after: balance.after,
      exceeded: balance.exceeded,
      used: balance.used,
    }));
  }

  conditions(authority: string) {
    const { evaluation, settled } = this.decided;
    return conditionsOf(evaluation, authority, settled.settlement.balance);
  }

  trace(): readonly TraceStep[] {
    const { settled, decision, evaluation } = this.decided;
    const again = judge(settled.regime.pack, {
      ...inputOf(settled.regime, this.view, settled.settingsOf(this.config)),
      withTrace: true,
    });
    const steps = (again.variants ?? [again]).flatMap((one) => [
      ...(again.variants ? [placeStep(one)] : []),
      ...((one.alternatives?.[0] ?? one).trace ?? []),
    ]);
    const doubts = this.view.doubts.map(({ at }) => pathOf(this.source, at).path);
    return [
      ...(doubts.length === 0 ? steps : steps.map((step) => withoutRefused(step, doubts))),
      {
        step: 'determination',
        result: `${decision.outcome}, ${decision.verdict}`,
        facts: {},
        citation: evaluation.pack.spec.title,
      },
    ];
  }
}

/** Says which of several places the steps that follow are about. */
const placeStep = ({ destination, pack }: Evaluation): TraceStep => ({
  step: 'destination',
  result: destination?.country ?? 'not known',
  facts: destination?.party?.name === undefined ? {} : { party: destination.party.name },
  citation: pack.spec.title,
});
