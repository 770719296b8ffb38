/** The chips file as the checks read it; its schema says the rest. */
export interface ChipsFile {
  readonly version: string;
  readonly bits: Record<string, number>;
  readonly vendors: Record<string, unknown>;
  readonly sources: Record<string, unknown>;
  readonly items: Record<string, unknown>[];
}

export interface ClassLimit {
  readonly bucket: string;
  readonly tpp: number;
  readonly tppBelow?: number;
  readonly density?: number;
  readonly densityBelow?: number;
}

export interface Thresholds {
  readonly classes: readonly ClassLimit[];
  readonly consumerBelow: number;
}

export function chipProblems(chips: ChipsFile): string[];
export function bucketProblems(chips: ChipsFile, thresholds: Thresholds): string[];
export function countryProblems(file: {
  countries: Record<string, unknown>[];
  regions?: Record<string, unknown>[];
  locodes?: string[];
}): string[];
export function currencyProblems(file: { currencies: Record<string, unknown>[] }): string[];
export function joinProblems(chips: ChipsFile, file: { countries: Record<string, unknown>[] }): string[];
