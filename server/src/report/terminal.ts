/** Text as a terminal shows it: made harmless, measured in columns, wrapped and laid out in tables. */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Colours as functions, so that the core needs no terminal; the command line hands in ANSI, everyone else `PLAIN`. */
export interface Paint {
  readonly blocked: Style;
  readonly review: Style;
  readonly caution: Style;
  readonly clear: Style;
  readonly strong: Style;
  readonly dim: Style;
  readonly place: Style;
}
type Style = (text: string) => string;

/** Leaves the text as it is. */
export const same: Style = (text) => text;
/** No colour at all: every difference must be readable from the words alone. */
export const PLAIN: Paint = {
  blocked: same,
  review: same,
  caution: same,
  clear: same,
  strong: same,
  dim: same,
  place: same,
};

/**
 * Text from a document, safe to print: control characters would let a manifest steer the terminal of anyone who checks it, and
 * direction marks would show a name in another order than it is written. Both become visible signs; a tab becomes one space.
 */
export function harmless(text: string): string {
  return text.replace(UNSAFE, (sign) => {
    const code = sign.charCodeAt(0);
    if (sign === '\t') return ' ';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what it is for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Columns that a text takes; colour counts nothing, wide characters two. */
export function columns(text: string): number {
  // Nearly all text is ASCII, and asking the tables for it takes longer than the check itself.
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}

/** Wraps to `width` columns; the first line begins with `lead`, the others with `hang`, which is as wide. */
export function wrap(text: string, width: number, lead = '', hang = ' '.repeat(columns(lead))): string[] {
  const room = Math.max(20, width - columns(hang));
  // A word too long for a line is broken, but an address would no longer be one.
  const lines = wrapAnsi(text, room, { hard: !text.includes('://'), trim: true }).split('\n');
  return lines.map((line, index) => (index === 0 ? lead : hang) + line);
}

/** At most `width` columns; what is cut off is replaced by `…`. */
export function crop(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let out = '';
  let used = 0;
  for (const sign of text) {
    const wide = columns(sign);
    if (used + wide > width - 1) break;
    out += sign;
    used += wide;
  }
  return `${out}…`;
}

/** Filled up with spaces to `width` columns. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - columns(text)));
  return side === 'right' ? text + space : space + text;
}

/** Two texts next to each other; where they have no room, the second below the first, indented. Each is painted after measuring. */
export function beside(first: string, second: string, width: number, paints: readonly [Style, Style]): string[] {
  const fits = columns(first) + 2 + columns(second) <= width;
  return fits ? [`${paints[0](first)}  ${paints[1](second)}`] : [paints[0](first), `  ${paints[1](second)}`];
}

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'right';
  /** Applied after laying out, so that colour never disturbs the columns. */
  readonly paint?: (text: string, row: Row) => string;
  /** To how many columns it may be cropped when the table is too wide; by default it may not. */
  readonly shrink?: number;
}

/** A table of plain text: titles, then rows, two spaces between columns; columns marked `shrink` give way when `width` is too small. */
export function table<Row>(
  rows: readonly Row[],
  shape: readonly Column<Row>[],
  width: number,
  paint: Paint,
  indent = '  ',
): string[] {
  const cells = rows.map((row) => shape.map((column) => column.cell(row)));
  const widths = shape.map((column, index) =>
    Math.max(columns(column.title), ...cells.map((row) => columns(row[index] ?? ''))),
  );
  shrinkTo(widths, shape, width - indent.length);
  const lay = (texts: readonly string[], row?: Row): string => {
    const laid = texts.map((text, index) => {
      const column = shape[index] as Column<Row>;
      const room = widths[index] ?? 0;
      const last = index === shape.length - 1 && column.align === undefined;
      const filled = last ? crop(text, room) : pad(crop(text, room), room, column.align === 'right' ? 'left' : 'right');
      return row !== undefined && column.paint ? column.paint(filled, row) : filled;
    });
    return (indent + laid.join('  ')).trimEnd();
  };
  const head = paint.dim(lay(shape.map((column) => column.title)));
  return [head, ...rows.map((row, index) => lay(cells[index] as string[], row))];
}

function shrinkTo(widths: number[], shape: readonly Column<never>[] | readonly Column<unknown>[], room: number): void {
  const total = (): number => widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
  while (total() > room) {
    let widest = -1;
    shape.forEach((column, index) => {
      const width = widths[index] as number;
      const least = column.shrink ?? width;
      if (width > least && (widest < 0 || width > (widths[widest] as number))) widest = index;
    });
    if (widest < 0) return;
    widths[widest] = (widths[widest] as number) - 1;
  }
}

/** A figure with thousands separators, as every report writes it. */
export function number(value: number): string {
  return FIGURES.format(value);
}
const FIGURES = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** `1 line`, `2 lines`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${number(amount)} ${amount === 1 ? one : many}`;
}
