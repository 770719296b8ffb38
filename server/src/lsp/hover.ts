/**
 * Hovers: only on values that the domain has something to say about. What a key means is the schema's to say, and the YAML extension
 * shows it already.
 */
import type { Workspace } from '../lint/index.ts';
import type { Report } from '../lint/types.ts';
import {
  type Path,
  type Pos,
  parsed,
  type Range,
  rangeOf,
  type Source,
  type Spot,
  spotAt,
  lineText as textOfLine,
  valueAt,
} from '../yaml/index.ts';
import { authorityText, citedAuthority } from './authorityHover.ts';
import { countryText, holdsCountry } from './countryHover.ts';
import { dateAt } from './dates.ts';
import { lawOf, lineText } from './lineHover.ts';
import { lineAt, linesOf } from './lines.ts';
import { ruleAt, ruleHoverText } from './ruleHover.ts';

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
  const found = spotAt(source, pos);
  if (!found || found.inKey) return undefined;
  const { spot, document } = found;
  const markdown = spotText(source, document, spot, report, core);
  return markdown === undefined ? undefined : { markdown, range: rangeOf(source, spot) };
}

function spotText(
  source: Source,
  document: number,
  spot: Spot,
  report: Report,
  { catalog, regimes }: Core,
): string | undefined {
  const doc = source.docs[document];
  if (!doc) return undefined;
  const value = valueAt(parsed(doc, spot.piece).value, spot.path);
  const authority = citedAuthority(spot.path, value);
  const line = lineAt(report.lines(source.file), spot);
  if (authority !== undefined) {
    return authorityText(authority, line ? [line] : linesOf(report, source.file, document));
  }
  if (typeof value === 'string' && holdsCountry(spot.path)) {
    return countryText(value, catalog, regimes, dateAt(source, spot), linesOf(report, source.file, document));
  }
  if (!line || !isAboutTheGoods(spot.path.slice(line.at.path.length))) return undefined;
  return lineText(line, lawOf(line, regimes));
}

/** The item (with its figures, when they are given in the document) and the quantity. */
function isAboutTheGoods([key]: Path): boolean {
  return key === 'item' || key === 'quantity';
}
