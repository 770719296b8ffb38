/** Reads values out of checked data by path, and remembers where each one stands. */
import { isPlaceholder } from '../catalog/placeholders.ts';
import type { Catalog } from '../catalog/types.ts';
import { type Node, nodesAlong } from '../schema/annotations.ts';
import { isMap, type Location, type Path, type Piece, startsWith, valueAt } from '../yaml/index.ts';
import {
  ambiguousCodeProblem,
  countryNameProblem,
  currencyProblem,
  placeholderProblem,
  regionProblem,
  type TradeProblem,
  unknownCountryProblem,
} from './problems.ts';
import type { Value, ValueKind } from './types.ts';

/** Checked data of one piece, or of a part of it. */
export interface Layer {
  readonly piece: Piece;
  readonly base: Path;
  readonly value: unknown;
  /** Paths (from `base`) whose values the schema refused. */
  readonly invalid: readonly Path[];
  /** What the schema says of the part. Without it, the absence of every key counts as one that could help. */
  readonly node?: Node | undefined;
  /** The text of a scalar as written, by its path from `base`. If omitted: not at hand, and spellings are not looked at. */
  readonly sourceText?: (path: Path) => string | undefined;
}

/** What the schema says about a place: what its absence means, whether it has to be there, and which words it takes. */
interface Place {
  readonly absent: string | undefined;
  readonly required: boolean;
  readonly takes: (text: string) => boolean;
  readonly siblings: readonly string[];
}

/** Several layers, the first that says something wins: a delivery over its deal sheet. */
export class Reader {
  readonly problems: TradeProblem[] = [];
  private readonly layers: readonly Layer[];
  private readonly catalog: Catalog;

  constructor(layers: readonly Layer[], catalog: Catalog) {
    this.layers = layers;
    this.catalog = catalog;
  }

  /** The value, or undefined when nothing is said or the schema refused what is said. */
  get(path: Path): unknown {
    const layer = this.saying(path);
    return layer === undefined || layer.invalid.some((bad) => startsWith(path, bad))
      ? undefined
      : valueAt(layer.value, path);
  }

  /** The first layer that says something at the path. */
  private saying(path: Path): Layer | undefined {
    return this.layers.find((layer) => (valueAt(layer.value, path) ?? null) !== null);
  }

  private place(path: Path): Place {
    const layer = this.saying(path);
    const nodes = layer?.node === undefined ? [] : nodesAlong(layer.node, path, layer.value);
    const own = nodes[path.length];
    const parent = nodes[path.length - 1];
    const key = path[path.length - 1];
    // An entry of a list says nothing about its absence; its list does.
    const absent = own?.absent ?? (typeof key === 'number' ? parent?.absent : undefined);
    return {
      absent,
      required: typeof key === 'string' && (parent?.required?.includes(key) ?? false),
      takes: (text) => own?.values?.includes(text) ?? false,
      siblings: Object.keys(parent?.keys ?? {}),
    };
  }

  /** Absence that the schema calls unknown is asked about by anyone who reads the key; any other may be to someone's advantage. */
  private mayHelp(place: Place): boolean {
    return place.absent !== 'unknown';
  }

  /** Notes a problem once, however often the value is read. */
  note(problem: TradeProblem): void {
    const { at, rule } = problem;
    const same = this.problems.some(
      (it) =>
        it.rule === rule &&
        it.at.piece === at.piece &&
        it.at.path.length === at.path.length &&
        startsWith(it.at.path, at.path),
    );
    if (!same) {
      this.problems.push(problem);
    }
  }

  has(path: Path): boolean {
    return this.layers.some((layer) => valueAt(layer.value, path) !== undefined);
  }

  /** Where the value stands, or would stand: the layer that says most of the path. */
  location(path: Path): Location {
    let best = this.layers[0] as Layer;
    let depth = -1;
    for (const layer of this.layers) {
      let n = path.length;
      while (n > 0 && valueAt(layer.value, path.slice(0, n)) === undefined) {
        n -= 1;
      }
      if (n > depth) {
        best = layer;
        depth = n;
      }
    }
    return { piece: best.piece, path: [...best.base, ...path] };
  }

  /** Refused by the schema, or a text that names no country: anyone who reads it was answered there. */
  refused(location: Location): boolean {
    const samePlace = (problem: TradeProblem) =>
      problem.severity === 'error' &&
      problem.at.piece === location.piece &&
      problem.at.path.length === location.path.length &&
      startsWith(location.path, problem.at.path);
    if (this.problems.some(samePlace)) {
      return true;
    }
    return this.layers.some(
      (layer) =>
        layer.piece === location.piece &&
        startsWith(location.path, layer.base) &&
        layer.invalid.some((bad) => startsWith(location.path.slice(layer.base.length), bad)),
    );
  }

  /** A fact in words or a code. A placeholder is none: it is noted, and counts as omitted. */
  text(path: Path): string | undefined {
    return this.fact(path, (place) => this.mayHelp(place));
  }

  /** Like `text`, of what is only ever asked for as a proof (a number, an order): without it no answer becomes better. */
  proof(path: Path): string | undefined {
    return this.fact(path, () => false);
  }

  /** Like `text`, of what someone calls a thing: no rule reads it, so it is taken as it is. */
  label(path: Path): string | undefined {
    const value = this.get(path);
    return typeof value === 'string' ? value : undefined;
  }

  private fact(path: Path, doubtful: (place: Place) => boolean): string | undefined {
    const value = this.label(path);
    if (value === undefined || !isPlaceholder(value)) {
      return value;
    }
    const place = this.place(path);
    if (place.takes(value)) {
      return value;
    }
    this.note(placeholderProblem(this.location(path), value, place.required, doubtful(place)));
    return undefined;
  }

  number(path: Path): number | undefined {
    const value = this.get(path);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }

  flag(path: Path): boolean | undefined {
    const value = this.get(path);
    return typeof value === 'boolean' ? value : undefined;
  }

  /** Texts of a list; a single text counts as a list of one. Placeholders are omitted. */
  texts(path: Path): readonly string[] {
    return this.each(path, (at) => this.text(at));
  }

  /** Like `texts`, of proofs. */
  proofs(path: Path): readonly string[] {
    return this.each(path, (at) => this.proof(at));
  }

  private each(path: Path, read: (path: Path) => string | undefined): readonly string[] {
    const value = this.get(path);
    const entries = Array.isArray(value) ? value.map((_, index) => read([...path, index])) : [read(path)];
    return entries.filter((entry) => entry !== undefined);
  }

  count(path: Path): number {
    const value = this.get(path);
    return Array.isArray(value) ? value.length : 0;
  }

  dict(path: Path): Readonly<Record<string, unknown>> | undefined {
    const value = this.get(path);
    return isMap(value) ? value : undefined;
  }

  /** A country by code, name or alias, as its code. A name is noted with the fix; what names no country is noted and not known. */
  country(path: Path): string | undefined {
    const text = this.label(path);
    if (text === undefined) {
      return undefined;
    }
    const found = this.catalog.findCountry(text);
    if (found === undefined) {
      this.noteNoCountry(path, text);
      return undefined;
    }
    const { country, exact } = found;
    const isCode = text.trim() === country.code;
    if (isCode && country.codeMeans !== undefined) {
      this.note(ambiguousCodeProblem(this.location(path), country));
      return undefined;
    }
    const problem = exact ? undefined : countryNameProblem(this.location(path), text, country);
    if (problem !== undefined) {
      this.note(problem);
    }
    return country.code;
  }

  /** The code of a currency. One that is not known is noted, and null, as one that the schema refused; undefined: nothing is said. */
  currency(path: Path): string | null | undefined {
    if (!this.has(path)) {
      return undefined;
    }
    const text = this.text(path);
    if (text === undefined || this.catalog.findCurrency(text)) {
      return text ?? null;
    }
    this.note(currencyProblem(this.location(path), text, this.catalog.suggestCurrencies(text)));
    return null;
  }

  private noteNoCountry(path: Path, text: string): void {
    const at = this.location(path);
    const place = this.place(path);
    const region = this.catalog.findRegion(text);
    if (region !== undefined) {
      const besides = place.siblings.includes('region');
      const said = besides && this.has([...path.slice(0, -1), 'region']);
      this.note(regionProblem(at, text, region, { besides, said }));
      return;
    }
    const near = this.catalog.suggestCountries(text);
    // "no" says that there is none, and is Norway in small letters: the code is asked about.
    const code = near.some((country) => country.code === text.trim().toUpperCase());
    this.note(
      isPlaceholder(text) && !code
        ? placeholderProblem(at, text, place.required, this.mayHelp(place))
        : unknownCountryProblem(at, text, near),
    );
  }

  /** Countries of a list; a single one counts as a list of one. What names no country is omitted, and noted. */
  countries(path: Path): readonly string[] {
    return this.each(path, (at) => this.country(at));
  }

  /** What is given at a path, read as a kind of value; a list of one where a list is wanted. Notes no problem: see the readers of each kind. */
  value(path: Path, kind: ValueKind): Value {
    const noted = this.problems.length;
    const value = this.valueOf(path, kind);
    this.problems.length = noted;
    return value;
  }

  private valueOf(path: Path, kind: ValueKind): Value {
    switch (kind) {
      case 'flag':
        return this.flag(path);
      case 'number':
        return this.number(path);
      case 'country':
        return this.country(path);
      case 'countries':
        return this.countries(path);
      case 'codes':
        return this.texts(path);
      case 'given':
        return typeof this.get(path) === 'string' ? this.text(path) !== undefined : this.get(path) !== undefined;
      default:
        return this.text(path);
    }
  }

  /** Like `countries`; a station may also be a port or an airport, by its UN/LOCODE. */
  stations(path: Path): readonly string[] {
    return this.each(path, (at) => {
      const text = this.label(at);
      const country = text === undefined ? undefined : this.catalog.findStation(text);
      return country === undefined ? this.country(at) : country.code;
    });
  }
}
