/** The shape of documents: what may stand where, what is wrong with it, and what the schemas say about a place. */
import type { ValidateFunction } from 'ajv';
import { isMap } from '../yaml/index.ts';
import type { Parsed, Path } from '../yaml/types.ts';
import { annotationAt, rootNode } from './annotations.ts';
import { checkShape } from './check.ts';
import { type Words, withDeclared } from './declared.ts';
import * as validators from './generated/validators.js';
import { type Kind, notAMap, sectionOf } from './kinds.ts';
import { message } from './messages.ts';
import type { Checked, SchemaProblem } from './problem.ts';

export {
  type Absent,
  annotationAt,
  branchFor,
  childNode,
  type KeyInfo,
  keysOf,
  type Node,
  nodesAlong,
  rootNode,
} from './annotations.ts';
export type { Words } from './declared.ts';
export { isCalendarDate } from './formats.ts';
export type {
  Agreement,
  AgreementRegister,
  Authority,
  Authorization,
  Configuration,
  DealSheet,
  Delivery,
  ItemFigures,
  License,
  LicenseRegister,
  Line,
  Output,
  OwnCatalog,
  Parties,
  Party,
  ShipmentManifest,
  Veu,
  VeuRegister,
} from './generated/types.ts';
export { checkKind, isKind, KINDS, type Kind, SECTIONS, sectionOf } from './kinds.ts';
export type { Checked, SchemaFix, SchemaProblem } from './problem.ts';
export { nearest } from './suggest.ts';

const HEADS: Readonly<Record<Kind, ValidateFunction>> = {
  ShipmentManifest: validators.headOfShipmentManifest,
  DealSheet: validators.headOfDealSheet,
  LicenseRegister: validators.headOfLicenseRegister,
  AgreementRegister: validators.headOfAgreementRegister,
  VeuRegister: validators.headOfVeuRegister,
};

const ITEMS: Readonly<Record<Kind, ValidateFunction>> = {
  ShipmentManifest: validators.itemOfShipmentManifest,
  DealSheet: validators.itemOfDealSheet,
  LicenseRegister: validators.itemOfLicenseRegister,
  AgreementRegister: validators.itemOfAgreementRegister,
  VeuRegister: validators.itemOfVeuRegister,
};

/**
 * Checks a document without the items of its section: the section may be null, where its items were cut out, or a list, whose items are
 * not looked at (check each with `checkItem` and its path as base). `itemCount`: how many items there are in all; with it, a section
 * that has nothing behind it is told from one whose items were cut out. `words`: what packs declare; if omitted, that is not looked at.
 */
export function checkHead(kind: Kind, parsed: Parsed, itemCount?: number, words?: Words): Checked {
  if (!isMap(parsed.value)) {
    return { value: parsed.value, problems: [notAMap(parsed.value)], invalid: [[]] };
  }
  const place = { parsed, base: [], node: rootNode(kind) };
  const shape = checkShape(HEADS[kind], place);
  const checked = words ? withDeclared(shape, place, words) : shape;
  const section = sectionOf(kind);
  const isEmpty = itemCount === 0 && parsed.value[section] === null;
  if (!isEmpty || !annotationAt(kind, undefined, [section])?.minItems) {
    return checked;
  }
  return {
    ...checked,
    problems: [...checked.problems, emptySection(section)],
    invalid: [...checked.invalid, [section]],
  };
}

function emptySection(section: string): SchemaProblem {
  const text = message('empty-list', { place: `\`${section}\`` });
  return { rule: 'schema/empty', path: [section], at: 'value', severity: 'error', message: text };
}

/**
 * Checks one item of the section. `base` is its path in the piece: empty for an item that is a piece of its own, `['lines', 3]` for one
 * that is in the head. Paths of problems begin at the piece, paths of `invalid` at the item.
 */
export function checkItem(kind: Kind, section: string, parsed: Parsed, base: Path = [], words?: Words): Checked {
  if (section !== sectionOf(kind)) {
    // A section of another kind: the head says that the key does not belong there, and what is in it cannot be told.
    return { value: undefined, problems: [], invalid: [[]] };
  }
  const place = { parsed, base, node: rootNode(kind, section) };
  const checked = checkShape(ITEMS[kind], place);
  return words ? withDeclared(checked, place, words) : checked;
}

/** Checks `exportlint.yaml`. An empty file is a configuration that says nothing. */
export function checkConfiguration(parsed: Parsed): Checked {
  if (parsed.value === null || parsed.value === undefined) {
    return { value: {}, problems: [], invalid: [] };
  }
  if (!isMap(parsed.value)) {
    return { value: {}, problems: [notAMap(parsed.value, 'not-a-map-configuration')], invalid: [[]] };
  }
  return checkShape(validators.configuration, { parsed, base: [], node: rootNode('configuration') });
}

/** Checks a file with items of a company's own. */
export function checkCatalog(parsed: Parsed): Checked {
  if (!isMap(parsed.value)) {
    return { value: {}, problems: [notAMap(parsed.value, 'not-a-map-catalog')], invalid: [[]] };
  }
  return checkShape(validators.catalog, { parsed, base: [], node: rootNode('catalog') });
}
