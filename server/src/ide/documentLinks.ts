/** Citations in comments as links to the cited text, on the day of the shipment where the source has dated text. */
import type { Regime } from '../lint/index.ts';
import { lineCount, lineText, locationAt, type Range, type Source } from '../yaml/index.ts';
import { dateAt } from './dateOfExport.ts';

export interface DocumentLink {
  readonly range: Range;
  /** The address of the cited text. */
  readonly target: string;
}

/** Longer texts hold no citation that a person would want opened, and looking through them takes time. */
const LONGEST = 500;

export function documentLinks(source: Source, regimes: ReadonlyMap<string, Regime>): DocumentLink[] {
  const links: DocumentLink[] = [];
  if (source.docs.length === 0) return links;
  const patterns = patternsOf(regimes);
  const lines = lineCount(source);
  for (let line = 0; line < lines; line++) {
    const text = lineText(source, line);
    const hash = /(?:^|\s)#/.exec(text);
    if (!hash || text.length > LONGEST) continue;
    links.push(...linksIn(source, line, text, hash.index, patterns));
  }
  return links;
}

interface Pattern {
  readonly regime: Regime;
  readonly cite: RegExp;
}

function patternsOf(regimes: ReadonlyMap<string, Regime>): Pattern[] {
  return [...regimes.values()].flatMap((regime) =>
    // A paragraph belongs to the citation: `15 CFR 740.29` and what is in brackets behind it.
    (regime.pack.spec.links ?? []).map(({ cite }) => ({
      regime,
      cite: new RegExp(`(?:${cite})(?:\\([\\w]+\\))*`, 'g'),
    })),
  );
}

function linksIn(
  source: Source,
  line: number,
  text: string,
  from: number,
  patterns: readonly Pattern[],
): DocumentLink[] {
  const taken: { from: number; to: number; target: string }[] = [];
  for (const { regime, cite } of patterns) {
    for (const match of text.slice(from).matchAll(cite)) {
      const start = from + match.index;
      const end = start + match[0].length;
      if (match[0] === '' || taken.some((one) => start < one.to && one.from < end)) continue;
      const location = locationAt(source, { line, character: start })?.location;
      const target = regime.url(match[0], location && dateAt(source, location));
      if (target) taken.push({ from: start, to: end, target });
    }
  }
  return taken
    .sort((a, b) => a.from - b.from)
    .map(({ from: start, to: end, target }) => ({
      range: { start: { line, character: start }, end: { line, character: end } },
      target,
    }));
}
