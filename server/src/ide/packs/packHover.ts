/** In a pack: what a fact is, and which countries a set holds today. */
import type { Catalog } from '../../catalog/types.ts';
import { factsWith } from '../../condition/facts/index.ts';
import { inCondition } from '../../condition/places.ts';
import { setResolver } from '../../condition/sets.ts';
import { extendPack } from '../../regime/extend.ts';
import type { PackSpec } from '../../regime/pack.ts';
import { type Pos, rangeOf, type Source } from '../../yaml/index.ts';
import type { HoverText } from '../hover/hover.ts';
import { code, plain } from '../markdown.ts';
import { packOf, placeIn } from './packFile.ts';

/** `today`: YYYY-MM-DD; the day whose members of a set are told. */
export function packHover(
  source: Source,
  pos: Pos,
  catalog: Catalog,
  base: (id: string) => PackSpec | undefined,
  today: string,
): HoverText | undefined {
  const place = placeIn(source, pos);
  if (!place) return undefined;
  const { location, path, inKey, value } = place;
  const last = path.at(-1);
  if (inKey && typeof last === 'string') {
    const fact = inCondition(path.slice(0, -1)) ? factsWith(packOf(source).facts).get(last) : undefined;
    if (fact) {
      const scope = fact.scope === 'cited' ? 'the authority that is cited' : `the ${fact.scope}`;
      const markdown = `${code(last)}: ${plain(fact.words)}. A ${fact.kind} of ${scope}.`;
      return { markdown, range: rangeOf(source, location, 'key') };
    }
    const isSet = path.length === 2 && path[0] === 'sets';
    const markdown = isSet ? membersText(source, last, catalog, base, today) : undefined;
    return markdown === undefined ? undefined : { markdown, range: rangeOf(source, location, 'key') };
  }
  const key = path.findLast((step) => typeof step === 'string');
  const namesSet = ['in', 'notIn', 'union', 'minus'].includes(String(key)) && typeof value === 'string';
  const markdown = namesSet ? membersText(source, value, catalog, base, today) : undefined;
  return markdown === undefined ? undefined : { markdown, range: rangeOf(source, location) };
}

function membersText(
  source: Source,
  name: string,
  catalog: Catalog,
  base: (id: string) => PackSpec | undefined,
  today: string,
): string | undefined {
  const own = packOf(source) as PackSpec;
  const below = own.extends === undefined ? undefined : base(own.extends);
  try {
    const whole = below ? extendPack(below, own).pack : own;
    if (!Object.hasOwn(whole.sets ?? {}, name)) return undefined;
    const { members, everything } = setResolver(whole, today)(name);
    const countryName = (iso: string): string => catalog.findCountry(iso)?.country.name ?? iso;
    const sure = [...members].flatMap(([iso, is]) => (is === true ? [countryName(iso)] : []));
    const unsure = [...members].flatMap(([iso, is]) => (is === true ? [] : [countryName(iso)]));
    const told = everything ? 'every country' : sure.length === 0 ? 'no country' : sure.sort().join(', ');
    const rest = unsure.length > 0 ? `\n\nCannot be told: ${plain(unsure.sort().join(', '))}` : '';
    return `Set ${code(name)} on ${today}: ${plain(told)}${rest}`;
  } catch {
    return undefined; // a set that is not sound has a finding; there is nothing to tell of it
  }
}
