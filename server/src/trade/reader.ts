/** Reads values out of checked data by path, and remembers where each one stands. */
import type { Catalog } from '../catalog/types.ts';
import { isMap, type Path, type Piece, type Spot, startsWith, valueAt } from '../yaml/index.ts';
import type { TradeProblem } from './problems.ts';
import { countryProblem, currencyProblem } from './problems.ts';

/** Checked data of one piece, or of a part of it. */
export interface Layer {
  readonly piece: Piece;
  readonly base: Path;
  readonly value: unknown;
  /** Paths (from `base`) whose values the schema refused. */
  readonly invalid: readonly Path[];
  /** The text of a scalar as written, by its path from `base`. Left out: not at hand, and spellings are not looked at. */
  readonly sourceText?: (path: Path) => string | undefined;
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
    for (const layer of this.layers) {
      const value = valueAt(layer.value, path);
      if (value !== undefined && value !== null) {
        return layer.invalid.some((bad) => startsWith(path, bad)) ? undefined : value;
      }
    }
    return undefined;
  }

  has(path: Path): boolean {
    return this.layers.some((layer) => valueAt(layer.value, path) !== undefined);
  }

  /** Where the value stands, or would stand: the layer that says most of the path. */
  spot(path: Path): Spot {
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

  /** Refused by the schema, or a text that names no country: whoever reads it was answered there. */
  refused(spot: Spot): boolean {
    const samePlace = (problem: TradeProblem) =>
      problem.severity === 'error' &&
      problem.at.piece === spot.piece &&
      problem.at.path.length === spot.path.length &&
      startsWith(spot.path, problem.at.path);
    if (this.problems.some(samePlace)) {
      return true;
    }
    return this.layers.some(
      (layer) =>
        layer.piece === spot.piece &&
        startsWith(spot.path, layer.base) &&
        layer.invalid.some((bad) => startsWith(spot.path.slice(layer.base.length), bad)),
    );
  }

  text(path: Path): string | undefined {
    const value = this.get(path);
    return typeof value === 'string' ? value : undefined;
  }

  number(path: Path): number | undefined {
    const value = this.get(path);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }

  flag(path: Path): boolean | undefined {
    const value = this.get(path);
    return typeof value === 'boolean' ? value : undefined;
  }

  /** Texts of a list; a single text counts as a list of one. */
  texts(path: Path): readonly string[] {
    const value = this.get(path);
    if (typeof value === 'string') {
      return [value];
    }
    return Array.isArray(value)
      ? value.map((_, index) => this.text([...path, index])).filter((entry) => entry !== undefined)
      : [];
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
    const text = this.text(path);
    if (text === undefined) {
      return undefined;
    }
    const found = this.catalog.findCountry(text);
    if (!found?.exact) {
      this.problems.push(
        countryProblem(this.spot(path), text, found?.country, () => this.catalog.suggestCountries(text)),
      );
    }
    return found?.country.code;
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
    this.problems.push(currencyProblem(this.spot(path), text, this.catalog.suggestCurrencies(text)));
    return null;
  }

  countries(path: Path): readonly string[] {
    const value = this.get(path);
    if (!Array.isArray(value)) {
      return [];
    }
    return value.flatMap((_, index) => this.country([...path, index]) ?? []);
  }
}
