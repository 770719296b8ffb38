/** What chips and countries are. Figures carry their bounds; nothing here knows a regime. */

/** A number that may be known in several versions. All are per integrated circuit unless said otherwise. */
export interface Figure {
  /** The value to judge by: the highest that the maker claims or that the data sheet computes to. Absent: not known. */
  readonly stated?: number;
  /** Bounds over every version known (computed, published, low, high). A missing figure is [0, Infinity]. */
  readonly low: number;
  readonly high: number;
}

export type ItemKind = 'chip' | 'board' | 'system' | 'memory';

/** An item as the engine judges it, from the catalogue or from figures in a document. */
export interface Item {
  /** Catalogue id, or the name given in the document. */
  readonly id: string;
  readonly name: string;
  readonly vendor?: string;
  readonly kind: ItemKind;
  /** Integrated circuits per unit; for boards and systems, all of them. */
  readonly chips: number;
  readonly tpp: Figure;
  readonly dieArea: Figure;
  /** TPP over die area (mm²). */
  readonly performanceDensity: Figure;
  /** Total DRAM bandwidth of one integrated circuit, GB/s. */
  readonly memoryBandwidth: Figure;
  /** GB/s, both directions. */
  readonly interconnectBandwidth: Figure;
  /** GB/s per mm² of package; stand-alone memory only. */
  readonly bandwidthDensity: Figure;
  /** Designed or marketed for data centres; undefined = not known. */
  readonly dataCenter?: boolean;
  readonly designerHeadquarters?: string;
  /** approved | authorized | other */
  readonly designer?: string;
  readonly transistors?: number;
  /** First day on the market, as the maker gave it. */
  readonly launch?: string;
  /** ECCNs that the maker publishes, most usual first. */
  readonly eccn: readonly string[];
  /** Classifications that the maker publishes under other jurisdictions, by jurisdiction. */
  readonly classification?: Readonly<Record<string, readonly string[]>>;
  /** How the TPP comes about, for hovers: "1,979 FP8 TFLOPS × 8 bits = 15,832". */
  readonly arithmetic?: string;
  /** Formats with their dense rate in TOPS or TFLOPS. */
  readonly denseTops?: Readonly<Record<string, number>>;
  readonly fromCatalog: boolean;
  /** The figures are known from the press alone. They are shown and not judged by: every figure is open. */
  readonly fromPress?: true;
}

export type ItemMatch = { readonly item: Item; readonly by: 'id' | 'name' | 'alias' | 'part-number' | 'words' };

export interface Country {
  /** ISO 3166-1 alpha-2, or a user-assigned code that the regulators use. */
  readonly code: string;
  /** The regulators' own spelling. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Code of the country that is sovereign over this territory. */
  readonly of?: string;
  /** What else the letters of the code say in a form ("not available" for NA): the bare code is asked about. */
  readonly codeMeans?: string;
}

/** A part of a country that people give as if it were one. */
export interface Region {
  /** The value of `region` that it means. */
  readonly region: string;
  /** Code of the country that it is a part of. */
  readonly of: string;
  readonly name: string;
}

export interface Catalog {
  /** Date of the data, for reports. */
  readonly version: string;
  readonly items: readonly Item[];
  readonly countries: readonly Country[];
  /**
   * By id, name, alias or vendor part number; case, spaces, hyphens and marks of trade do not matter, nor words that say nothing about the
   * model. A text that carries a count names no item.
   */
  findItem(text: string): ItemMatch | undefined;
  /** All items that a name may mean, one or several; empty when it names none. */
  itemsNamed(text: string): readonly Item[];
  /** Ids near to the text, nearest first, at most three; where it names several items, all of these. Empty: nothing is near. */
  suggestItems(text: string): readonly string[];
  /**
   * By code, name or alias, also in other languages. Letters are read as a code only where they are written as one, in capitals.
   * `exact` says that the text is the code itself.
   */
  findCountry(text: string): { readonly country: Country; readonly exact: boolean } | undefined;
  /** The country of a port or airport that is given by its UN/LOCODE. */
  findStation(text: string): Country | undefined;
  /** The region that stands where a country belongs. */
  findRegion(text: string): Region | undefined;
  suggestCountries(text: string): readonly Country[];
  /** By code, as ISO 4217 writes it. */
  findCurrency(code: string): Currency | undefined;
  /** Currencies that the text may mean: by another code for them, else by one letter of the code; at most three. */
  suggestCurrencies(text: string): readonly Currency[];
  /** The item that figures in a document describe. */
  itemFromFigures(figures: ItemFigures): Item;
  /** Where the figures of a catalogue item come from; undefined for items that are not from the catalogue. */
  describeItem(item: Item): Provenance | undefined;
}

/** Figures of an item as a document states them, per integrated circuit: TFLOPS or TOPS, mm², GB/s. */
export interface ItemFigures {
  readonly name: string;
  readonly tpp?: number;
  readonly denseTops?: Readonly<Record<string, number>>;
  readonly dieArea?: number;
  readonly memoryBandwidth?: number;
  readonly interconnectBandwidth?: number;
  readonly dataCenter?: boolean;
  readonly designerHeadquarters?: string;
  readonly designer?: string;
  readonly transistors?: number;
  /** Integrated circuits per unit; 1 when omitted. */
  readonly count?: number;
  /** Stand-alone memory only. */
  readonly packageArea?: number;
}

/** datasheet: the maker's own text was read; secondary: a database, press or paper; recollection: no document was opened; press: reported, and confirmed by no one. */
export type Confidence = 'datasheet' | 'secondary' | 'recollection' | 'press';

export interface Provenance {
  /** Of the TPP. */
  readonly confidence: Confidence;
  readonly sources: readonly { readonly title: string; readonly url?: string }[];
  readonly note?: string;
}

/** An entry of catalog/chips.yaml, as far as the engine reads it. What is omitted is not known. */
export interface ItemEntry {
  readonly id: string;
  readonly vendor: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly partNumbers?: readonly string[];
  readonly kind: ItemKind;
  /** How it is mounted, in words. */
  readonly form?: string;
  /** Boards and systems: id of the chip that they are made of, and how many. Their rates and die are that chip's. */
  readonly contains?: Readonly<Record<string, number>>;
  readonly denseTops?: Readonly<Record<string, number>>;
  readonly tpp?: {
    readonly computed?: number;
    readonly published?: number;
    /** Reported by the press: shown, and never judged by. */
    readonly press?: number;
    readonly low?: number;
    readonly high?: number;
  };
  readonly die?: { readonly area?: number; readonly low?: number; readonly high?: number };
  readonly memory?: { readonly size?: number; readonly bandwidth?: number };
  readonly interconnect?: { readonly bandwidth?: number };
  readonly dataCenter?: boolean;
  readonly designer?: string;
  readonly transistors?: number;
  readonly eccn?: readonly string[];
  readonly classification?: Readonly<Record<string, readonly string[]>>;
  /** YYYY-MM-DD. */
  readonly launch?: string;
  readonly confidence: Confidence;
  readonly sources?: readonly string[];
  readonly note?: string;
}

export interface CountryEntry {
  readonly code: string;
  readonly alpha3: string;
  readonly name: string;
  /** Code of the country that is sovereign over a territory. */
  readonly of?: string;
  readonly aliases?: readonly string[];
  readonly codeMeans?: string;
}

export interface RegionEntry extends Region {
  /** ISO 3166-2. */
  readonly codes?: readonly string[];
  readonly aliases?: readonly string[];
}

/** A currency of ISO 4217; `also`: other codes that people write for it. */
export interface Currency {
  readonly code: string;
  readonly name: string;
  readonly also?: readonly string[];
}

/** catalog/chips.yaml, catalog/countries.yaml and catalog/currencies.yaml together. */
export interface CatalogData {
  readonly version: string;
  /** Bits of one operand, by format. */
  readonly bits: Readonly<Record<string, number>>;
  readonly vendors: Readonly<Record<string, { readonly headquarters: string }>>;
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url?: string }>>;
  readonly items: readonly ItemEntry[];
  readonly countries: readonly CountryEntry[];
  /** Names in other languages, by code. */
  readonly countryNames?: Readonly<Record<string, readonly string[]>>;
  /** Names that fit several countries. */
  readonly ambiguousCountries?: readonly string[];
  readonly regions?: readonly RegionEntry[];
  readonly locodes?: readonly string[];
  readonly currencies: readonly Currency[];
}
