/** Items of the catalogue, with the class that the document's regime puts them in. */
import { shippedCatalog } from '../../catalog/shipped.ts';
import type { Catalog, Item } from '../../catalog/types.ts';
import type { Regime } from '../../lint/index.ts';
import { judge } from '../../regime/index.ts';
import { number } from '../../report/terminal.ts';
import type { Shipment } from '../../trade/types.ts';
import type { Location } from '../../yaml/index.ts';
import type { Suggestion } from './suggestion.ts';

const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  shippedCatalog.items.map(({ id, name, aliases = [], partNumbers = [] }) => [id, [name, ...aliases, ...partNumbers]]),
);

/** `date`: the day whose classes count. */
export function itemSuggestions(catalog: Catalog, regime: Regime | undefined, date: string | undefined): Suggestion[] {
  return catalog.items.map((item) => {
    const tpp = item.tpp.stated === undefined ? 'TPP not known' : `${number(item.tpp.stated)} TPP`;
    const chips = item.chips === 1 ? '' : ` × ${number(item.chips)}`;
    const label = regime && classOf(item, regime, date ?? regime.verifiedUntil);
    return {
      label: item.id,
      detail: [label === 'none' ? 'no class' : label, `${tpp}${chips}`].filter(Boolean).join(' · '),
      also: NAMES.get(item.id) ?? [item.name],
      documentation: item.name,
    };
  });
}

const classes = new WeakMap<Regime, Map<string, string>>();

function classOf(item: Item, regime: Regime, date: string): string {
  const known = classes.get(regime) ?? new Map<string, string>();
  classes.set(regime, known);
  const key = `${date} ${item.id}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const label = judge(regime.pack, {
    shipment: { ...BARE, date },
    line: {
      at: NOWHERE,
      item,
      eccns: [],
      eccnUnreadable: false,
      serials: [],
      quantity: 1,
      invalid: () => false,
      ...NO_VALUES,
    },
    date,
    registers: { licenses: new Map(), agreements: new Map(), veus: new Map() },
  }).classLabel;
  known.set(key, label);
  return label;
}

const NOWHERE: Location = { piece: { text: '', lines: 0 }, path: [] };

const NO_VALUES = { has: () => false, value: () => undefined };

/** A shipment that says nothing: the class depends on the item alone. */
const BARE: Shipment = {
  kind: '',
  route: [],
  intermediateConsignees: [],
  endUsers: [],
  endUse: {},
  remoteUsers: [],
  authorization: [],
  certifications: [],
  redFlags: [],
  screeningHits: [],
  screened: false,
  signed: true,
  at: NOWHERE,
  location: (path) => ({ piece: NOWHERE.piece, path }),
  invalid: () => false,
  ...NO_VALUES,
};
