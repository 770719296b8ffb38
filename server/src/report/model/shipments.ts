/** Who receives what a line ships, and by which authority, read where the document says it: in the line, its delivery or its head. */
import type { JudgedLine } from '../../lint/types.ts';
import { isMap, type Path, parsed, pathOf, type Source, valueAt } from '../../yaml/index.ts';
import type { ShipmentModel } from './types.ts';

/** What the text around a line says, from the line outwards. */
interface Surroundings {
  readonly line: unknown;
  readonly delivery: unknown;
  readonly head: unknown;
  /** From 0; null in a manifest. */
  readonly nth: number | null;
}

/** The shipment that a line belongs to, and the authority that it cites. */
export function shipmentOf(
  line: JudgedLine,
  source: Source | undefined,
  file: number,
): { readonly shipment: ShipmentModel; readonly cited: string } {
  const around = surroundingsOf(line, source);
  const text = (path: Path): string | null => textAt(around.delivery, path) ?? textAt(around.head, path);
  return {
    shipment: {
      file,
      document: line.document,
      kind: line.kind,
      id: line.id,
      delivery: around.nth,
      date: line.date,
      destinations: line.destinations,
      consignee: text(['parties', 'ultimateConsignee', 'name']),
      signed: around.nth === null || textAt(around.head, ['signed']) !== null,
      screened: isMap(valueAt(around.delivery, ['screening'])) || isMap(valueAt(around.head, ['screening'])),
    },
    cited: citedWords(
      [around.line, around.delivery, around.head]
        .map((level) => valueAt(level, ['authorization']))
        .find((value) => value !== undefined && value !== null),
    ),
  };
}

function surroundingsOf({ at, document }: JudgedLine, source: Source | undefined): Surroundings {
  const doc = source?.docs[document];
  if (source === undefined || doc === undefined) return { line: null, delivery: null, head: null, nth: null };
  const path = pathOf(source, at).path;
  const piece = parsed(doc, at.piece).value;
  const isDelivery = path.length > 2;
  return {
    line: valueAt(piece, at.path),
    delivery: isDelivery ? valueAt(piece, at.path.slice(0, -2)) : null,
    head: parsed(doc, doc.head).value,
    nth: isDelivery ? Number(path[1]) : null,
  };
}

/** `licence D1234567`, `exception ABC (Z123)`; several are joined. Empty when nothing is cited. */
export function citedWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(citedWords).filter(Boolean).join(', ');
  const text = (key: string): string | null => textAt(value, [key]);
  const license = text('license');
  if (license !== null) return `licence ${license}`;
  const exception = text('exception');
  const number = text('number');
  if (exception !== null) return `exception ${exception}${number === null ? '' : ` (${number})`}`;
  const agreement = text('agreement');
  if (agreement !== null) return `agreement ${agreement}`;
  const veu = text('veu');
  return veu === null ? '' : `validated end user ${veu}`;
}

function textAt(value: unknown, path: Path): string | null {
  const found = valueAt(value, path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null;
}
