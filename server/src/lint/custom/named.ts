/** The packs and catalogues that a configuration names, found in its text before anything in it is judged. */
import { type Path, type Piece, parsed, type Source, valueAt } from '../../yaml/index.ts';
import { folderOf } from '../files.ts';

export interface Named {
  readonly key: 'regimes' | 'catalog';
  /** The configuration, and where in it the path stands. */
  readonly configuration: string;
  readonly at: { readonly piece: Piece; readonly path: Path };
  /** As written. */
  readonly text: string;
  /** Absolute, with `/`; a file, or for packs a folder. */
  readonly path: string;
}

/** What holds data of a company's own; a folder is short for the `pack.yaml` in it. */
export const PACK_FILE = 'pack.yaml';

/** In the order of the text. A configuration that cannot be read names nothing; what is wrong with it is told elsewhere. */
export function namedIn(configuration: Source): readonly Named[] {
  const [doc] = configuration.docs;
  if (doc === undefined || !/\b(?:regimes|catalog)\b/.test(doc.head.text)) return [];
  const { value } = parsed(doc, doc.head);
  return (['regimes', 'catalog'] as const).flatMap((key) => {
    const written = valueAt(value, [key]);
    const isList = Array.isArray(written);
    return (isList ? written : [written]).flatMap((text, index): Named[] => {
      if (typeof text !== 'string' || text.trim() === '') return [];
      const at = { piece: doc.head, path: isList ? [key, index] : [key] };
      const path = pathBelow(folderOf(configuration.file), text);
      return [{ key, configuration: configuration.file, at, text, path }];
    });
  });
}

/** The path that a text means in a folder: absolute, without `.` and `..`. A path may lead out of the folder. */
export function pathBelow(folder: string, text: string): string {
  const slashed = text.replaceAll('\\', '/');
  const whole = /^(?:[a-z]:)?\//i.test(slashed) ? slashed : `${folder}/${slashed}`;
  const steps: string[] = [];
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  const path = steps.join('/');
  return whole.startsWith('/') ? `/${path}` : path;
}

/** The way from a folder to a file, upwards with `..` where it lies elsewhere: the same on every machine that has both. */
export function pathTo(folder: string, file: string): string {
  const from = folder.split('/').filter((step) => step !== '');
  const to = file.split('/').filter((step) => step !== '');
  const shared = from.findIndex((step, at) => step !== to[at]);
  const common = shared < 0 ? from.length : shared;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
