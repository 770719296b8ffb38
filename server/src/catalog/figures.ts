/** Arithmetic of figures: throughput to TPP, bounds, densities. No item, country or threshold is known here. */

import { thousands } from './thousands.ts';
import type { Figure } from './types.ts';

/** Nothing is known. */
export const UNKNOWN: Figure = { low: 0, high: Number.POSITIVE_INFINITY };

/** A figure known in one version; undefined gives UNKNOWN. */
export function exactly(value: number | undefined): Figure {
  return value === undefined ? UNKNOWN : { stated: value, low: value, high: value };
}

/** One figure over another, bounds included: GB/s over mm², TPP over mm². */
export function ratio(over: Figure, under: Figure): Figure {
  const low = under.high > 0 ? over.low / under.high : Number.POSITIVE_INFINITY;
  const high = under.low > 0 ? over.high / under.low : Number.POSITIVE_INFINITY;
  if (over.stated === undefined || !under.stated) return { low, high };
  return { stated: over.stated / under.stated, low, high };
}

/** The format that gives the largest product of rate and bits; of equals the one that makers quote: floating point, in the fewest bits. */
export interface Throughput {
  readonly format: string;
  readonly rate: number;
  readonly bits: number;
  readonly tpp: number;
}

/**
 * TPP of one integrated circuit from its dense rates (TFLOPS or TOPS) by format: rate times bits, the largest of all.
 * The regulation says 2 × MacTOPS × bit length; vendors' rates count a multiply-accumulate as two operations already.
 * `complete` is false when a format has no bit length here, so that the true maximum may be higher.
 */
export function throughput(
  denseTops: Readonly<Record<string, number>>,
  bits: Readonly<Record<string, number>>,
): { readonly best?: Throughput; readonly complete: boolean } {
  let best: Throughput | undefined;
  let complete = true;
  for (const [format, rate] of Object.entries(denseTops)) {
    const length = Object.hasOwn(bits, format) ? bits[format] : undefined;
    if (length === undefined) {
      complete = false;
      continue;
    }
    const tpp = product(rate, length);
    const isBetter = best === undefined || tpp > best.tpp || (tpp === best.tpp && isQuoted(format, length, best));
    if (isBetter) best = { format, rate, bits: length, tpp };
  }
  return best === undefined ? { complete } : { best, complete };
}

function isQuoted(format: string, bits: number, before: Throughput): boolean {
  const isInt = (of: string): boolean => of.startsWith('int');
  return isInt(format) === isInt(before.format) ? bits < before.bits : isInt(before.format);
}

/** "1,979 FP8 TFLOPS × 8 bits = 15,832; published by the maker: 15,840" */
export function arithmeticText(
  best: Throughput | undefined,
  ...others: readonly { readonly by: string; readonly value: number }[]
): string | undefined {
  const parts: string[] = [];
  if (best !== undefined) {
    const unit = best.format.startsWith('int') ? 'TOPS' : 'TFLOPS';
    parts.push(
      `${thousands(best.rate)} ${best.format.toUpperCase()} ${unit} × ${best.bits} bits = ${thousands(best.tpp)}`,
    );
  }
  for (const { by, value } of others) {
    if (value !== best?.tpp) parts.push(`${by}: ${thousands(value)}`);
  }
  return parts.length > 0 ? parts.join('; ') : undefined;
}

/** Rates have a decimal or two; without rounding 0.1 × 3 would miss thresholds by the last bit of a float. */
function product(rate: number, length: number): number {
  return Math.round(rate * length * 1e6) / 1e6;
}
