/** Facts of the authority that a line cites: a licence, an exception, an agreement, a validated end user. */
import { daysBetween } from '../../trade/dates.ts';
import type { Spot } from '../../yaml/types.ts';
import { citedEntry, otherEntity } from '../citedFacts.ts';
import type { Ctx } from '../context.ts';
import { type Fact, flag, headAt, lineAt } from './fact.ts';

/** What the line cites; its own goes before the shipment's. */
export function citedOf(c: Pick<Ctx, 'line' | 'shipment'>) {
  return c.line.authorization ?? c.shipment.authorization;
}

/** Where that stands; the place where it would when there is none. */
export function authorizationAt(c: Ctx): Spot {
  return c.line.authorization ? lineAt('authorization')(c) : c.shipment.spot(['authorization']);
}

/** The authority itself where it stands; the place where one would be cited when there is none. */
const citedAt =
  (...path: (string | number)[]) =>
  (c: Ctx): Spot => {
    const at = c.cited?.at;
    return at ? { piece: at.piece, path: [...at.path, ...path] } : authorizationAt(c);
  };

const veuOf = (c: Ctx) => (c.cited?.kind === 'veu' ? c.world.registers.veus.get(c.cited.id) : undefined);

export const AUTHORITY: Readonly<Record<string, Fact>> = {
  number: flag(
    (c) => c.cited?.kind === 'exception' && c.cited.number !== undefined,
    citedAt('number'),
    'cited',
    'a confirmation number',
  ),
  noticeFiled: flag(
    (c) => c.cited?.kind === 'exception' && c.cited.noticeFiled !== undefined,
    citedAt('noticeFiled'),
    'cited',
    'a notice',
  ),
  noticeDays: {
    kind: 'number',
    scope: 'cited',
    words: 'days between notice and shipment',
    read: (c) =>
      c.cited?.kind === 'exception' && c.cited.noticeFiled ? daysBetween(c.cited.noticeFiled, c.date) : undefined,
    at: citedAt('noticeFiled'),
  },
  groupTotal: {
    kind: 'number',
    scope: 'cited',
    words: "the group's computing power",
    read: (c) => veuOf(c)?.groupTotal,
    at: citedAt(),
  },
  outsideAllied: {
    kind: 'number',
    scope: 'cited',
    words: 'computing power outside the list',
    read: (c) => veuOf(c)?.outsideAllied,
    at: citedAt(),
  },
  outsideHome: {
    kind: 'number',
    scope: 'cited',
    words: 'computing power abroad',
    read: (c) => veuOf(c)?.outsideHome,
    at: citedAt(),
  },
  inCountry: {
    kind: 'number',
    scope: 'cited',
    words: 'computing power in the country',
    read: (c) => veuOf(c)?.inCountry,
    at: citedAt(),
  },
  onFile: flag((c) => citedEntry(c) !== undefined, citedAt(), 'cited', 'an entry in a register'),
  binding: {
    kind: 'code',
    scope: 'cited',
    words: 'what the agreement binds to',
    read: (c) => (citedEntry(c) as { binding?: string } | undefined)?.binding ?? '',
    at: citedAt(),
  },
  validOnDate: flag((c) => citedEntry(c)?.valid(c), citedAt(), 'cited', 'validity on the date'),
  coversItem: flag((c) => citedEntry(c)?.coversItem(c), citedAt(), 'cited', 'cover for the item'),
  coversConsignee: flag((c) => citedEntry(c)?.coversConsignee(c), citedAt(), 'cited', 'cover for the consignee'),
  coversDestination: flag((c) => citedEntry(c)?.coversDestination(c), citedAt(), 'cited', 'cover for the destination'),
  coversExporter: flag((c) => citedEntry(c)?.coversExporter(c), citedAt(), 'cited', 'the holder'),
  sameConsigneeForm: flag(
    (c) => !otherEntity(c, 'consignee'),
    headAt('parties', 'ultimateConsignee', 'name'),
    'cited',
    "the consignee's legal form",
  ),
  sameHolderForm: flag(
    (c) => !otherEntity(c, 'holder'),
    headAt('parties', 'exporter', 'name'),
    'cited',
    "the holder's legal form",
  ),
};
