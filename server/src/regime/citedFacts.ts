/** What a register says about the authority that a line cites: does it cover this item, consignee, destination, on this date? */
import { normalName, sameParty } from '../trade/names.ts';
import type { Agreement, License, Veu } from '../trade/types.ts';
import type { Ctx } from './context.ts';

/** The entry on file, with its tests; undefined results are unknown. */
export interface CitedEntry {
  readonly start?: string;
  readonly end?: string;
  readonly binding?: string;
  readonly entry: License | Agreement | Veu;
  coversItem(c: Ctx): boolean | undefined;
  coversConsignee(c: Ctx): boolean | undefined;
  coversDestination(c: Ctx): boolean | undefined;
  coversExporter(c: Ctx): boolean | undefined;
}

export function citedEntry(c: Ctx): CitedEntry | undefined {
  const cited = c.cited;
  switch (cited?.kind) {
    case 'license': {
      const found = c.world.registers.licenses.get(cited.number);
      return found && fromLicense(found);
    }
    case 'agreement': {
      const found = c.world.registers.agreements.get(cited.id);
      return found && fromAgreement(found);
    }
    case 'veu': {
      const found = c.world.registers.veus.get(cited.id);
      return found && fromVeu(found);
    }
    default:
      return undefined;
  }
}

const sameCountry = (c: Ctx, a: string | undefined, b: string | undefined) =>
  a === undefined || b === undefined ? undefined : c.world.alias(a) === c.world.alias(b);

/** A licence may be held by the exporter, and names the consignee by name; the consignee's parent does not do. */
function fromLicense(license: License): CitedEntry {
  return {
    entry: license,
    start: license.validFrom,
    end: license.validUntil,
    coversItem: (c) => {
      const item = c.line.item;
      if (!item) {
        return undefined;
      }
      const byItem = license.items?.some((covered) => covered.id === item.id);
      const byClass =
        license.class === undefined
          ? undefined
          : (license.classes ?? []).some((one) => c.world.classIds.has(one) || c.world.classIds.has(`=${one}`));
      if (license.items === undefined && license.class === undefined) {
        return true;
      }
      return byItem || byClass === true
        ? true
        : byClass === undefined && license.class !== undefined
          ? undefined
          : false;
    },
    coversConsignee: (c) =>
      license.consignee === undefined ? true : sameParty([license.consignee], c.shipment.ultimateConsignee?.name),
    coversDestination: (c) =>
      license.destination === undefined
        ? true
        : sameCountry(c, license.destination, c.shipment.ultimateConsignee?.country),
    coversExporter: (c) =>
      license.holder === undefined || c.shipment.exporter === undefined
        ? true
        : sameParty([license.holder], c.shipment.exporter.name),
  };
}

function fromAgreement(agreement: Agreement): CitedEntry {
  return {
    entry: agreement,
    start: agreement.from,
    end: agreement.until,
    binding: agreement.binding,
    coversItem: () => true,
    coversConsignee: (c) =>
      agreement.entities === undefined ? true : sameParty(agreement.entities, c.shipment.ultimateConsignee?.name),
    coversDestination: (c) =>
      agreement.with === undefined ? true : sameCountry(c, agreement.with, c.shipment.ultimateConsignee?.country),
    coversExporter: () => true,
  };
}

function fromVeu(veu: Veu): CitedEntry {
  return {
    entry: veu,
    start: veu.from,
    end: veu.until,
    coversItem: () => true,
    coversConsignee: (c) => {
      const consignee = c.shipment.ultimateConsignee;
      const parent = consignee?.parent;
      if (veu.holder === undefined || consignee?.name === undefined) {
        return undefined;
      }
      const names = [consignee.name, ...(parent && parent !== 'none' && parent.name ? [parent.name] : [])];
      const holder = normalName(veu.holder);
      return names.some((name) => normalName(name) === holder) ? true : sameParty([veu.holder], consignee.name);
    },
    coversDestination: (c) =>
      veu.country === undefined ? true : sameCountry(c, veu.country, c.shipment.ultimateConsignee?.country),
    coversExporter: () => true,
  };
}
