/** Facts of what a line cites: a licence, an exception, an agreement, a validated end user. */
import { addDays, daysBetween } from '../../trade/dates.ts';
import type { Cited } from '../../trade/types.ts';
import type { Location } from '../../yaml/types.ts';
import type { Ctx } from '../context.ts';
import { citedEntry, otherEntity } from './entryOnFile.ts';
import { type Fact, headAt, rowsOf } from './fact.ts';
import type { Situation } from './supply.ts';

/** What the line cites; its own goes before the shipment's. */
export function citedOf(c: Pick<Ctx, 'line' | 'shipment'>) {
  return c.line.authorization ?? c.shipment.authorization;
}

/** Where that is; the place where it would be when nothing is cited. */
export function authorizationAt(c: Ctx): Location {
  return c.line.authorization
    ? { piece: c.line.at.piece, path: [...c.line.at.path, 'authorization'] }
    : c.shipment.location(['authorization']);
}

/** In the authorization itself; the place where one would be cited when there is none. */
const citedAt =
  (path: Fact['path']): Fact['at'] =>
  (c) => {
    const at = c.cited?.at;
    return at ? { piece: at.piece, path: [...at.path, ...path] } : authorizationAt(c);
  };

const row = rowsOf('cited', citedAt);

const exceptionOf = ({ cited }: Ctx) => (cited?.kind === 'exception' ? cited : undefined);
const veuOf = (c: Ctx) => (c.cited?.kind === 'veu' ? c.world.registers.veus.get(c.cited.id) : undefined);

/** The exceptions that the line cites, each with something added. */
const onExceptions = (s: Situation, patch: (cited: Extract<Cited, { kind: 'exception' }>) => Cited): Situation => ({
  ...s,
  line: {
    ...s.line,
    authorization: s.line.authorization?.map((one) => (one.kind === 'exception' ? patch(one) : one)),
  },
});

export const AUTHORIZATION: Readonly<Record<string, Fact>> = {
  number: row('flag', 'a confirmation number', 'number', (c) => exceptionOf(c)?.number !== undefined, {
    absent: false,
    supply: [
      {
        words: 'the confirmation number',
        kind: 'paper',
        name: 'number',
        put: (s) => onExceptions(s, (one) => ({ ...one, number: one.code })),
      },
    ],
  }),
  noticeFiled: row('flag', 'a notice', 'noticeFiled', (c) => exceptionOf(c)?.noticeFiled !== undefined, {
    absent: false,
    supply: [
      {
        words: 'a notice filed in time',
        kind: 'paper',
        name: 'notice',
        put: (s) => onExceptions(s, (one) => ({ ...one, noticeFiled: one.noticeFiled ?? s.shipment.date })),
      },
    ],
  }),
  noticeDays: row(
    'number',
    'days between notice and shipment',
    'noticeFiled',
    (c) => {
      const filed = exceptionOf(c)?.noticeFiled;
      return filed === undefined ? undefined : daysBetween(filed, c.date);
    },
    {
      supply: [
        {
          words: '',
          kind: 'paper',
          name: 'notice',
          put: (s, _at, test) => {
            const lead = test && 'limits' in test ? Math.max(0, ...test.limits.map(({ limit }) => limit)) : 0;
            const { date } = s.shipment;
            return onExceptions(s, (one) => (date === undefined ? one : { ...one, noticeFiled: addDays(date, -lead) }));
          },
        },
      ],
    },
  ),
  groupTotal: row('number', "the group's computing power", '', (c) => veuOf(c)?.groupTotal),
  outsideAllied: row('number', 'computing power outside the list', '', (c) => veuOf(c)?.outsideAllied),
  outsideHome: row('number', 'computing power abroad', '', (c) => veuOf(c)?.outsideHome),
  inCountry: row('number', 'computing power in the country', '', (c) => veuOf(c)?.inCountry),
  onFile: row('flag', 'an entry in a register', '', (c) => citedEntry(c) !== undefined, { absent: false }),
  binding: row(
    'code',
    'what the agreement binds to',
    '',
    (c) => (citedEntry(c) as { binding?: string } | undefined)?.binding,
    { absent: '' },
  ),
  validOnDate: row('flag', 'validity on the date', '', (c) => citedEntry(c)?.valid(c)),
  coversItem: row('flag', 'cover for the item', '', (c) => citedEntry(c)?.coversItem(c)),
  coversConsignee: row('flag', 'cover for the consignee', '', (c) => citedEntry(c)?.coversConsignee(c)),
  coversDestination: row('flag', 'cover for the destination', '', (c) => citedEntry(c)?.coversDestination(c)),
  coversExporter: row('flag', 'the holder', '', (c) => citedEntry(c)?.coversExporter(c)),
  sameConsigneeForm: row('flag', "the consignee's legal form", '', (c) => !otherEntity(c, 'consignee'), {
    absent: true,
    at: headAt(['parties', 'ultimateConsignee', 'name']),
  }),
  sameHolderForm: row('flag', "the holder's legal form", '', (c) => !otherEntity(c, 'holder'), {
    absent: true,
    at: headAt(['parties', 'exporter', 'name']),
  }),
};
