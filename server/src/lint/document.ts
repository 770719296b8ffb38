/** One document: its kind, its head checked and read, its items in groups that are remembered block by block. */
import type { Catalog } from '../catalog/types.ts';
import {
  checkHead,
  checkItem,
  checkKind,
  type Kind,
  nodesAlong,
  rootNode,
  SECTIONS,
  sectionOf,
} from '../schema/index.ts';
import { exemptionProblem } from '../trade/exemption.ts';
import { type ReadLine, readLine } from '../trade/line.ts';
import { listOf, someOf } from '../trade/lists.ts';
import type { Layer } from '../trade/reader.ts';
import { type Entry, readEntry } from '../trade/registers.ts';
import { type ReadShipment, readShipment } from '../trade/shipment.ts';
import type { Line, Shipment } from '../trade/types.ts';
import {
  type Block,
  type Doc,
  isMap,
  itemCount,
  items,
  type Location,
  type Parsed,
  type Path,
  type Piece,
  parsed,
  startsWith,
} from '../yaml/index.ts';
import type { Cache } from './cache.ts';
import type { Declared } from './declared.ts';
import { doubtsIn, internal, ofShape, ofText, ofTrade } from './problems.ts';
import type { Finding } from './types.ts';

/** The head of a document, read once for as long as it stays the same. */
export interface Head {
  readonly kind: Kind | undefined;
  readonly section: string;
  readonly parsed: Parsed;
  readonly layer: Layer;
  readonly findings: readonly Finding[];
  readonly doubts: readonly Finding[];
  /** Manifests and, under the deliveries, deal sheets. */
  readonly shipment?: Shipment;
  readonly signed: boolean;
  readonly declared: Declared;
}

/** A line item with the shipment that it goes with. */
export interface LineView {
  readonly line: Line;
  readonly shipment: Shipment;
  /** What in the line, or in the head that it goes with, cannot be relied on. */
  readonly doubts: readonly Finding[];
}

/** A register entry, with what in it cannot be relied on. */
export type EntryView = Entry & { readonly doubts: readonly Finding[] };

/** Up to a block of items: their lines or register entries, and what is wrong with them. */
export interface Group {
  readonly lines: readonly LineView[];
  readonly entries: readonly EntryView[];
  readonly findings: readonly Finding[];
  /** Those of the findings that say that something cannot be relied on. */
  readonly doubts: readonly Finding[];
  /** Of these, what an item is lost by: what it takes of a cap is not known. If omitted: none is. */
  readonly lost?: readonly Finding[];
}

export interface DocumentView {
  readonly doc: Doc;
  readonly head: Head;
  readonly groups: readonly Group[];
}

/** What the packs declare that judge a document which names these regimes itself. The same object while that is the same. */
export type DeclaredFor = (named: readonly string[] | undefined) => Declared;

export function viewDocument(
  doc: Doc,
  file: string,
  catalog: Catalog,
  declaredFor: DeclaredFor,
  cache: Cache,
): DocumentView {
  const text = parsed(doc, doc.head);
  const declared = declaredFor(regimesIn(text.value));
  const head = cache.rememberWith('head', text, [hasItems(doc), declared], () =>
    readHead(doc, text, declared, catalog),
  );
  if (head.kind === undefined) {
    return { doc, head, groups: [] };
  }
  const groups = doc.sections
    .filter((section) => section.key === head.section)
    .flatMap((section) => section.blocks.map((block) => groupOf(doc, block, head, file, catalog, cache)));
  const all = doc.sections.some((s) => s.key === head.section)
    ? groups
    : [inlineGroup(doc, head, file, catalog, cache)];
  const isLost = head.section === 'lines' && head.doubts.length > 0 && all.every(({ lines }) => lines.length === 0);
  return { doc, head, groups: isLost ? [...all, cache.remember('lost', head, () => lostGroup(head, catalog))] : all };
}

/** The regimes that a document names, as they will be read. */
function regimesIn(value: unknown): readonly string[] | undefined {
  const { regime } = isMap(value) ? value : {};
  return someOf(listOf(regime).filter((id) => typeof id === 'string'));
}

/**
 * Stands for lines that could not be found (`Lines:`, `lines: TBD`). What is shipped is unknown, which is not the same as nothing: the
 * shipment is for a person to decide, and what it uses of a cap is open.
 */
function lostGroup(head: Head, catalog: Catalog): Group {
  const shipment = head.shipment as Shipment;
  const { line } = readLine(lostLayer(head.layer.piece, [head.section]), catalog);
  return { lines: [{ line, shipment, doubts: head.doubts }], entries: [], findings: [], doubts: [] };
}

/** A line of which nothing can be read; whatever is asked about it was answered where it is refused. */
const lostLayer = (piece: Piece, base: Path): Layer => ({ piece, base, value: {}, invalid: [[]] });

/** A manifest without lines is distinguished from one whose lines were cut out. */
const hasItems = (doc: Doc) => [...SECTIONS].some((key) => itemCount(doc, key) > 0);

/** Like `viewDocument`; a document that cannot be read by a fault of ours is one finding, and the others are still checked. */
export function viewOrFailure(
  doc: Doc,
  file: string,
  catalog: Catalog,
  declaredFor: DeclaredFor,
  cache: Cache,
): DocumentView {
  try {
    return viewDocument(doc, file, catalog, declaredFor, cache);
  } catch (error) {
    const text: Parsed = {
      value: null,
      problems: [],
      sourceText: () => undefined,
      isQuoted: () => false,
      definedAt: () => undefined,
    };
    const head: Head = {
      kind: undefined,
      section: '',
      parsed: text,
      layer: { piece: doc.head, base: [], value: {}, invalid: [] },
      findings: [internal(doc.head, error instanceof Error ? error.message : String(error))],
      doubts: [],
      signed: true,
      declared: declaredFor(undefined),
    };
    return { doc, head, groups: [] };
  }
}

function readHead(doc: Doc, text: Parsed, declared: Declared, catalog: Catalog): Head {
  const piece = doc.head;
  const findings: Finding[] = text.problems.map((problem) => ofText(problem, piece));
  const bare = { parsed: text, signed: true, section: '', findings, doubts: doubtsIn(findings), declared };
  const empty: Layer = { piece, base: [], value: {}, invalid: [] };
  // A head that is not even readable YAML says so itself; its kind is not missing besides.
  if (text.value === null && findings.length > 0) {
    return { ...bare, kind: undefined, layer: empty };
  }
  // A file with nothing in it lacks its kind first of all.
  const which = checkKind(text.value ?? {});
  if ('problem' in which) {
    const all = [...findings, ofShape(which.problem, piece)];
    // Whatever it holds is not looked at; an empty document holds nothing.
    return {
      ...bare,
      kind: undefined,
      layer: empty,
      findings: all,
      doubts: text.value === null ? bare.doubts : doubtsIn(all),
    };
  }
  const { kind } = which;
  const checked = checkHead(kind, text, itemCount(doc, sectionOf(kind)), declared.words);
  const layer: Layer = {
    piece,
    base: [],
    value: checked.value,
    invalid: checked.invalid,
    node: rootNode(kind),
    sourceText: (path) => text.sourceText(path),
  };
  const signed =
    kind !== 'DealSheet' ||
    (typeof (checked.value as { signed?: unknown }).signed === 'string' &&
      !checked.invalid.some((path) => path[0] === 'signed'));
  findings.push(...checked.problems.map((problem) => ofShape(problem, piece)));
  const read =
    kind === 'ShipmentManifest' || kind === 'DealSheet' ? readShipment(kind, [layer], catalog, signed) : undefined;
  findings.push(...(read?.problems ?? []).map(ofTrade));
  return {
    kind,
    section: sectionOf(kind),
    parsed: text,
    layer,
    findings,
    doubts: doubtsIn(findings),
    signed,
    declared,
    ...(read ? { shipment: read.shipment } : {}),
  };
}

/** A block's group: remembered for the block, as long as the head and the anchors are the same. */
function groupOf(doc: Doc, block: Block, head: Head, file: string, catalog: Catalog, cache: Cache): Group {
  return cache.rememberWith('group', block, [head, doc.anchors.size > 0 ? doc.anchors : undefined, file], () =>
    joined(block.pieces.map((piece) => pieceGroup(doc, piece, head, file, catalog, cache))),
  );
}

function pieceGroup(doc: Doc, piece: Piece, head: Head, file: string, catalog: Catalog, cache: Cache): Group {
  const text = parsed(doc, piece);
  return cache.rememberWith('piece', text, [head, file], () => {
    const own = text.problems.map((problem) => ofText(problem, piece));
    return itemGroup(text, { piece, path: [] }, own, head, file, catalog);
  });
}

/** Items that were not cut out (`lines: [..]`, JSON): one group, remembered with the head. */
function inlineGroup(doc: Doc, head: Head, file: string, catalog: Catalog, cache: Cache): Group {
  return cache.rememberWith('inline', head, [file], () =>
    joined(
      [...items(doc)]
        .filter((item) => item.key === head.section)
        .map((item) => itemGroup(head.parsed, item.location, [], head, file, catalog)),
    ),
  );
}

function joined(groups: readonly Group[]): Group {
  return {
    lines: groups.flatMap((group) => group.lines),
    entries: groups.flatMap((group) => group.entries),
    findings: groups.flatMap((group) => group.findings),
    doubts: groups.flatMap((group) => group.doubts),
    lost: groups.flatMap((group) => group.lost ?? []),
  };
}

/** `own`: what is wrong with the text of the piece. */
function itemGroup(
  text: Parsed,
  location: Location,
  own: readonly Finding[],
  head: Head,
  file: string,
  catalog: Catalog,
): Group {
  const kind = head.kind as Kind;
  const checked = checkItem(kind, head.section, text, location.path, head.declared.words);
  const layer: Layer = {
    piece: location.piece,
    base: location.path,
    value: checked.value,
    invalid: checked.invalid,
    node: rootNode(kind, head.section),
    sourceText: (path) => text.sourceText([...location.path, ...path]),
  };
  const shape = [...own, ...checked.problems.map((problem) => ofShape(problem, location.piece))];
  const group =
    head.section === 'lines'
      ? lineGroup(layer, head, shape, catalog)
      : head.section === 'deliveries'
        ? deliveryGroup(layer, head, shape, catalog)
        : entryGroup(layer, head, shape, file, catalog);
  return isLost(checked.invalid, head.section) ? { ...group, lost: group.doubts } : group;
}

/** Is the item itself refused, one of its lines, or the day of a delivery? */
const isLost = (invalid: readonly Path[], section: string) =>
  (section === 'lines' || section === 'deliveries') &&
  invalid.some(
    (path) =>
      path.length === 0 ||
      (section === 'deliveries' && ((path[0] === 'lines' && path.length < 3) || path[0] === 'date')),
  );

function lineGroup(layer: Layer, head: Head, shape: readonly Finding[], catalog: Catalog): Group {
  const shipment = head.shipment as Shipment;
  const { line, problems } = lineOf(layer, shipment, head, catalog);
  const findings = [...shape, ...problems.map(ofTrade)];
  const doubts = doubtsIn(findings);
  return { lines: [{ line, shipment, doubts: bothOf(head.doubts, doubts) }], entries: [], findings, doubts };
}

function entryGroup(layer: Layer, head: Head, shape: readonly Finding[], file: string, catalog: Catalog): Group {
  const { entry, problems } = readEntry(head.section, layer, file, catalog);
  const findings = [...shape, ...problems.map(ofTrade)];
  const doubts = doubtsIn(findings);
  const entries = entry ? [{ ...entry, doubts: bothOf(head.doubts, doubts) }] : [];
  return { lines: [], entries, findings, doubts };
}

/** The same list where one of the two is empty, as nearly always both are. */
const bothOf = (head: readonly Finding[], own: readonly Finding[]) =>
  own.length === 0 ? head : head.length === 0 ? own : [...head, ...own];

/** The line, and what is wrong with it by itself and next to its shipment. */
function lineOf(layer: Layer, shipment: Shipment, head: Head, catalog: Catalog): ReadLine {
  const read = readLine(layer, catalog, head.declared.jurisdictions);
  const exemption = exemptionProblem(shipment, read.line);
  return exemption ? { ...read, problems: [...read.problems, exemption] } : read;
}

function deliveryGroup(layer: Layer, head: Head, shape: readonly Finding[], catalog: Catalog): Group {
  const { shipment, problems }: ReadShipment = readShipment(
    head.kind as string,
    [layer, head.layer],
    catalog,
    head.signed,
  );
  const list = (layer.value as { lines?: unknown } | null)?.lines;
  const isLost = !Array.isArray(list) || list.length === 0;
  const lines = (isLost ? [undefined] : list).map((value, index): ReadLine => {
    if (isLost) {
      return readLine(lostLayer(layer.piece, [...layer.base, 'lines']), catalog);
    }
    const base = ['lines', index];
    const invalid = layer.invalid
      .filter((path) => path[0] === 'lines' && path[1] === index)
      .map((path) => path.slice(2));
    const node = layer.node && nodesAlong(layer.node, base, layer.value)[base.length];
    const sourceText = (path: Path) => layer.sourceText?.([...base, ...path]);
    const own: Layer = { piece: layer.piece, base: [...layer.base, ...base], value, invalid, node, sourceText };
    return lineOf(own, shipment, head, catalog);
  });
  // What is wrong in the deal sheet's head was said there, once.
  const own = problems.filter(({ at }) => at.piece === layer.piece && startsWith(at.path, layer.base));
  const general = [...shape, ...own.map(ofTrade)];
  const byLine = lines.map((read) => read.problems.map(ofTrade));
  // A doubt inside one line of a delivery is none about the others.
  const concerns = ({ at }: Finding, index: number) =>
    at.path[layer.base.length] !== 'lines' || (at.path[layer.base.length + 1] ?? index) === index;
  const findings = [...general, ...byLine.flat()];
  return {
    lines: lines.map(({ line }, index) => ({
      line,
      shipment,
      doubts: bothOf(
        head.doubts,
        doubtsIn([...general.filter((finding) => concerns(finding, index)), ...(byLine[index] ?? [])]),
      ),
    })),
    entries: [],
    findings,
    doubts: doubtsIn(findings),
  };
}
