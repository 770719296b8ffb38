/**
 * What a shipment is. `undefined` always means "not said"; what follows from that (unknown, not so, inherited) is decided in
 * `condition/facts` and nowhere else. Every value knows its location, so that a rule can point at it without knowing lines and columns.
 */
import type { Item } from '../catalog/types.ts';
import type { Location, Path } from '../yaml/types.ts';

/** `none`: the party has no parent above it. */
export type Parent = 'none' | { readonly name?: string; readonly headquarters?: string };

export interface Owner {
  readonly name?: string;
  /** Percent. */
  readonly share?: number;
  /** List codes; empty when the owner is on no list. */
  readonly listed: readonly string[];
}

export type Role = 'exporter' | 'purchaser' | 'ultimateConsignee' | 'intermediateConsignees' | 'endUsers';

export interface Party {
  readonly role: Role;
  readonly at: Location;
  readonly id?: string;
  readonly name?: string;
  /** A placeholder stands where the name belongs ("to be advised"). */
  readonly unnamed: boolean;
  /** ISO alpha-2. */
  readonly country?: string;
  readonly headquarters?: string;
  readonly parent?: Parent;
  readonly owners: readonly Owner[];
  readonly listed: readonly string[];
  readonly region?: string;
  readonly type?: string;
  readonly government?: boolean;
  readonly founded?: string;
  readonly address?: string;
  /** As an exporter: designer, foundry, osat, reseller. */
  readonly tradeRole?: string;
}

export type Cited =
  | { readonly kind: 'license'; readonly number: string; readonly at: Location }
  | {
      /** Cited by its code, not by an entry of a register. */
      readonly kind: 'exception';
      /** The kind that a pack declares, where it is not an exception. */
      readonly as?: string;
      /** In capitals, without words such as “exception” before it. */
      readonly code: string;
      /** As the document has it, where that is not the code. */
      readonly written?: string;
      readonly number?: string;
      readonly noticeFiled?: string;
      readonly at: Location;
    }
  | { readonly kind: 'agreement'; readonly id: string; readonly at: Location }
  | { readonly kind: 'veu'; readonly id: string; readonly veuKind?: string; readonly at: Location };

/** The code of a currency; null: one is said that is not known, undefined: none is said. */
export type Money = string | null | undefined;

export interface LaneEvidence {
  readonly usUnitsShipped?: number;
  readonly chinaUnitsShipped?: number;
  readonly laboratory?: { readonly name?: string; readonly country?: string };
  readonly at: Location;
}

export interface RedFlag {
  readonly text?: string;
  readonly resolved?: string;
  readonly at: Location;
}

export interface ScreeningHit {
  readonly party?: string;
  readonly list?: string;
  readonly resolved?: string;
  readonly at: Location;
}

/** The delivery of a deal sheet that a shipment says it carries out. */
export interface DealLink {
  readonly id?: string;
  /** Its number in the deal sheet, counted from 1, or its id. */
  readonly delivery?: number | string;
  readonly at: Location;
}

/** As what a value is read; given: is there anything that can be read? */
export type ValueKind = 'country' | 'countries' | 'number' | 'flag' | 'code' | 'codes' | 'date' | 'text' | 'given';
export type Value = string | number | boolean | readonly string[] | undefined;

/** Values by their paths, for facts that a pack declares. */
interface ByPath {
  /** Is anything written at the path, readable or not? */
  has(path: Path): boolean;
  /** Undefined where nothing is written, or nothing that can be read as this kind. */
  value(path: Path, kind: ValueKind): Value;
}

/** One shipment: a manifest's head, or a deal sheet's head with one of its deliveries laid over it. */
export interface Shipment extends ByPath {
  readonly kind: string;
  readonly id?: string;
  readonly date?: string;
  /** The regimes that the document names. */
  readonly regime?: readonly string[];
  readonly from?: string;
  readonly transaction?: string;
  readonly route: readonly string[];
  /** Of values whose lines say none. */
  readonly currency?: Money;
  readonly exporter?: Party;
  readonly purchaser?: Party;
  readonly ultimateConsignee?: Party;
  readonly intermediateConsignees: readonly Party[];
  /** Never empty when there is a consignee: if omitted means the ultimate consignee. */
  readonly endUsers: readonly Party[];
  readonly endUse: Readonly<Record<string, unknown>>;
  readonly remoteUsers: readonly string[];
  readonly authorization: readonly Cited[];
  readonly purchaseOrder?: string;
  readonly certifications: readonly string[];
  readonly lane?: LaneEvidence;
  readonly deal?: DealLink;
  readonly redFlags: readonly RedFlag[];
  readonly screeningHits: readonly ScreeningHit[];
  readonly screened: boolean;
  readonly documents?: Readonly<Record<string, unknown>>;
  /** Deal sheets: the date of signature; manifests count as signed. */
  readonly signed: boolean;
  /** Where the shipment as a whole stands; values are found through `location`. */
  readonly at: Location;
  /** The location of a value given by its path in the document's head (or in the delivery, where it says it itself). */
  location(path: Path): Location;
  /** Was the value at this path refused by the schema? Then a rule that reads it stays silent about it. */
  invalid(location: Location): boolean;
}

/** What a line declares that its item is, in one jurisdiction. */
export interface Classified {
  readonly codes: readonly string[];
  /** Something is declared that cannot be read: what else the item may be is not known. */
  readonly unreadable: boolean;
}

export interface Line extends ByPath {
  readonly at: Location;
  readonly item?: Item;
  /** As written, for messages. */
  readonly itemText?: string;
  /** Set when the text names nothing in the catalogue: what it may have meant. */
  readonly suggestions?: readonly string[];
  readonly quantity?: number;
  /** Units that count on allocations, where shipments carry out a part of the line and count there. If omitted: all. */
  readonly counts?: number;
  readonly unitValue?: number;
  readonly currency?: Money;
  /** The first of `eccns`, for display. */
  readonly eccn?: string;
  /** All ECCNs declared, in the canonical spelling; empty when none is declared, or none that can be read. */
  readonly eccns: readonly string[];
  /** Something is declared that is not an ECCN, or only in part: what else it may be is not known. */
  readonly eccnUnreadable: boolean;
  /** Classifications under other jurisdictions than that of the ECCN, by jurisdiction. */
  readonly classification?: Readonly<Record<string, Classified>>;
  /** Where the classification that `eccns` holds is written, from the line on; if omitted: `eccn`. */
  readonly classifiedAt?: Path;
  readonly scheduleB?: string;
  readonly description?: string;
  readonly serials: readonly string[];
  /** The line's own; undefined = the shipment's. */
  readonly authorization?: readonly Cited[];
  readonly lane?: LaneEvidence;
  invalid(location: Location): boolean;
}

export interface License {
  readonly number: string;
  readonly holder?: string;
  readonly consignee?: string;
  /** Every country that the goods may go to; if omitted: not known. */
  readonly destinations?: readonly string[];
  readonly items?: readonly Item[];
  readonly itemTexts: readonly string[];
  /** A class of a pack, or an ECCN in the canonical spelling; of several the first. */
  readonly class?: string;
  /** All of them; undefined when nothing is said. */
  readonly classes?: readonly string[];
  readonly quantity?: number;
  readonly tpp?: number;
  readonly value?: number;
  /** Of the value. */
  readonly currency?: Money;
  readonly shippedBefore: number;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly file: string;
  readonly at: Location;
}

export interface Agreement {
  readonly id: string;
  readonly with?: string;
  readonly title?: string;
  readonly from?: string;
  readonly until?: string;
  readonly entities?: readonly string[];
  readonly limit?: {
    readonly unit: 'units' | 'tpp';
    readonly amount: number;
    readonly per: 'calendar-year' | 'agreement';
  };
  readonly binding?: string;
  readonly file: string;
  readonly at: Location;
}

export interface Veu {
  readonly id: string;
  readonly kind?: string;
  readonly holder?: string;
  readonly country?: string;
  readonly installedBase?: { readonly tpp?: number; readonly date?: string };
  readonly groupTotal?: number;
  readonly from?: string;
  readonly until?: string;
  readonly headquarters?: string;
  readonly outsideAllied?: number;
  readonly outsideHome?: number;
  readonly inCountry?: number;
  readonly file: string;
  readonly at: Location;
}

/** What is on file in the workspace. A number that is on file twice keeps the first; the second is a finding. */
export interface Registers {
  readonly licenses: ReadonlyMap<string, License>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly veus: ReadonlyMap<string, Veu>;
}
