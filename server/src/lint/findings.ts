/** Decisions as findings: one per place and requirement, however many lines it concerns. */

import type { Settlement } from '../ledger/settle.ts';
import type { Decision, Regime, Said } from '../regime/index.ts';
import { thousands } from '../regime/saying.ts';
import { severityOf } from '../trade/vocabulary.ts';
import { isInside, type Piece, type Spot } from '../yaml/index.ts';
import type { LineView } from './document.ts';
import type { Finding, Fix, Related } from './types.ts';

/** A finding that stands outside its line, such as on the consignee's country; lines that share it are counted. */
export interface Shared {
  readonly finding: Finding;
  readonly lines: number;
}

export interface LineFindings {
  readonly own: readonly Finding[];
  readonly shared: readonly Finding[];
}

/** `also`: the regime is only shown for comparison, so nothing weighs more than information. */
export function findingsOf(
  regime: Regime,
  view: LineView,
  decision: Decision,
  settlement: Settlement,
  also: boolean,
): LineFindings {
  const own: Finding[] = [];
  const shared: Finding[] = [];
  for (const said of decision.reasons) {
    if (said.raises === 'note' || said.answered || silenced(said, view)) {
      continue;
    }
    const finding = findingOf(regime, said, view, settlement, also);
    (isInside(said.at, view.line.at) ? own : shared).push(finding);
  }
  return { own, shared };
}

/** A rule that waits for a value which the schema refused, or for an item that is not known, was answered there already. */
function silenced(said: Said, { line, shipment }: LineView): boolean {
  const spots = said.missing ?? [];
  if (spots.length === 0) {
    return false;
  }
  const refused = (spot: Spot) =>
    line.invalid(spot) ||
    shipment.invalid(spot) ||
    (line.suggestions !== undefined && isInside(spot, { piece: line.at.piece, path: [...line.at.path, 'item'] }));
  return spots.every(refused);
}

function findingOf(regime: Regime, said: Said, view: LineView, settlement: Settlement, also: boolean): Finding {
  const url = said.url ?? regime.url(said.citation, view.shipment.date);
  return {
    rule: said.rule ?? `${regime.id}/${said.code}`,
    severity: also ? 'info' : severityOf(said.raises),
    certainty: said.certain ? 'certain' : 'unknown',
    at: said.at,
    message: also ? `Under ${regime.title}: ${said.text}` : said.text,
    citation: said.citation,
    ...(url ? { url } : {}),
    related: said.over ? relatedTo(said.over.claim, settlement) : [],
    fixes: fixesFor(said),
    suppressed: null,
    ...(view.shipment.date === undefined ? {} : { date: view.shipment.date }),
  };
}

/** Related places of one finding; a cap can have been used up by thousands of lines. */
const MOST_RELATED = 8;

const UNIT: Readonly<Record<string, string>> = { tpp: 'TPP', units: 'units', value: 'in value' };

function relatedTo(claim: NonNullable<Said['over']>['claim'], settlement: Settlement): readonly Related[] {
  return settlement.usedBy(claim, MOST_RELATED).map((user) => ({
    file: user.file,
    at: user.claim.at,
    message: `${user.claim.date}: this line uses ${thousands(user.claim.amount.stated ?? user.claim.amount.low)} ${UNIT[user.claim.unit] ?? ''}`,
  }));
}

function fixesFor(said: Said): readonly Fix[] {
  const fits = said.over?.fits;
  return fits !== undefined && fits > 0 && said.over
    ? [
        {
          title: `Reduce to ${thousands(fits)}`,
          safety: 'unsafe',
          edits: [{ kind: 'replace', at: said.over.claim.at, text: String(fits) }],
        },
      ]
    : [];
}

/** Brings together what several lines say of one place. */
export class SharedFindings {
  private readonly byPiece = new Map<Piece, Map<string, { finding: Finding; lines: number }>>();

  add(finding: Finding, lines = 1): void {
    let byKey = this.byPiece.get(finding.at.piece);
    if (!byKey) {
      byKey = new Map();
      this.byPiece.set(finding.at.piece, byKey);
    }
    const key = `${finding.rule}\u0000${finding.severity}\u0000${finding.at.path.join('\u0000')}`;
    const known = byKey.get(key);
    if (known) {
      known.lines += lines;
    } else {
      byKey.set(key, { finding, lines });
    }
  }

  entries(): readonly Shared[] {
    return [...this.byPiece.values()].flatMap((byKey) => [...byKey.values()]);
  }

  findings(): readonly Finding[] {
    return this.entries().map(({ finding, lines }) =>
      lines > 1 ? { ...finding, message: `${finding.message} This concerns ${thousands(lines)} lines.` } : finding,
    );
  }
}
