/** The findings of a file: of its documents' parts, weighed, suppressed and put in order. Lists that did not change are the same objects as before. */
import type { Shipment } from '../trade/types.ts';
import { SEVERITIES } from '../trade/vocabulary.ts';
import type { Source } from '../yaml/index.ts';
import { unknownCertifications } from './certifications.ts';
import { crossFinding } from './crossProblems.ts';
import { besides, countingOf, decisionIn, decisionOf, judgingOf } from './decisions.ts';
import type { Group, LineView } from './document.ts';
import { UNDETERMINED, unanswered } from './doubts.ts';
import { findingsOf, type Shared, SharedFindings } from './findings.ts';
import { rangeOfFinding } from './places.ts';
import { NO_TEXT, ofText, ofTrade, UNCHECKED } from './problems.ts';
import { regimeProblems } from './regimeProblems.ts';
import { duplicateSerials } from './serials.ts';
import { similarPartyFindings } from './similarParties.ts';
import { suppress } from './suppressions.ts';
import type { Config, Finding } from './types.ts';
import type { Checked, JudgedDocument, Settled } from './workspace.ts';

/** `age`: what is told of packs' ages in this file. */
export function fileFindings(checked: Checked, file: string, age: readonly Finding[] = []): readonly Finding[] {
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

/** Findings that stand by themselves, and those that lines share. The same object as before while nothing they depend on moved. */
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
      judged.evaluations.forEach((evaluation, index) => {
        if (!evaluation) return;
        const view = group.lines[index] as LineView;
        const decision = decisionOf(checked, settled, evaluation, document, view);
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
