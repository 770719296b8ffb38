/** Formats that the schemas name. Compiled into the validators. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Is the text a day of the calendar, written YYYY-MM-DD? 2025-02-30 is not. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) {
    return false;
  }
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  // Day 0 of the next month is the last day of this one.
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Says that nothing was resolved: taken for a resolution, it would silence the doubt that it states. */
const OPEN = /^(no|false|none|open|pending|unresolved|null|tbd|todo|\?+|-*)$/i;

export function isResolution(text: string): boolean {
  return !OPEN.test(text.trim());
}

export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  'calendar-date': isCalendarDate,
  resolution: isResolution,
};
