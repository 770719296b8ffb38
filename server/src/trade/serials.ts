/** Serial numbers of a line: ranges, how many units they name, and whether that is the quantity. */
import type { Location } from '../yaml/types.ts';
import { quoted, shortened } from '../yaml/wording.ts';
import { question, type TradeProblem } from './problems.ts';

/** A range that is longer is counted and not written out. */
const LONGEST = 9999;

interface SerialRange {
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
  /** Digits with leading zeros. */
  readonly width: number;
  /** The text could as well be one serial number with a hyphen. */
  readonly unsure: boolean;
}

const RANGE = /^(.*?)(\d{1,12})(\s*(?:-|–|\.{2,3}|…)\s*|\s+(?:to|until|bis|à)\s+)(\1)?(\d{1,12})$/iu;

/** "A1-A8", "A1..A8", "A1 to A8" as a range; undefined for one serial number. "1001-1008" is unsure: it may be one. */
export function serialRange(text: string): SerialRange | undefined {
  const match = RANGE.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [, prefix = '', first = '', by = '', second = '', last = ''] = match;
  const [from, to] = [Number(first), Number(last)];
  if (to <= from || (last.startsWith('0') && last.length !== first.length)) {
    return undefined;
  }
  return { prefix, from, to, width: first.length, unsure: /[-–]/.test(by) && second === '' };
}

const sizeOf = ({ from, to }: SerialRange): number => to - from + 1;

/** The serial numbers that a text names: itself, or those of a range that is sure and not too long. */
export function serialsIn(text: string): readonly string[] {
  const range = serialRange(text);
  return range && !range.unsure && sizeOf(range) <= LONGEST
    ? Array.from(
        { length: sizeOf(range) },
        (_, i) => `${range.prefix}${String(range.from + i).padStart(range.width, '0')}`,
      )
    : [text];
}

/**
 * What is wrong with the serial numbers of one line. `units`: the quantity; `chips`: how many chips a unit has, whose serial numbers may be
 * given instead. `spotOf`: where the serial numbers, or one of them, stand.
 */
export function serialProblems(
  serials: readonly string[],
  units: number | undefined,
  chips: number,
  locationOf: (index?: number) => Location,
): readonly TradeProblem[] {
  const ranges = serials.map(serialRange);
  const sure = ranges.map((range) => (range && !range.unsure ? sizeOf(range) : 1));
  const open = ranges.map((range) => (range ? sizeOf(range) : 1));
  const fits = (count: number) => count === units || count === (units ?? 0) * chips;
  // A hyphen makes a range where the quantity says so.
  const counts = !fits(sum(sure)) && fits(sum(open)) ? open : sure;
  const problems = [...rangeWords(serials, counts, locationOf), ...twice(serials, locationOf)];
  const distinct = new Set(serials.flatMap(serialsIn)).size;
  const count = sum(counts);
  if (serials.length > 0 && units !== undefined && !fits(count) && !fits(distinct)) {
    const numbers = count === 1 ? 'serial number' : 'serial numbers';
    problems.push(
      question(
        'trade/serials-quantity',
        locationOf(),
        `${count} ${numbers} for ${units} ${units === 1 ? 'unit' : 'units'}. Correct the quantity, or list the serial number of each unit.`,
      ),
    );
  }
  return problems;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

function rangeWords(
  serials: readonly string[],
  counts: readonly number[],
  locationOf: (index: number) => Location,
): TradeProblem[] {
  return serials.flatMap((text, index): TradeProblem[] => {
    const count = counts[index] ?? 1;
    return count === 1
      ? []
      : [
          {
            rule: 'trade/serial-range',
            severity: 'info',
            at: locationOf(index),
            message: `${quoted(text)} is read as ${count} serial numbers.`,
            fixes: [],
          },
        ];
  });
}

/** A serial number that is on the line more than once, each told once. */
function twice(serials: readonly string[], locationOf: (index: number) => Location): TradeProblem[] {
  const seen = new Set<string>();
  const reported = new Set<string>();
  return serials.flatMap((text, index): TradeProblem[] => {
    const named = serialsIn(text);
    const again = named.find((serial) => seen.has(serial) && !reported.has(serial));
    for (const serial of named) {
      seen.add(serial);
    }
    if (again === undefined) {
      return [];
    }
    reported.add(again);
    return [
      {
        rule: 'trade/duplicate-serial',
        severity: 'warning',
        at: locationOf(index),
        message: `Duplicate serial number ${shortened(again)} on this line. Correct or remove one of the two.`,
        fixes: [],
      },
    ];
  });
}
