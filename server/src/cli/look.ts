/** How wide and how colourful the output is. */
import type { Look } from '../report/findings.ts';
import { type Paint, PLAIN } from '../report/terminal.ts';
import { UsageError } from './exit.ts';

export interface LookOptions {
  readonly width?: string;
  /** `--color` or `--no-color`; undefined when neither was given. */
  readonly color?: boolean;
  readonly output?: string;
}

const NARROWEST = 40;
/** Beyond this, lines are hard to read however wide the terminal is. */
const WIDEST_BY_ITSELF = 120;

/** Width: `--width`, else the terminal's, else 80. Colour: `--color`, else none in a file, else NO_COLOR and FORCE_COLOR, else whether a terminal listens. */
export function lookOf({ width, color, output }: LookOptions): Look {
  return { width: widthOf(width, output), paint: isColored(color, output) ? ANSI : PLAIN };
}

function widthOf(asked: string | undefined, output: string | undefined): number {
  if (asked === undefined) return Math.min(WIDEST_BY_ITSELF, (output === undefined && process.stdout.columns) || 80);
  const width = Number(asked);
  if (!Number.isInteger(width) || width < NARROWEST) {
    throw new UsageError(`--width takes a whole number of columns from ${NARROWEST}, not ${asked}.`);
  }
  return width;
}

function isColored(asked: boolean | undefined, output: string | undefined): boolean {
  if (asked !== undefined) return asked;
  if (output !== undefined) return false;
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** The sixteen colours that every terminal has and its owner can choose. */
const sgr =
  (on: string, off: string) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;

const ANSI: Paint = {
  blocked: sgr('1;31', '22;39'),
  review: sgr('1;33', '22;39'),
  caution: sgr('36', '39'),
  clear: sgr('32', '39'),
  strong: sgr('1', '22'),
  dim: sgr('2', '22'),
  place: sgr('4', '24'),
};
