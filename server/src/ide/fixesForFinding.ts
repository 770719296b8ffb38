/** The fixes that are offered for a finding: what the finding stands among is looked up here, what they are is the core's. */
import { type Around, furtherFixes, type OfferedFix } from '../lint/fixes/index.ts';
import type { Regime } from '../lint/index.ts';
import { rangeOfFinding } from '../lint/places.ts';
import type { Finding, JudgedLine, Report } from '../lint/types.ts';
import { pathOf, type Source } from '../yaml/index.ts';
import { lineAt, linesOf } from './judgedLines.ts';

/** Fixes next to the finding's own, for the newest text. */
export function offersFor(
  finding: Finding,
  source: Source,
  report: Report,
  regimes: ReadonlyMap<string, Regime>,
): readonly OfferedFix[] {
  if (source.docs.length === 0) return []; // the file could not be read at all
  return furtherFixes(finding, aroundOf(finding, source, report, regimes));
}

function aroundOf(finding: Finding, source: Source, report: Report, regimes: ReadonlyMap<string, Regime>): Around {
  const { rule, at } = finding;
  const place = pathOf(source, at);
  const all = [...linesOf(report, source.file, place.document)];
  const own = lineAt(all, at);
  const selected = all[0]?.determinations[0]?.regime;
  const cards = selected === undefined ? undefined : regimes.get(selected)?.cards;
  const lines = own ? [own] : all.filter((line) => says(line, rule));
  const [first] = lines;
  return {
    source,
    range: rangeOfFinding(source, finding),
    lines,
    shipment: first ? all.filter((line) => isOfOneShipment(line, first)) : [],
    decides: cards?.has(rule) ?? false,
    suppressible: isSuppressible(rule, regimes),
    today: report.asOf,
  };
}

/** Does the selected regime say this of the line? */
function says({ determinations: [of] }: JudgedLine, rule: string): boolean {
  return of?.reasons.some(({ code, rule: own = `${of.regime}/${code}` }) => rule === own) ?? false;
}

/** The lines of a manifest are one shipment, and so are those of one delivery. */
function isOfOneShipment(a: JudgedLine, b: JudgedLine): boolean {
  const isDelivered = a.kind === 'DealSheet';
  return (
    !isDelivered || (a.at.piece === b.at.piece && a.at.path.slice(0, -1).join('/') === b.at.path.slice(0, -1).join('/'))
  );
}

/** What is wrong with the text itself, or with a suppression, is fixed and not suppressed. */
function isSuppressible(rule: string, regimes: ReadonlyMap<string, Regime>): boolean {
  if (/^(?:yaml|lint)\//.test(rule)) return false;
  return [...regimes.values()].every(({ cards }) => cards.get(rule)?.suppressible !== false);
}
