/** Calendar dates as `YYYY-MM-DD` strings, which compare as text. No clock and no time zone here. */

const DAY = 86_400_000;

/** Both ends included; a missing end is open. */
export interface Dated {
  readonly from?: string;
  readonly until?: string | null;
}

/** Days since 1970-01-01. The text must be a calendar date. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
}

export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** Whole days from the first date to the second; negative when the second comes earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `24 September 2026`, or with `short` `24 Sep 2026`; what is not a date stays as it is. */
export function dateInWords(date: string, short = false): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = MONTHS[Number(parts?.[2]) - 1];
  return parts && month ? `${Number(parts[3])} ${short ? month.slice(0, 3) : month} ${parts[1]}` : date;
}

/** Is the date inside the interval, both ends included? A missing end is open. */
export function within(date: string, from?: string | null, until?: string | null): boolean {
  return (!from || date >= from) && (!until || date <= until);
}
