/**
 * What makes a finding the same finding tomorrow: its rule and what it says about which shipment, never the line of the file where it is.
 * A baseline and code scanning both recognise findings by it.
 */
import type { Finding, JudgedLine } from '../lint/types.ts';
import { type Location, parsed, pathOf, valueAt } from '../yaml/index.ts';
import type { View } from './view.ts';

/** Text to a digest in hexadecimal. Handed in, since the core has no cryptography of its own. */
export type Hash = (text: string) => string;

const LENGTH = 32;

/**
 * The fingerprint of each finding of the view. It depends on the rule, the document (its id; without one, the file and the document's
 * number), the date, the line's item and destination, the party, the keys of the path, the value there, the figures of the message, and how
 * many lines of which items are told so: a cap that is exceeded by more, a shipment on another day or a further line is another finding. The
 * wording of messages does not count. Where several are equal in all this they are numbered.
 */
export function fingerprints(view: View, hash: Hash): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  const prints = new Map<Finding, string>();
  for (const file of view.files) {
    const lineAt = lineFinder(view.report.lines(file));
    for (const finding of view.report.findings(file)) {
      const meaning = JSON.stringify(meaningOf(view, file, finding, lineAt));
      const nth = seen.get(meaning) ?? 0;
      seen.set(meaning, nth + 1);
      prints.set(finding, hash(nth === 0 ? meaning : `${meaning} ${nth}`).slice(0, LENGTH));
    }
  }
  return prints;
}

function meaningOf(view: View, file: string, finding: Finding, lineAt: LineAt): unknown {
  const source = view.source(file);
  const line = lineAt(finding.at);
  const about = line && { item: line.item, destination: line.destination, date: line.date };
  const figures = finding.message.match(/\d[\d.,]*\d|\d/g) ?? [];
  if (source === undefined || source.docs.length === 0) return { rule: finding.rule, file: view.name(file) };
  const { document, path } = pathOf(source, finding.at);
  const doc = source.docs[document];
  const head = doc && parsed(doc, doc.head).value;
  const value = doc && parsed(doc, finding.at.piece).value;
  const said = valueAt(value, finding.at.path);
  const id = valueAt(head, ['id']);
  return {
    rule: finding.rule,
    ...(typeof id === 'string' && id !== '' ? { id } : { file: view.name(file), document }),
    ...(about ?? { date: valueAt(head, ['date']) ?? null }),
    ...whoOf(value, finding.at.path),
    path: path.filter((key) => typeof key === 'string'),
    ...linesOf(finding, lineAt),
    ...(said === null || typeof said === 'object' ? {} : { said }),
    figures,
  };
}

type LineAt = (location: Location) => JudgedLine | undefined;

/** How many lines are told so, and of which items: what is accepted for one line is not accepted for a further one. */
function linesOf({ lines }: Finding, lineAt: LineAt): object {
  if (!lines) return {};
  return { lines: lines.count, items: [...new Set(lines.first.map((at) => lineAt(at)?.item ?? null))].sort() };
}

/** The party, or the item with figures, whose facts the place is among: accepted for one company is not accepted for another. */
function whoOf(value: unknown, path: Location['path']): object {
  for (let length = path.length; length > 0; length -= 1) {
    const around = valueAt(value, path.slice(0, length));
    const { name, country } = (around ?? {}) as { name?: unknown; country?: unknown };
    if (typeof name === 'string') return { name, country };
  }
  return {};
}

/** Finds the line item that a place belongs to, if it belongs to one. */
function lineFinder(lines: Iterable<JudgedLine>): LineAt {
  const known = new Map<Location['piece'], Map<string, JudgedLine>>();
  for (const line of lines) {
    const inPiece = known.get(line.at.piece) ?? new Map<string, JudgedLine>();
    known.set(line.at.piece, inPiece.set(line.at.path.join('/'), line));
  }
  return ({ piece, path }) => {
    const inPiece = known.get(piece);
    for (let length = path.length; inPiece !== undefined && length >= 0; length -= 1) {
      const line = inPiece.get(path.slice(0, length).join('/'));
      if (line) return line;
    }
    return undefined;
  };
}
