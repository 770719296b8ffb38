/** Shipments later than a pack answers for: every such line goes to review, and one finding per regime says so for the whole workspace. */

import { thousands } from '../catalog/thousands.ts';
import { ageReason, staleFrom } from '../regime/age.ts';
import type { Regime } from '../regime/index.ts';
import type { Shipment } from '../trade/types.ts';
import { severityOf } from '../trade/vocabulary.ts';
import type { Group, LineView } from './document.ts';
import type { Finding } from './types.ts';
import type { Checked, JudgedDocument } from './workspace.ts';

/** Where shipments of a regime are later than its pack answers for. */
interface Late {
  readonly document: JudgedDocument;
  readonly first: LineView;
  documents: number;
  lines: number;
}

/** The findings by file: each is in the first such document, of the files that were asked for. */
export function ageFindings(checked: Checked): ReadonlyMap<string, readonly Finding[]> {
  const { workspace, documents, cache } = checked;
  const late = new Map<string, Late>();
  for (const document of documents) {
    if (!(workspace.asked?.has(document.file) ?? true)) continue;
    for (const id of document.regimes.slice(0, document.judging)) count(checked, document, id, late);
  }
  const found = new Map<string, Finding[]>();
  for (const [id, { document, first, documents: among, lines }] of late) {
    const regime = workspace.regimes.get(id) as Regime;
    const { staleAfterDays } = document.config;
    // The same object while nothing moved, since the findings of its file are remembered by it.
    const finding = cache.rememberWith('age', regime, [first.shipment, staleAfterDays, among, lines], () =>
      findingOf(regime, first.shipment, staleAfterDays, among, lines),
    );
    if (finding) found.set(document.file, [...(found.get(document.file) ?? []), finding]);
  }
  return found;
}

function count(checked: Checked, document: JudgedDocument, id: string, late: Map<string, Late>): void {
  const regime = checked.workspace.regimes.get(id) as Regime;
  const from = staleFrom(regime.pack, document.config.staleAfterDays);
  let before = late.get(id);
  let isNew = true;
  for (const group of document.view.groups) {
    const { first, lines } = checked.cache.rememberWith(`late ${id}`, group, [from], () => lateIn(group, from));
    if (!first) continue;
    before ??= { document, first, documents: 0, lines: 0 };
    before.documents += isNew ? 1 : 0;
    before.lines += lines;
    isNew = false;
    late.set(id, before);
  }
}

function lateIn({ lines }: Group, from: string): { readonly first: LineView | undefined; readonly lines: number } {
  const found = lines.filter(({ shipment }) => shipment.date !== undefined && shipment.date >= from);
  return { first: found[0], lines: found.length };
}

function findingOf(
  regime: Regime,
  shipment: Shipment,
  staleAfterDays: number | undefined,
  documents: number,
  lines: number,
): Finding | undefined {
  const at = shipment.location(['date']);
  const date = shipment.date as string;
  const reason = ageReason(regime.pack, date, staleAfterDays, at, { shipment });
  if (!reason) return undefined;
  const many = `${thousands(documents)} ${documents === 1 ? 'document' : 'documents'}, ${thousands(lines)} lines`;
  const url = reason.url ?? regime.url(reason.citation, date);
  return {
    rule: reason.rule ?? `${regime.id}/${reason.code}`,
    severity: severityOf(reason.raises),
    certainty: 'certain',
    at,
    message: lines === 1 ? reason.text : `${reason.text} (${many})`,
    citation: reason.citation,
    ...(url ? { url } : {}),
    related: [],
    fixes: [],
    suppressed: null,
    date,
  };
}
