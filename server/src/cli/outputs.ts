/** `--format FORMAT` and `--format FORMAT=FILE`: which report goes where. */
import { version } from '../../package.json';
import type { Severity } from '../lint/types.ts';
import { FORMATS } from '../report/formats.ts';
import type { View } from '../report/view.ts';
import { nearest } from '../schema/index.ts';
import { UsageError } from './exit.ts';
import { sha256 } from './hash.ts';
import { type LookOptions, lookOf } from './look.ts';
import { type Passing, write } from './output.ts';

export interface Output {
  readonly format: string;
  /** If omitted: standard output. */
  readonly file?: string;
}

/**
 * Reads the formats as they were given; `rest` is `--output`, where the format goes that names no file. Throws UsageError for a format that
 * does not exist, two reports for standard output, or two for one file.
 */
export function outputsOf(given: readonly string[], rest: string | undefined): readonly Output[] {
  const outputs = given.map((text): Output => {
    const cut = text.indexOf('=');
    const format = cut < 0 ? text : text.slice(0, cut);
    const file = cut < 0 ? rest : text.slice(cut + 1);
    if (!FORMATS.has(format)) throw new UsageError(unknownFormat(format));
    if (file === '') throw new UsageError(`Missing file name in --format ${text}.`);
    return file === undefined ? { format } : { format, file };
  });
  const [first, second] = outputs.filter(({ file }) => file === undefined);
  if (first && second) {
    throw new UsageError(
      `Only one report can be printed. Give the others a file, such as --format ${second.format}=${second.format}.txt.`,
    );
  }
  if (rest !== undefined && given.every((text) => text.includes('='))) {
    throw new UsageError(`--output ${rest} is not needed: each --format names a file. Remove it.`);
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, at) => files.indexOf(file) < at);
  if (twice !== undefined) throw new UsageError(`Two reports cannot go to one file: ${twice}.`);
  return outputs;
}

function unknownFormat(format: string): string {
  const names = [...FORMATS.keys()];
  const near = nearest(format, names);
  return `Unknown format ${format}. Known formats: ${names.join(', ')}.${near ? ` Did you mean ${near.word}?` : ''}`;
}

/** Writes each report to its place. Throws UsageError where that is impossible. */
export async function writeOutputs(
  view: View,
  outputs: readonly Output[],
  settings: LookOptions & { readonly failOn: Severity | 'never' },
  passing?: Passing,
): Promise<void> {
  for (const { format, file } of outputs) {
    const load = FORMATS.get(format);
    if (!load) throw new Error(`No format ${format}`);
    const print = await load();
    const look = lookOf({ ...settings, output: file });
    await write(print(view, { look, failOn: settings.failOn, hash: sha256, version }), file, passing);
  }
}
