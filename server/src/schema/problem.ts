import type { Path } from '../yaml/types.ts';

/** A fix of one value or key. */
export interface SchemaFix {
  readonly title: string;
  /** safe: changes the spelling of a fact, never a fact. */
  readonly safety: 'safe' | 'unsafe';
  readonly path: Path;
  /** YAML text for the value. */
  readonly replaceWith?: string;
  /** Put the source text of the scalar in quotes; `replaceWith` holds it so. */
  readonly quote?: true;
  readonly renameKeyTo?: string;
}

/** Something wrong with the shape of a document. */
export interface SchemaProblem {
  /** `schema/…` */
  readonly rule: string;
  /** From the piece. The place of a missing key is the map that lacks it. */
  readonly path: Path;
  readonly at: 'value' | 'key';
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly fix?: SchemaFix;
}

/** A head or an item, checked. */
export interface Checked {
  /** As parsed, with codes restored from their source text. Values that are refused are still in it. */
  readonly value: unknown;
  readonly problems: readonly SchemaProblem[];
  /** Paths from `value` that must not be read: refused values, keys that are missing, and keys that were probably meant by an unknown one. */
  readonly invalid: readonly Path[];
}
