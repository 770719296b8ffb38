/**
 * Hovers: only on values that the domain has something to say about. What a key means is the schema's to say, and the YAML extension
 * shows it already.
 */

import { isConfiguration } from '../../lint/files.ts';
import type { Workspace } from '../../lint/index.ts';
import { briefOf } from '../../lint/places.ts';
import type { Finding, Report } from '../../lint/types.ts';
import {
  isInside,
  type Location,
  locationAt,
  type Pos,
  parsed,
  type Range,
  rangeOf,
  type Source,
  lineText as textOfLine,
  valueAt,
} from '../../yaml/index.ts';
import { dateAt } from '../dateOfExport.ts';
import { fileLines, lineAt, linesOf, lookedAt } from '../judgedLines.ts';
import { plain } from '../markdown.ts';
import { authorityText, citedAuthority } from './authorization.ts';
import { termsOf } from './authorizationTerms.ts';
import { certificationText } from './certification.ts';
import { classText } from './classText.ts';
import { countryText, holdsCountry } from './country.ts';
import { eccnText } from './eccn.ts';
import { lawOf, lineText } from './line.ts';
import { partyAt, partyDepth, partyText } from './party.ts';
import { quantityText } from './quantity.ts';
import { regimeText } from './regime.ts';
import { ruleAt, ruleHoverText } from './rule.ts';

export interface HoverText {
  readonly markdown: string;
  readonly range: Range;
}

export type Core = Pick<Workspace, 'catalog' | 'regimes'>;

/** What to show at a position of a file; undefined where nothing is to be said. */
export function hoverAt(source: Source, pos: Pos, report: Report, core: Core): HoverText | undefined {
  const rule = ruleAt(textOfLine(source, pos.line), pos);
  if (rule) {
    const markdown = ruleHoverText(rule.rule, report);
    return markdown === undefined ? undefined : { markdown, range: rule.range };
  }
  const found = locationAt(source, pos);
  if (!found) return undefined;
  if (isConfiguration(source.file)) return configurationHover(source, found.location, found.inKey, report, core);
  if (found.inKey) return undefined;
  const { location, document } = found;
  const said = locationText(source, document, location, report, core);
  const blocks = [...(said === undefined ? [] : [said]), ...restOf(source, location, report)];
  return blocks.length === 0 ? undefined : { markdown: blocks.join('\n\n'), range: rangeOf(source, location) };
}

/** What did not fit into the messages at the place. */
function restOf(source: Source, location: Location, report: Report): readonly string[] {
  const here = report.findings(source.file).filter(({ at }) => isInside(at, location) && isInside(location, at));
  return [...new Set(here.map((finding) => plain(briefOf(source, finding).rest)))].filter((text) => text !== '');
}

/** In `exportlint.yaml`: a rule id under `severity`, a regime. */
function configurationHover(
  source: Source,
  location: Location,
  inKey: boolean,
  report: Report,
  core: Core,
): HoverText | undefined {
  const [section, entry] = location.path;
  if (inKey) {
    if (section !== 'severity' || typeof entry !== 'string' || location.path.length !== 2) return undefined;
    const markdown = ruleHoverText(entry, report);
    return markdown === undefined ? undefined : { markdown, range: rangeOf(source, location, 'key') };
  }
  const doc = source.docs[0];
  const value = doc && valueAt(parsed(doc, location.piece).value, location.path);
  const isRegime = section === 'regime' || section === 'alsoCheck';
  const markdown = isRegime && typeof value === 'string' ? regimeText(value, core.regimes, undefined) : undefined;
  return markdown === undefined ? undefined : { markdown, range: rangeOf(source, location) };
}

function locationText(
  source: Source,
  document: number,
  location: Location,
  report: Report,
  core: Core,
): string | undefined {
  const { catalog, regimes } = core;
  const doc = source.docs[document];
  if (!doc) return undefined;
  const value = valueAt(parsed(doc, location.piece).value, location.path);
  const cited = citedAuthority(location.path, value);
  const line = lineAt(fileLines(report, source.file), location);
  if (cited !== undefined) {
    const { lines, note } = line ? { lines: [line], note: '' } : lookedAt(linesOf(report, source.file, document));
    const terms = termsOf(cited, location.path.at(-1), lines, regimes, report.registers);
    return withNote(authorityText(cited, lines, regimes, terms), note);
  }
  const [first] = location.path;
  if (typeof value === 'string' && first === 'regime') return regimeText(value, regimes, dateAt(source, location));
  if (typeof value === 'string' && location.path.at(-2) === 'certifications') {
    const { lines, note } = lookedAt(linesOf(report, source.file, document));
    return withNote(certificationText(value, lines, regimes), note);
  }
  const party = partyAbout(source, document, location, report, core);
  if (typeof value === 'string' && holdsCountry(location.path)) {
    const country = countryText(
      value,
      catalog,
      regimes,
      dateAt(source, location),
      linesOf(report, source.file, document),
    );
    const isHeadquarters = location.path.at(-1) === 'headquarters';
    return isHeadquarters && country && party ? `${country}\n\n${party}` : country;
  }
  if (party !== undefined) return party;
  if (!line) return undefined;
  const [key] = location.path.slice(line.at.path.length);
  const law = lawOf(line, regimes);
  if (key === 'quantity') return quantityText(line, law);
  const regime = regimes.get(line.determinations[0]?.regime ?? '');
  if (key === 'eccn') return eccnText(String(value), line, regime, findingsIn(report, source, location));
  return key === 'item' ? lineText(line, law, classText(line)) : undefined;
}

function withNote(text: string | undefined, note: string): string | undefined {
  return text === undefined || note === '' ? text : `${text}\n\n${note}`;
}

const PARTY_KEYS: ReadonlySet<unknown> = new Set(['name', 'headquarters', 'ultimateParent']);

/** On a party's name, its headquarters and its parent: what its headquarters mean. */
function partyAbout(
  source: Source,
  document: number,
  { piece, path }: Location,
  report: Report,
  { catalog }: Core,
): string | undefined {
  const depth = partyDepth(path);
  if (depth === undefined || !PARTY_KEYS.has(path[depth])) return undefined;
  const at = { piece, path: path.slice(0, depth) };
  const party = partyAt(at, linesOf(report, source.file, document));
  return party && partyText(party, catalog, findingsIn(report, source, at), report.allocations());
}

function findingsIn(report: Report, source: Source, location: Location): readonly Finding[] {
  return report.findings(source.file).filter((one) => isInside(one.at, location));
}
