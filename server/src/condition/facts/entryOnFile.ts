/** What a register says about the authority that a line cites: does it cover this item, consignee, destination, on this date? */
import { registerEntry } from '../../trade/cited.ts';
import { within } from '../../trade/dates.ts';
import { otherLegalForm, sameParty } from '../../trade/partyNames.ts';
import type { Agreement, License, Veu } from '../../trade/types.ts';
import type { Ctx } from '../context.ts';

/** The entry on file, with its tests; undefined results are unknown. */
export interface CitedEntry {
  valid(c: Ctx): boolean | undefined;
  readonly binding?: string;
  readonly entry: License | Agreement | Veu;
  coversItem(c: Ctx): boolean | undefined;
  coversConsignee(c: Ctx): boolean | undefined;
  coversDestination(c: Ctx): boolean | undefined;
  coversExporter(c: Ctx): boolean | undefined;
}

/** The entry that the line cites, as it answers for the line; undefined where it is on no register, or is an exception. */
export function citedEntry(c: Ctx): CitedEntry | undefined {
  const entry = c.cited && registerEntry(c.cited, c.world.registers);
  return (
    entry && ('number' in entry ? fromLicense(entry) : 'installedBase' in entry ? fromVeu(entry) : fromAgreement(entry))
  );
}

/** A licence names a legal person: the party here has the same name except for its legal form, which both say. */
export function otherEntity(c: Ctx, role: 'consignee' | 'holder'): boolean {
  const entry = citedEntry(c)?.entry;
  const named = entry && 'number' in entry ? entry[role] : undefined;
  const here = (role === 'consignee' ? c.shipment.ultimateConsignee : c.shipment.exporter)?.name;
  return named !== undefined && here !== undefined && otherLegalForm(named, here);
}

/**
 * A licence may be held by the exporter, and names the consignee by name; the consignee's parent does not do. What its entry does not say
 * is unknown, so a number alone covers nothing.
 */
function fromLicense(license: License): CitedEntry {
  return {
    entry: license,
    valid: (c) => insidePeriod(c.date, license.validFrom, license.validUntil),
    coversItem: (c) => {
      const item = c.line.item;
      if (!item || (license.items === undefined && license.class === undefined)) {
        return undefined;
      }
      const byItem = license.items?.some((covered) => covered.id === item.id) ?? false;
      const byClass = (license.classes ?? []).some(
        (one) => c.judged.classIds.has(one) || c.judged.classIds.has(`=${one}`),
      );
      // An item that the register names and the catalogue does not know may be this one.
      const unread = (license.items?.length ?? 0) < license.itemTexts.length;
      return byItem || byClass ? true : unread ? undefined : false;
    },
    coversConsignee: (c) =>
      license.consignee === undefined ? undefined : sameParty([license.consignee], c.shipment.ultimateConsignee?.name),
    coversDestination: (c) => oneOf(c, license.destinations),
    coversExporter: (c) =>
      license.holder === undefined
        ? undefined
        : c.shipment.exporter === undefined
          ? true
          : sameParty([license.holder], c.shipment.exporter.name),
  };
}

/** Both ends of a period that has both; one that is not said leaves it open on which side the date is. */
function insidePeriod(date: string, from: string | undefined, until: string | undefined): boolean | undefined {
  return !within(date, from, until) ? false : from === undefined || until === undefined ? undefined : true;
}

/** Is the destination one of those of an entry? */
function oneOf(c: Ctx, countries: readonly string[] | undefined): boolean | undefined {
  const to = c.destination.country;
  if (countries === undefined || to === undefined) {
    return undefined;
  }
  return countries.some((country) => c.world.alias(country) === c.world.alias(to));
}

function fromAgreement(agreement: Agreement): CitedEntry {
  return {
    entry: agreement,
    // An agreement without an end has none; one without a beginning may not have begun.
    valid: (c) =>
      !within(c.date, agreement.from, agreement.until) ? false : agreement.from !== undefined || undefined,
    binding: agreement.binding,
    coversItem: () => true,
    coversConsignee: (c) =>
      agreement.entities === undefined ? true : sameParty(agreement.entities, c.shipment.ultimateConsignee?.name),
    coversDestination: (c) => oneOf(c, agreement.with === undefined ? undefined : [agreement.with]),
    coversExporter: () => true,
  };
}

function fromVeu(veu: Veu): CitedEntry {
  return {
    entry: veu,
    valid: (c) => insidePeriod(c.date, veu.from, veu.until),
    coversItem: () => true,
    coversConsignee: (c) => {
      const consignee = c.shipment.ultimateConsignee;
      const parent = consignee?.parent;
      if (veu.holder === undefined || consignee?.name === undefined) {
        return undefined;
      }
      const above = parent && parent !== 'none' ? parent.name : undefined;
      return sameParty([veu.holder], above) === true ? true : sameParty([veu.holder], consignee.name);
    },
    // A universal authorization is bound to no country; its shares are.
    coversDestination: (c) =>
      veu.country === undefined ? veu.kind === 'universal' || undefined : oneOf(c, [veu.country]),
    coversExporter: () => true,
  };
}
