/** The report of a check: findings and lines are made when somebody asks for them, and remembered as long as nothing they hang on moved. */

import { classificationOf, conditionsOf, type Decision, decide, judge, type Opinion } from '../regime/index.ts';
import { bySeverity } from '../regime/variants.ts';
import { destinationsOf } from '../trade/destinations.ts';
import type { Shipment } from '../trade/types.ts';
import { SEVERITIES, worse } from '../trade/vocabulary.ts';
import { pathOf, type Source, type Spot } from '../yaml/index.ts';
import { ageFindings } from './age.ts';
import { cardOf } from './cards.ts';
import { unknownCertifications } from './certifications.ts';
import { rivalText, unusableText } from './configuration.ts';
import { crossFinding } from './crossProblems.ts';
import type { Group, LineView } from './document.ts';
import { doubtsOfLine, type LineDoubts, UNDETERMINED, unanswered, withDoubts } from './doubts.ts';
import { findingsOf, type Shared, SharedFindings } from './findings.ts';
import { inputOf } from './judged.ts';
import { counting, jointDetermination } from './jurisdictions.ts';
import { rangeOfFinding } from './places.ts';
import { NO_TEXT, ofText, ofTrade, plainFinding, UNCHECKED } from './problems.ts';
import { duplicateSerials } from './serials.ts';
import { similarPartyFindings } from './similarParties.ts';
import { suppress } from './suppressions.ts';
import { reviewWords, timelineOf } from './timeline.ts';
import { withoutRefused } from './traceFacts.ts';
import type {
  AllocationState,
  Config,
  Determination,
  Finding,
  JudgedLine,
  Report,
  RuleCard,
  Summary,
  TraceStep,
  Verdict,
} from './types.ts';
import { waysFor } from './ways.ts';
import type { Checked, JudgedDocument, Settled } from './workspace.ts';

export function reportOf(checked: Checked): Report {
  const { workspace, byFile, cache } = checked;
  const files = [...byFile.keys()];
  const made = new Map<string, readonly Finding[]>();
  const ages = once(() => ageFindings(checked));
  const findings = (file: string): readonly Finding[] => {
    let list = made.get(file);
    if (!list) {
      list = fileFindings(checked, file, ages().get(file));
      made.set(file, list);
    }
    return list;
  };
  return {
    asOf: workspace.asOf,
    files,
    findings,
    lines: (file) => linesOf(checked, file),
    allocations: () => allocationsOf(checked),
    registers: checked.registers,
    summary: () => summaryOf(checked, files, findings),
    get incomplete() {
      return files.some((file) => findings(file).some((finding) => UNCHECKED.has(finding.rule)));
    },
    card: (rule, date) =>
      cache.rememberWith(`card ${rule}`, checked.workspace.regimes, [date], (): RuleCard | undefined =>
        cardOf(rule, date, workspace.regimes),
      ),
  };
}

/** `age`: what is told of packs' ages in this file. */
function fileFindings(checked: Checked, file: string, age: readonly Finding[] = []): readonly Finding[] {
  const { source, config } = checked.workspace.sources.get(file) as {
    source: Source;
    config: JudgedDocument['config'];
  };
  if (source.broken) {
    return [ofText(source.broken, NO_TEXT)];
  }
  const { asOf, regimes } = checked.workspace;
  // Lists that are the same objects as last time give the same answer, in the order it was put in then.
  const parts = (checked.byFile.get(file) ?? []).flatMap((document) => documentFindings(checked, document));
  return checked.cache.rememberWith('file findings', source, [config, asOf, regimes, ...age, ...parts], () =>
    inOrder(source, suppress(source, weighted([...parts, { own: age, shared: [] }], config), checked.workspace)),
  );
}

/** Findings of all parts with the configured severities; what several lines say of one place stands once. */
function weighted(parts: readonly Part[], config: Config): readonly Finding[] {
  const shared = new SharedFindings();
  for (const part of parts) {
    for (const one of part.shared) {
      shared.add(one);
    }
  }
  const found = [...parts.flatMap((part) => part.own), ...shared.findings()];
  return found.flatMap((finding): Finding[] => {
    if (finding.rule === UNDETERMINED) {
      return [finding];
    }
    const wanted = config.severity[finding.rule];
    return wanted === 'off'
      ? []
      : wanted === undefined || UNCHECKED.has(finding.rule)
        ? [finding]
        : [{ ...finding, severity: wanted }];
  });
}

/** In the order of the text; at one place, the most severe first. */
function inOrder(source: Source, findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({
      finding,
      start: rangeOfFinding(source, finding).start,
    }))
    .sort(
      (a, b) =>
        a.start.line - b.start.line ||
        a.start.character - b.start.character ||
        SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity),
    )
    .map(({ finding }) => finding);
}

/** Findings that stand by themselves, and those that lines share. The same object as before while nothing they hang on moved. */
interface Part {
  readonly own: readonly Finding[];
  readonly shared: readonly Shared[];
}

const NOTHING: Part = { own: [], shared: [] };

function documentFindings(checked: Checked, document: JudgedDocument): readonly Part[] {
  const { view } = document;
  const withUnanswered = (of: {
    readonly findings: readonly Finding[];
    readonly doubts: readonly Finding[];
  }): Part => ({
    own: [...of.findings, ...unanswered(of.doubts, document.config)],
    shared: [],
  });
  const parts: Part[] = [
    checked.cache.rememberWith('head part', view.head, [document.config], () => withUnanswered(view.head)),
  ];
  const alone = view.groups.reduce((sum, group) => sum + group.lines.length, 0) === 1;
  const own: Finding[] = [];
  own.push(...regimeProblems(checked, document));
  for (const problem of checked.registerProblems) {
    if (view.groups.some((group) => group.entries.some(({ entry }) => entry.at === problem.at))) {
      own.push(ofTrade(problem));
    }
  }
  own.push(...(checked.cross.problems.get(view) ?? []).map(crossFinding));
  const shipments = new Set<Shipment>(view.head.shipment ? [view.head.shipment] : []);
  for (const group of view.groups) {
    parts.push(checked.cache.rememberWith('group part', group, [document.config], () => withUnanswered(group)));
    own.push(...duplicateSerials(group, checked.serials));
    if (view.head.section === 'deliveries') {
      for (const { shipment } of group.lines) {
        shipments.add(shipment);
      }
    }
    for (const id of document.regimes) {
      parts.push(groupFindings(checked, document, group, checked.settled.get(id) as Settled, alone));
    }
  }
  const about = [...shipments].flatMap((one) => [
    ...(checked.similar.size > 0 ? similarPartyFindings(one, checked.similar) : []),
    ...checked.cache.rememberWith('certifications', one, [checked.workspace.regimes], () =>
      unknownCertifications(one, checked.workspace.regimes, checked.cache),
    ),
  ]);
  // Deliveries share what the head of their deal sheet says.
  const rest = own.length + about.length > 0 ? { own, shared: about.map((finding) => ({ finding })) } : NOTHING;
  return [...parts, rest];
}

/** Findings of a group; made again only when a balance that its lines depend on may have moved. */
function groupFindings(
  checked: Checked,
  document: JudgedDocument,
  group: Group,
  settled: Settled,
  alone: boolean,
): Part {
  const { cache } = checked;
  const { regime, settlement } = settled;
  const judged = settled.judged.get(group);
  if (!judged) {
    return NOTHING;
  }
  const judging = judgingOf(checked, document);
  const also = !judging.includes(settled);
  // For comparison with what answers for the same jurisdiction; where nothing does, with the first.
  const main = also
    ? (judging.find((one) => one.regime.jurisdiction === regime.jurisdiction) ?? judging[0])
    : undefined;
  const free = judged.claims === undefined || settlement.isSafe(judged.claims);
  const others = judging.length > 1 ? judging.map((one) => one.judged.get(group)) : [main?.judged.get(group)];
  return cache.rememberWith(
    `findings ${regime.id} ${also}`,
    judged,
    [...besides(checked, settled, document, !free), alone, main?.settlement, ...others],
    () => {
      const own: Finding[] = [];
      const shared = new SharedFindings();
      judged.opinions.forEach((opinion, index) => {
        const view = group.lines[index] as LineView;
        const decision = decisionOf(checked, settled, opinion, document, view);
        const selected = main && decisionIn(checked, main, document, group, index);
        const isSame = selected?.verdict === decision.verdict && selected.outcome === decision.outcome;
        if (isSame || (!also && !countingOf(judging, group, index).some((one) => one.settled === settled))) {
          return;
        }
        const found = findingsOf(regime, view, decision, settlement, { also, alone, several: judging.length > 1 });
        own.push(...found.own);
        for (const one of found.shared) {
          shared.add(one);
        }
      });
      return { own, shared: shared.entries() };
    },
  );
}

/** What judges a document, settled: one regime for each jurisdiction. */
const judgingOf = (checked: Checked, { regimes, judging }: JudgedDocument): readonly Settled[] =>
  regimes.slice(0, judging).map((id) => checked.settled.get(id) as Settled);

/** Of the regimes that judge, those that the line is subject to. */
const countingOf = (judging: readonly Settled[], group: Group, index: number) =>
  counting(
    judging.flatMap((settled) => {
      const opinion = settled.judged.get(group)?.opinions[index];
      return opinion ? [{ settled, opinion }] : [];
    }),
  );

const decisionIn = (
  checked: Checked,
  settled: Settled,
  document: JudgedDocument,
  group: Group,
  index: number,
): Decision =>
  decisionOf(
    checked,
    settled,
    settled.judged.get(group)?.opinions[index] as Opinion,
    document,
    group.lines[index] as LineView,
  );

function decisionOf(
  checked: Checked,
  settled: Settled,
  opinion: Opinion,
  document: JudgedDocument,
  view: LineView,
): Decision {
  const bound = opinion.claims.length > 0;
  return checked.cache.rememberWith('decision', opinion, besides(checked, settled, document, bound), () =>
    withDoubts(decide(opinion, settled.settlement.balance), doubtsAbout(checked, document, view), opinion),
  );
}

/** What a decision hangs on besides its opinion; whatever is made of decisions hangs on it too. `bound`: balances may move it. */
function besides(
  checked: Checked,
  { settlement }: Settled,
  document: JudgedDocument,
  bound: boolean,
): readonly unknown[] {
  const { registers, entryDoubts } = checked;
  return [bound ? settlement : undefined, doubtsOfDocument(checked, document), registers, entryDoubts];
}

function doubtsAbout(checked: Checked, document: JudgedDocument, view: LineView): LineDoubts | undefined {
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

/** Regimes that are asked for and do not exist, and two of which nothing says which one is meant. */
function regimeProblems(checked: Checked, document: JudgedDocument): readonly Finding[] {
  const { regimes, judging, view, unknown, rivals } = document;
  const jurisdiction = (id: string) => checked.workspace.regimes.get(id)?.jurisdiction;
  const other = (id: string) =>
    regimes.slice(0, judging).find((one) => jurisdiction(one) === jurisdiction(id)) as string;
  return [
    ...unknown.map((id) => unknownRegime(checked, document, id)),
    ...rivals.map((id) => plainFinding('lint/regime-rival', regimeAt(view), rivalText(id, other(id)))),
  ];
}

/** Where a document names its regimes; its beginning where it leaves that to the configuration. */
const regimeAt = ({ head }: JudgedDocument['view']): Spot => ({
  piece: head.layer.piece,
  path: head.shipment?.regime === undefined ? ['kind'] : ['regime'],
});

function unknownRegime(checked: Checked, { view }: JudgedDocument, id: string): Finding {
  const unusable = checked.workspace.own?.unusable.get(id);
  const at = regimeAt(view);
  if (!unusable) {
    const known = [...checked.workspace.regimes.keys()].join(', ');
    return plainFinding('lint/unknown-regime', at, `Unknown regime ${id}. Known regimes: ${known}.`);
  }
  const related = unusable.findings
    .slice(0, 1)
    .map((mistake) => ({ file: unusable.source.file, at: mistake.at, message: mistake.message }));
  return { ...plainFinding('lint/unknown-regime', at, unusableText(id)), related };
}

function* linesOf(checked: Checked, file: string): Iterable<JudgedLine> {
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
            return decisions().counted[0]?.opinion.classLabel ?? 'unknown';
          },
          classification: () => {
            const first = decisions().counted[0];
            const input = first && inputOf(first.settled.regime, view, first.settled.settingsOf(document.config));
            return first && input && classificationOf(first.settled.regime.pack, input, first.opinion);
          },
          ways: () => {
            const { counted } = decisions();
            const worseFirst = bySeverity();
            const [worst, ...rest] = [...counted].sort((a, b) => worseFirst(a.decision, b.decision));
            const others = rest.map(({ settled }) => settled);
            return worst ? waysFor(worst.settled, view, worst.opinion, worst.decision, document.config, others) : [];
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

/** A line's verdict alone: worked out again only when a balance that its group depends on may have moved. */
function verdictOf(checked: Checked, document: JudgedDocument, group: Group, index: number): Verdict | undefined {
  const verdicts = countingOf(judgingOf(checked, document), group, index).map(({ settled, opinion }): Verdict => {
    const claims = settled.judged.get(group)?.claims;
    const free = claims === undefined || settled.settlement.isSafe(claims);
    return checked.cache.rememberWith(
      'verdict',
      opinion,
      besides(checked, settled, document, !free),
      () => decisionOf(checked, settled, opinion, document, group.lines[index] as LineView).verdict,
    );
  });
  return verdicts.reduce<Verdict | undefined>(
    (worst, one) => (worst === undefined ? one : worse(worst, one)),
    undefined,
  );
}

interface Decided {
  readonly settled: Settled;
  readonly opinion: Opinion;
  readonly decision: Decision;
}

/** How a line fares: under all regimes that judge, under those of them that count, and under all that are shown. */
interface Decisions {
  readonly judging: readonly Decided[];
  readonly counted: readonly Decided[];
  readonly shown: readonly Decided[];
}

function decisionsOf(checked: Checked, document: JudgedDocument, group: Group, index: number): Decisions {
  const all = document.regimes.map((id): Decided => {
    const settled = checked.settled.get(id) as Settled;
    const opinion = settled.judged.get(group)?.opinions[index] as Opinion;
    return { settled, opinion, decision: decisionIn(checked, settled, document, group, index) };
  });
  const judging = all.slice(0, document.judging);
  const counted = counting(judging);
  return { judging, counted, shown: [...counted, ...all.slice(document.judging)] };
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
  const all = judging.map(({ settled, opinion }) => ({ regime: settled.regime, opinion }));
  return [jointDetermination(all, each.slice(0, counted.length)), ...own];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function determinationOf(
  source: Source,
  { settled, opinion, decision }: Decided,
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
    missing: decision.missing.map((spot) => pathOf(source, spot).path),
    get allocations() {
      return allocations();
    },
    citations: decision.citations,
    conditions: (authority) => conditionsOf(opinion, authority, settled.settlement.balance),
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
          citation: opinion.pack.spec.title,
        },
      ];
    },
  };
}

/** Says which of several places the steps that follow are about. */
const placeStep = ({ destination, pack }: Opinion): TraceStep => ({
  step: 'destination',
  result: destination?.country ?? 'not known',
  facts: destination?.party?.name === undefined ? {} : { party: destination.party.name },
  citation: pack.spec.title,
});

/** Buckets that a line of the regime's own documents draws on or asks for; those that an exception nobody claims would use are left out. */
function allocationsOf(checked: Checked): readonly AllocationState[] {
  return [...checked.settled.values()].flatMap(({ regime, settlement, judged }) => {
    const own = new Set(
      checked.documents
        .filter((document) => document.regimes.includes(regime.id))
        .flatMap(({ view }) => view.groups.flatMap((group) => judged.get(group)?.claims?.claimants ?? []))
        .flatMap((claimant) =>
          claimant.claims.filter((claim) => claim.kind !== 'probe').map((claim) => settlement.keyOf(claim)),
        ),
    );
    return settlement
      .buckets()
      .filter(({ claim }) => own.has(settlement.keyOf(claim)) && !regime.pack.allocations.get(claim.allocation)?.hidden)
      .map(({ claim, used, limit }) => ({
        regime: regime.id,
        id: claim.allocation,
        bucket: claim.bucket,
        unit: claim.unit,
        limit,
        used,
        remaining: limit === null ? null : Math.max(0, limit - used),
      }));
  });
}

function summaryOf(
  checked: Checked,
  files: readonly string[],
  findings: (file: string) => readonly Finding[],
): Summary {
  const all = files.flatMap(findings);
  const shown = all.filter((finding) => finding.suppressed === null);
  const count = (severity: Finding['severity']) => shown.filter((finding) => finding.severity === severity).length;
  return {
    files: files.length,
    documents: checked.documents.length,
    lines: checked.documents.reduce(
      (sum, { view }) => sum + view.groups.reduce((n, group) => n + group.lines.length, 0),
      0,
    ),
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    suppressed: all.length - shown.length,
  };
}
