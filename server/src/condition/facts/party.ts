/** Facts of the party that a condition asks about. */
import type { Party } from '../../trade/types.ts';
import type { Ctx } from '../context.ts';
import { type Fact, rowsOf } from './fact.ts';
import { onParty, type Supply } from './supply.ts';

const partyAt =
  (path: Fact['path']): Fact['at'] =>
  (c: Ctx) => {
    const at = c.party?.at ?? c.shipment.at;
    return { piece: at.piece, path: [...at.path, ...path] };
  };

const row = rowsOf('party', partyAt);

/** The parent's headquarters; a party without a parent is its own. */
export function parentHeadquarters(party: Party | undefined): string | undefined {
  return party?.parent === 'none' ? party.headquarters : party?.parent?.headquarters;
}

/** What is missing is the parent's headquarters where a parent is named, the party's own where it has none, else the parent. */
function parentHeadquartersAt(c: Ctx) {
  const parent = c.party?.parent;
  const path =
    parent === undefined
      ? ['ultimateParent']
      : parent === 'none'
        ? ['headquarters']
        : ['ultimateParent', 'headquarters'];
  return partyAt(path)(c);
}

/** Of several answers the one that asks for least: at home. */
const atHome = (put: (party: Party, home: string) => Party): Supply => ({
  words: 'say where the company is headquartered (it clears if that is not in a restricted country)',
  kind: 'fact',
  name: 'headquarters',
  put: (s, at) => onParty((party) => put(party, s.home))(s, at),
});

export const PARTY: Readonly<Record<string, Fact>> = {
  country: row('country', 'the country', 'country', (c) => c.party?.country),
  headquarters: row('country', 'the headquarters', 'headquarters', (c) => c.party?.headquarters, {
    supply: [atHome((party, headquarters) => ({ ...party, headquarters }))],
  }),
  parentHeadquarters: row(
    'country',
    "the ultimate parent's headquarters",
    'ultimateParent.headquarters',
    (c) => parentHeadquarters(c.party),
    {
      at: parentHeadquartersAt,
      supply: [
        {
          words:
            'say who the ultimate parent is (it clears if there is none, or if it is headquartered elsewhere than in a restricted country)',
          kind: 'fact',
          name: 'ultimateParent',
          missingAt: ['ultimateParent'],
          put: onParty((party) => ({ ...party, parent: 'none' })),
        },
        atHome((party, headquarters) => ({
          ...party,
          parent: { ...(typeof party.parent === 'object' ? party.parent : {}), headquarters },
        })),
      ],
    },
  ),
  type: row('code', 'the type of party', 'type', (c) => c.party?.type, { absent: '' }),
  government: row('flag', 'owned or controlled by a government', 'government', (c) => c.party?.government, {
    supply: [
      {
        words: 'say that the party is no government agency and is not controlled by one, if that is so',
        kind: 'fact',
        name: 'government',
        put: onParty((party) => ({ ...party, government: false })),
      },
    ],
  }),
  listed: row('codes', 'the lists that name the party', 'listed', (c) => c.party?.listed, { absent: [] }),
  region: row('code', 'the region', 'region', (c) => c.party?.region, { absent: '' }),
  name: row('text', 'the name', 'name', (c) => c.party?.name),
  // Only a placeholder means that there is no name; a name that is omitted or refused may be there on paper.
  nameGiven: row('flag', 'a name, and no placeholder', 'name', (c) =>
    c.party === undefined || (c.party.name === undefined && !c.party.unnamed) ? undefined : !c.party.unnamed,
  ),
  founded: row('date', 'the date of founding', 'founded', (c) => c.party?.founded),
  inDestination: row('flag', 'the party is in the country of destination', 'country', (c) => {
    const to = c.destination.country;
    const here = c.party?.country;
    return to === undefined || here === undefined ? undefined : c.world.alias(here) === c.world.alias(to);
  }),
  ownedByListed: row(
    'flag',
    'an owner on a list',
    'owners',
    (c) => (c.party?.owners ?? []).some((o) => o.listed.length > 0),
    { absent: false },
  ),
};
