/** Numbers whose spelling others read as another number: 1.000 is a thousand to many, 010 is eight to older YAML readers. */
import { isMap, type Path, startsWith } from '../yaml/index.ts';
import { question, type TradeProblem, writeNumber } from './problems.ts';
import type { Layer } from './reader.ts';

/** Three digits after a point, as thousands are marked in many countries. */
const GROUPED = /^[1-9]\d{0,2}\.\d{3}$/;
const LEADING_ZERO = /^0\d+$/;
/** Percentages end at 100: no share is a thousand. */
const PERCENT = new Set<string | number>(['share']);

/**
 * Asks about each number of the layer with such a spelling, also where the schema refused it. Keys of `without` (sections that are
 * read by themselves) and keys that begin with x- are omitted.
 */
export function spellingProblems(layer: Layer, without: ReadonlySet<string> = new Set()): readonly TradeProblem[] {
  const { sourceText } = layer;
  if (!sourceText) {
    return [];
  }
  const problems: TradeProblem[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === 'number') {
      const text = sourceText(path);
      const problem =
        text === undefined || PERCENT.has(path.at(-1) ?? '') ? undefined : asked(layer, path, text, value);
      if (problem) {
        problems.push(problem);
      }
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    } else if (isMap(value)) {
      for (const [key, item] of Object.entries(value)) {
        if (!key.startsWith('x-') && !(path.length === 0 && without.has(key))) {
          walk(item, [...path, key]);
        }
      }
    }
  };
  walk(layer.value, []);
  return problems;
}

function asked(layer: Layer, path: Path, text: string, value: number): TradeProblem | undefined {
  const at = { piece: layer.piece, path: [...layer.base, ...path] };
  if (GROUPED.test(text)) {
    const grouped = Number(text.replace('.', ''));
    // Where only whole numbers are taken, the schema said so already; what is left is the other reading.
    const readings = isRefused(layer, path) ? [grouped] : [plain(value), grouped];
    return question(
      'trade/number-spelling',
      at,
      `"${text}" is ${value} in YAML and ${grouped} to many readers. Write ${readings.join(' or ')}.`,
      readings.map(writeNumber),
    );
  }
  if (LEADING_ZERO.test(text)) {
    const octal = /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : value;
    const readings = octal === value ? [value] : [value, octal];
    return question(
      'trade/number-spelling',
      at,
      octal === value
        ? `"${text}" begins with a zero, so some YAML readers do not read ${value}. Write ${value}.`
        : `"${text}" is ${value} here and ${octal} to YAML 1.1 readers. Write ${readings.join(' or ')}.`,
      readings.map(writeNumber),
    );
  }
  return undefined;
}

/** A spelling that is not asked about again: a fourth digit where the number has three. */
const plain = (value: number): string => (GROUPED.test(String(value)) ? `${value}0` : String(value));

const isRefused = ({ invalid }: Layer, path: Path): boolean => invalid.some((bad) => startsWith(path, bad));
