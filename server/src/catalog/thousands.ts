/** Numbers as sentences write them. By hand: a formatter costs more than the rest of loading. */

/** Thousands marked with commas, every decimal kept: 1234567.891 -> "1,234,567.891". */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}

/** Thousands marked with commas, rounded to two decimals: 1234567.891 -> "1,234,567.89". */
export const thousands = (value: number): string => grouped(Math.round(value * 100) / 100);
