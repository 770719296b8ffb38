/** Decisions as findings: one per place and sentence, however many lines it concerns. */

import { thousands } from '../catalog/thousands.ts';
import type { Settlement } from '../ledger/settle.ts';
import type { Decision, Reason, Regime } from '../regime/index.ts';
import { policyRank, severityOf } from '../trade/vocabulary.ts';
import { isInside, type Location, type Piece } from '../yaml/index.ts';
import type { LineView } from './document.ts';
import { scalar } from './fixes/steps.ts';
import { underTitle } from './jurisdictions.ts';
import { MOST_LINES } from './places.ts';
import type { ConcernedLines, Finding, Fix, Related } from './types.ts';

/** A finding outside its line, such as on the consignee's country; lines that are told the same share it. */
export interface Shared {
  readonly finding: Finding;
  /** The message without what is true of one line alone; lines that differ only in that share the finding with this message. */
  readonly general?: string | undefined;
  /** Of findings at one place: the lower, the more severe. */
  readonly order?: number;
  /** Missing where the finding is not about lines, or about the only one. */
  readonly lines?: ConcernedLines | undefined;
}

/** How the findings of a regime are shown. */
export interface Showing {
  /** Only for comparison, so that nothing weighs more than information. */
  readonly also: boolean;
  /** The document has no other line, so that a finding need not name it. */
  readonly alone: boolean;
  /** Other jurisdictions judge the document too, so that a finding names its own. */
  readonly several?: boolean;
}

export interface LineFindings {
  readonly own: readonly Finding[];
  readonly shared: readonly Shared[];
}

/** What a line is told under one regime. */
export function findingsOf(
  regime: Regime,
  view: LineView,
  decision: Decision,
  settlement: Settlement,
  { also, alone, several = false }: Showing,
): LineFindings {
  const own: Finding[] = [];
  const shared: Shared[] = [];
  const lines = alone ? undefined : { count: 1, first: [view.line.at] };
  for (const reason of decision.reasons) {
    const isAside = reason.severity === undefined ? reason.raises === 'note' : also;
    // The pack's age is told once for the workspace.
    if (isAside || reason.answered || reason.code === regime.pack.spec.verified.reason || silenced(reason, view)) {
      continue;
    }
    const finding = findingOf(regime, reason, view, settlement, { also, several });
    if (isInside(reason.at, view.line.at)) {
      own.push(finding);
    } else {
      const general = reason.general === undefined ? undefined : messageFor(regime, reason.general, also || several);
      shared.push({ finding, general, order: orderOf(reason, decision, regime), lines });
    }
  }
  return { own, shared };
}

/** Lower is more severe: nothing is open to the line, and an application is denied. */
function orderOf({ open }: Reason, { review }: Decision, { pack }: Regime): number {
  const policies = Object.keys(pack.spec.reviewPolicies ?? {});
  return (open !== undefined && open.length > 0 ? policies.length + 1 : 0) + policyRank(review, policies);
}

const messageFor = (regime: Regime, text: string, named: boolean): string =>
  named ? underTitle(regime.title, text) : text;

/** A rule that waits for a value which the schema refused, or for an item that is not known, was answered there already. */
function silenced(reason: Reason, { line, shipment }: LineView): boolean {
  const locations = reason.missing ?? [];
  if (locations.length === 0) {
    return false;
  }
  const refused = (location: Location) =>
    line.invalid(location) ||
    shipment.invalid(location) ||
    (line.suggestions !== undefined && isInside(location, { piece: line.at.piece, path: [...line.at.path, 'item'] }));
  return locations.every(refused);
}

function findingOf(
  regime: Regime,
  reason: Reason,
  view: LineView,
  settlement: Settlement,
  { also, several }: { readonly also: boolean; readonly several: boolean },
): Finding {
  const url = reason.url ?? regime.url(reason.citation, view.shipment.date);
  return {
    rule: reason.rule ?? `${regime.id}/${reason.code}`,
    severity: also ? 'info' : (reason.severity ?? severityOf(reason.raises)),
    certainty: reason.certain ? 'certain' : 'unknown',
    at: reason.at,
    message: messageFor(regime, reason.text, also || several),
    citation: reason.citation,
    ...(url ? { url } : {}),
    related: [
      ...(reason.over ? relatedTo(reason.over.claim, settlement) : []),
      ...(reason.related ?? []).map(({ file, at, text }) => ({ file, at, message: text })),
    ],
    fixes: fixesFor(reason),
    suppressed: null,
    ...(view.shipment.date === undefined ? {} : { date: view.shipment.date }),
  };
}

/** Related places of one finding; a cap can have been used up by thousands of lines. */
const MOST_RELATED = 8;

const UNIT: Readonly<Record<string, string>> = { tpp: 'TPP', units: 'units', value: 'in value' };

function relatedTo(claim: NonNullable<Reason['over']>['claim'], settlement: Settlement): readonly Related[] {
  return settlement.usedBy(claim, MOST_RELATED).map((user) => ({
    file: user.file,
    at: user.claim.at,
    message: `${user.claim.date}: this line uses ${thousands(user.claim.amount.stated ?? user.claim.amount.low)} ${UNIT[user.claim.unit] ?? ''}`,
  }));
}

function fixesFor(reason: Reason): readonly Fix[] {
  if (reason.instead) {
    return reason.instead.map(({ at, text, safety }) => ({
      title: `Write ${text}`,
      safety,
      edits: [{ kind: 'replace', at, text: scalar(text) }],
    }));
  }
  const fits = reason.over?.fits;
  return fits !== undefined && fits > 0 && reason.over
    ? [
        {
          title: `Reduce to ${thousands(fits)}`,
          safety: 'unsafe',
          edits: [{ kind: 'replace', at: reason.over.claim.at, text: String(fits) }],
        },
      ]
    : [];
}

/** Brings together what several lines are told at one place. Only what is true of each of them is told of them together. */
export class SharedFindings {
  private readonly byPiece = new Map<Piece, Map<string, Shared>>();

  add(shared: Shared): void {
    const { finding, general = finding.message } = shared;
    const byKey = this.byPiece.get(finding.at.piece) ?? new Map<string, Shared>();
    this.byPiece.set(finding.at.piece, byKey);
    const key = JSON.stringify([finding.rule, finding.severity, finding.certainty, finding.at.path, general]);
    const known = byKey.get(key);
    byKey.set(key, known ? together(known, shared, general) : shared);
  }

  /** The most severe first. */
  entries(): readonly Shared[] {
    return [...this.byPiece.values()].flatMap((byKey) =>
      [...byKey.values()].sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
    );
  }

  findings(): readonly Finding[] {
    return this.entries().map(({ finding, lines }) => (lines ? { ...finding, lines } : finding));
  }
}

function together(one: Shared, other: Shared, general: string): Shared {
  const differ = one.finding.message !== other.finding.message;
  return {
    ...one,
    finding: differ ? { ...one.finding, message: general } : one.finding,
    order: Math.min(one.order ?? 0, other.order ?? 0),
    lines: joined(one.lines, other.lines),
  };
}

/** Costs as much as the lines that are named, however many there are. */
function joined(one: ConcernedLines | undefined, other: ConcernedLines | undefined): ConcernedLines | undefined {
  if (!one || !other) {
    return one ?? other;
  }
  const first = one.first.length < MOST_LINES ? [...one.first, ...other.first].slice(0, MOST_LINES) : one.first;
  return { count: one.count + other.count, first };
}
