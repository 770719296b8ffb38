/** The date of export that governs a place in a document: the delivery's own, else the document's. */
import { type Location, parsed, pathOf, type Source } from '../yaml/index.ts';

/** YYYY-MM-DD, or undefined where the document gives none (or one that is not a date). */
export function dateAt(source: Source, location: Location): string | undefined {
  if (source.docs.length === 0) return undefined; // the file could not be read at all
  const { document, path } = pathOf(source, location);
  const doc = source.docs[document];
  if (!doc) return undefined;
  const inDelivery = path[0] === 'deliveries' && location.piece !== doc.head;
  return (inDelivery ? dateIn(parsed(doc, location.piece).value) : undefined) ?? dateIn(parsed(doc, doc.head).value);
}

function dateIn(value: unknown): string | undefined {
  const date = value && typeof value === 'object' ? (value as { date?: unknown }).date : undefined;
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined;
}
