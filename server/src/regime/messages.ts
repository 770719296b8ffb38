/** Puts a reason into words: the pack's template with the facts of the line filled in. */

import { countryName } from '../catalog/countryName.ts';
import { thousands } from '../catalog/thousands.ts';
import type { Ctx, Subject } from '../condition/context.ts';
import { currencyOf, currencyWords } from '../trade/currency.ts';
import type { Destination } from '../trade/destinations.ts';
import type { Location } from '../yaml/types.ts';
import { shortened } from '../yaml/wording.ts';
import type { CompiledPack, CompiledReason } from './compiled.ts';
import type { Reason } from './evaluation.ts';
import type { Wording } from './pack.ts';

export type Args = Readonly<Record<string, string | number>>;

/** `{name}` in a template; numbers get their thousands marked. A name that is not given stays as it is. Arguments are made when a template names one. */
export function fill(template: string, args: Args | (() => Args)): string {
  if (!template.includes('{')) return template;
  const given = typeof args === 'function' ? args() : args;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given[name];
    return value === undefined ? whole : typeof value === 'number' ? thousands(value) : value;
  });
}

/** As much of a context as sentences need. Without a line, a sentence about the shipment. */
export type Speaking = Pick<Ctx, 'shipment'> & {
  readonly line?: Ctx['line'];
  readonly destination?: Destination;
  readonly judged?: Pick<Subject, 'classWords' | 'eccn'>;
};

/** What every template may name. */
export function lineArgs(c: Speaking): Record<string, string | number> {
  const { line, shipment } = c;
  const tpp = line?.item?.tpp.stated;
  return {
    item: shortened(line?.item?.id ?? line?.itemText ?? 'the item'),
    quantity: line?.quantity ?? '?',
    tpp: tpp ?? 'unknown',
    place: countryName((c.destination ?? shipment.ultimateConsignee)?.country ?? 'an unknown place'),
    consignee: shortened(shipment.ultimateConsignee?.name ?? 'the consignee'),
    date: shipment.date ?? '?',
    currency: line ? currencyWords(currencyOf(line, shipment)) : '',
    eccn: c.judged?.eccn ?? line?.eccn ?? line?.item?.eccn[0] ?? 'no ECCN',
    class: c.judged?.classWords ?? 'unknown',
  };
}

export function reasonFrom(
  pack: CompiledPack,
  reason: CompiledReason,
  at: Location,
  c: Speaking,
  wording?: Wording,
  more?: Args,
): Reason {
  const { spec } = reason;
  return {
    code: reason.code,
    raises: spec.raises,
    text: fill(spec.say, () => ({ ...lineArgs(c), cite: wording?.cite ?? spec.cite ?? '', ...more })),
    citation: wording?.cite ?? spec.cite ?? pack.spec.title,
    ...(wording?.url || spec.url ? { url: wording?.url ?? spec.url } : {}),
    at,
    ...(spec.rule ? { rule: spec.rule } : {}),
    ...(spec.for === 'licence' ? { forLicence: true } : {}),
    certain: true,
  };
}
