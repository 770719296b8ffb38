/** Facts of the party that a condition asks about. */
import type { Party } from '../../trade/types.ts';
import type { Spot } from '../../yaml/types.ts';
import type { Ctx } from '../context.ts';
import { type Fact, flag } from './fact.ts';

const partyAt =
  (...path: (string | number)[]) =>
  (c: Ctx): Spot => {
    const at = c.party?.at ?? c.shipment.at;
    return { piece: at.piece, path: [...at.path, ...path] };
  };

/** The parent's headquarters; a party without a parent is its own. */
export function parentHeadquarters(party: Party | undefined): string | undefined {
  return party?.parent === 'none' ? party.headquarters : party?.parent?.headquarters;
}

export const PARTY: Readonly<Record<string, Fact>> = {
  country: {
    kind: 'country',
    scope: 'party',
    words: 'the country',
    read: (c) => c.party?.country,
    at: partyAt('country'),
  },
  headquarters: {
    kind: 'country',
    scope: 'party',
    words: 'the headquarters',
    read: (c) => c.party?.headquarters,
    at: partyAt('headquarters'),
  },
  parentHeadquarters: {
    kind: 'country',
    scope: 'party',
    words: "the ultimate parent's headquarters",
    read: (c) => parentHeadquarters(c.party),
    // What is missing is the parent's headquarters where a parent is named, the party's own where it has none, else the parent.
    at: (c) => {
      const parent = c.party?.parent;
      return parent === undefined
        ? partyAt('ultimateParent')(c)
        : parent === 'none'
          ? partyAt('headquarters')(c)
          : partyAt('ultimateParent', 'headquarters')(c);
    },
  },
  type: {
    kind: 'code',
    scope: 'party',
    words: 'the type of party',
    read: (c) => c.party?.type ?? '',
    at: partyAt('type'),
  },
  government: flag((c) => c.party?.government, partyAt('government'), 'party', 'owned or controlled by a government'),
  listed: {
    kind: 'codes',
    scope: 'party',
    words: 'the lists that name the party',
    read: (c) => c.party?.listed ?? [],
    at: partyAt('listed'),
  },
  region: {
    kind: 'code',
    scope: 'party',
    words: 'the region',
    read: (c) => c.party?.region ?? '',
    at: partyAt('region'),
  },
  name: { kind: 'text', scope: 'party', words: 'the name', read: (c) => c.party?.name, at: partyAt('name') },
  // Only a placeholder says that there is no name; a name that is left out or refused may be there on paper.
  nameGiven: flag(
    (c) => (c.party === undefined || (c.party.name === undefined && !c.party.unnamed) ? undefined : !c.party.unnamed),
    partyAt('name'),
    'party',
    'a name, and no placeholder',
  ),
  founded: {
    kind: 'date',
    scope: 'party',
    words: 'the date of founding',
    read: (c) => c.party?.founded,
    at: partyAt('founded'),
  },
  inDestination: flag(
    (c) => {
      const to = c.destination.country;
      const here = c.party?.country;
      return to === undefined || here === undefined ? undefined : c.world.alias(here) === c.world.alias(to);
    },
    partyAt('country'),
    'party',
    'the party is in the country of destination',
  ),
  ownedByListed: flag(
    (c) => (c.party?.owners ?? []).some((o) => o.listed.length > 0),
    partyAt('owners'),
    'party',
    'an owner on a list',
  ),
};
