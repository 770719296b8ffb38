/** Puts a country, or a region, in every place where a document can name one. Read by the property on places and by docs/places.md. */
import { stringify } from 'yaml';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, type JudgedLine, newCache } from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import type { Verdict } from '../../server/src/trade/vocabulary.ts';
import { read } from '../../server/src/yaml/index.ts';
import { core } from './judge.ts';

export type Dict = { [key: string]: unknown };

/** Where a country can be named: a role of a party with an attribute, or a key that holds countries itself. */
export interface Spot {
  readonly role: string;
  readonly attribute?: string;
}

/** A group of places that a pack calls sensitive, with who is in it on a day. */
export interface SensitiveGroup {
  readonly regime: string;
  readonly id: string;
  readonly title: string;
  readonly members: readonly string[];
  readonly perhaps: readonly string[];
}

const PARTIES = ['exporter', 'purchaser', 'ultimateConsignee', 'intermediateConsignees', 'endUsers'] as const;
const LISTS = new Set<string>(['intermediateConsignees', 'endUsers']);
const COUNTRIES = ['country', 'headquarters', 'ultimateParent.headquarters'] as const;

export const SPOTS: readonly Spot[] = [
  ...PARTIES.flatMap((role) => COUNTRIES.map((attribute) => ({ role, attribute }))),
  { role: 'endUse.remoteUsers' },
  { role: 'route' },
  { role: 'from' },
];

/** Regions have rules of their own; the country that they are in says nothing. */
export const REGION_SPOTS: readonly Spot[] = PARTIES.map((role) => ({ role, attribute: 'region' }));
export const REGION_GROUP = { title: 'Regions of Ukraine', members: ['crimea', 'donetsk', 'luhansk'] };
const REGIONS = { country: 'UA' } as const;

/** The sensitive groups of a pack with their members on the day; those whose membership cannot be told stand apart. */
export function sensitiveGroups(regime: string, date: string): readonly SensitiveGroup[] {
  const pack = core.regimes.get(regime)?.pack;
  return Object.entries(pack?.spec.groups ?? {}).flatMap(([id, group]) => {
    if (!pack || group.sensitive !== true || group.in === undefined) {
      return [];
    }
    const all = [...pack.view(date).set(group.in).members].sort(([a], [b]) => (a < b ? -1 : 1));
    const members = all.flatMap(([code, membership]) => (membership === true ? [code] : []));
    const perhaps = all.flatMap(([code, membership]) => (membership === true ? [] : [code]));
    return members.length === 0 ? [] : [{ regime, id, title: group.title, members, perhaps }];
  });
}

/**
 * Copies of a shipment with the country at the spot, each with what was there before: where a party is named it is rewritten, where the
 * role may hold several, or none is named, one is added. An added party is in `home` except for the one attribute.
 */
export function placings(
  shipment: Dict,
  { role, attribute }: Spot,
  code: string,
  home: string,
): readonly { readonly document: Dict; readonly before?: string | undefined; readonly added: boolean }[] {
  const copy = () => structuredClone(shipment) as { [key: string]: never } & Dict;
  if (attribute === undefined) {
    const document = copy();
    if (role === 'from') {
      const before = document[role] as string | undefined;
      (document as Dict)[role] = code;
      return [{ document, before, added: false }];
    }
    const holder = role === 'route' ? document : below(document, 'endUse');
    const key = role.split('.').at(-1) as string;
    const listed = (holder[key] as string[] | undefined) ?? [];
    // A route says its first and last place; what is added is on the way.
    holder[key] =
      role === 'route' && listed.length > 0 ? [...listed.slice(0, -1), code, ...listed.slice(-1)] : [...listed, code];
    return [{ document, added: true }];
  }
  const found: { document: Dict; before?: string | undefined; added: boolean }[] = [];
  const named = (shipment['parties'] as Dict | undefined)?.[role];
  const count = Array.isArray(named) ? named.length : typeof named === 'object' && named !== null ? 1 : 0;
  for (let at = 0; at < count; at += 1) {
    const document = copy();
    const there = ((document as Dict)['parties'] as Dict)[role];
    const party = (Array.isArray(there) ? there[at] : there) as Dict;
    found.push({ document, before: put(party, attribute, code), added: false });
  }
  if (count === 0 || LISTS.has(role)) {
    const document = copy();
    const party: Dict = {
      name: 'Kestrel Added Trading Ltd',
      country: home,
      headquarters: home,
      ultimateParent: 'none',
      government: false,
    };
    put(party, attribute, code);
    const parties = below(document, 'parties');
    parties[role] = LISTS.has(role) ? [...((named as unknown[] | undefined) ?? []), party] : party;
    found.push({ document, added: true });
  }
  return found;
}

/** The map at the key, which is made where there is none. */
function below(document: Dict, key: string): Dict {
  const map = (document[key] ?? {}) as Dict;
  document[key] = map;
  return map;
}

/** Writes the attribute and gives what was there. */
function put(party: Dict, attribute: string, value: string): string | undefined {
  if (attribute === 'region') {
    const before = party['region'] as string | undefined;
    Object.assign(party, { country: REGIONS.country, region: value });
    return before;
  }
  if (!attribute.includes('.')) {
    const before = party[attribute] as string | undefined;
    party[attribute] = value;
    return before;
  }
  const parent = party['ultimateParent'];
  if (typeof parent === 'object' && parent !== null) {
    const before = (parent as Dict)['headquarters'] as string | undefined;
    party['ultimateParent'] = { ...parent, headquarters: value };
    return before;
  }
  party['ultimateParent'] = { name: 'Kestrel Holding Group', headquarters: value };
  return undefined;
}

/** Every paper that a rule asks for, so that answers are good ones to spoil. */
const PAPERS = [
  'lpp-consignee-certificate',
  'lpp-bis-copy',
  'lpp-bis-notice',
  'aia-consignee-certificate',
  'aia-bis-certificate',
  'aia-shipment-notice',
];

/** A country that is in no sensitive group of any pack, and on every list of partners. */
export const HOME = 'NO';

const CHIP = { name: 'Custom accelerator', memoryBandwidth: 900, designerHeadquarters: 'US' };

/** One sound item for each class that the packs distinguish. */
export const ITEMS: Readonly<Record<string, Dict>> = {
  a: { ...CHIP, tpp: 9000, dieArea: 814, dataCenter: true },
  b: { ...CHIP, tpp: 3000, dieArea: 814, dataCenter: true },
  hbm: { name: 'HBM stack', memoryBandwidth: 819, packageArea: 110 },
  small: { ...CHIP, tpp: 400, dieArea: 400, dataCenter: false },
  'small-data-centre': { ...CHIP, tpp: 400, dieArea: 400, dataCenter: true },
};

/** A shipment of the item from home to a harmless country, in which every fact of the parties is said. */
export function soundShipment(item: Dict, date: string, authorization: unknown): Dict {
  return {
    kind: 'ShipmentManifest',
    id: 'SOUND-1',
    date,
    from: 'US',
    parties: {
      exporter: { name: 'Halden Systems Inc', country: 'US', headquarters: 'US', ultimateParent: 'none' },
      ultimateConsignee: {
        name: 'Fjordlys Beregning AS',
        country: HOME,
        headquarters: HOME,
        ultimateParent: 'none',
        type: 'direct-consumer',
        government: false,
      },
    },
    endUse: { text: 'commercial cloud hosting' },
    purchaseOrder: 'PO-1',
    certifications: PAPERS,
    authorization,
    lines: [{ item, quantity: 1 }],
  };
}

/** What a line may cite under a pack: nothing, or one of its exceptions. */
export function citable(regime: string): readonly unknown[] {
  const authorities = Object.entries(core.regimes.get(regime)?.pack.spec.authorities ?? {});
  return [
    'none',
    ...authorities.flatMap(([id, one]) => (one.kind === 'exception' ? [{ exception: one.code ?? id }] : [])),
  ];
}

/** For each code the first of those that the pack cannot tell from it, since they are in the same of its sets on that day. */
export function alike(regime: string, date: string, codes: readonly string[]): ReadonlyMap<string, string> {
  const pack = core.regimes.get(regime)?.pack;
  const sets = Object.keys(pack?.spec.sets ?? {}).map((name) => pack?.view(date).set(name).members);
  const first = new Map<string, string>();
  return new Map(
    [...new Set(codes)].sort().map((code) => {
      const signature = sets.map((set) => JSON.stringify(set?.get(code) ?? false)).join();
      first.set(signature, first.get(signature) ?? code);
      return [code, first.get(signature) as string];
    }),
  );
}

/** A verdict, and the codes of the reasons that weigh something. */
export interface Placed {
  readonly verdict: Verdict;
  readonly codes: readonly string[];
}

const placed = new Map<string, ReadonlyMap<string, Placed>>();

/** What a pack says of the first line of a document. All packs are asked at once, and each document once. */
export function judgePlaced(document: Dict, regime: string): Placed {
  const text = stringify(document);
  const known = placed.get(text) ?? judgeText(text);
  placed.set(text, known);
  return known.get(regime) as Placed;
}

function judgeText(text: string): ReadonlyMap<string, Placed> {
  const source = read('place.manifest.yaml', text, SECTIONS);
  const config = { ...DEFAULTS, alsoCheck: [...core.regimes.keys()] };
  const report = check(
    { sources: new Map([[source.file, { source, config }]]), ...core, asOf: '2026-11-24' },
    newCache(),
  );
  const [line] = report.lines(source.file);
  return new Map(
    (line as JudgedLine).determinations.map(({ regime, verdict, reasons }) => {
      const codes = reasons.filter(({ raises }) => raises !== 'note').map(({ code }) => code);
      return [regime, { verdict, codes: [...new Set(codes)].sort() }];
    }),
  );
}
