/**
 * A doubt never helps: whatever is in a document or in a register that it uses, a placeholder, a wrong type, an empty text or nothing in
 * its place never makes an answer better than it is, beyond leaving it to a person. Over every path of every case of every pack.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Cache } from '../../server/src/lint/cache.ts';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, type JudgedLine, newCache } from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read, type Source } from '../../server/src/yaml/index.ts';
import { type Case, loadCases } from '../cases/load.ts';
import type { Dict } from './documents.ts';
import { core } from './judged.ts';
import { absenceOf, changed, documentsIn, type Path, pathsOf, SPOILED, takesNull } from './mutations.ts';
import './runs.ts';

const ORDER = ['clear', 'caution', 'review', 'blocked'];
const REVIEW = ORDER.indexOf('review');

const cases = loadCases(fileURLToPath(new URL('../..', import.meta.url)));

/** One share of the cases; the files next to this one take the others, so that they run side by side. */
export const shareOf = (nth: number, of: number): readonly Case[] => cases.filter((_, index) => index % of === nth);

const nameOf = (index: number) => `${String(index).padStart(2, '0')}.manifest.yaml`;
const sourceOf = (index: number, document: Dict): Source => read(nameOf(index), JSON.stringify(document), SECTIONS);

interface Answer {
  readonly verdict: number;
  /** The verdict without red flags that a document volunteers: the packs say of these that they are not missed where nothing is said. */
  readonly least: number;
}

/** Answers to all lines under the regime of their document, by their tag. */
function answersOf(sources: readonly Source[], cache: Cache, volunteered = false): Map<string, Answer> {
  const config = DEFAULTS;
  const byFile = new Map(sources.map((source) => [source.file, { source, config }]));
  const report = check({ sources: byFile, ...core, asOf: '2026-11-24' }, cache);
  const found = new Map<string, Answer>();
  for (const file of report.files) {
    let nth = 0;
    for (const line of report.lines(file)) {
      const verdict = ORDER.indexOf(line.verdict ?? 'review');
      found.set(`${file} ${nth}`, { verdict, least: volunteered ? leastOf(line, verdict) : verdict });
      nth += 1;
    }
  }
  return found;
}

/** The verdict where only flags that are ignored when unknown are behind it: then what is left without them. */
function leastOf(line: JudgedLine, verdict: number): number {
  const [of] = line.determinations;
  const reasons = of?.reasons ?? [];
  const stays = reasons.filter(
    ({ code }) => core.regimes.get(of?.regime ?? '')?.pack.reasons.get(code)?.spec.unknown !== 'ignore',
  );
  return verdict === REVIEW &&
    of?.authorized !== null &&
    !stays.some(({ raises }) => raises === 'review' || raises === 'blocked')
    ? Math.max(0, ...stays.map(({ raises }) => ORDER.indexOf(raises)))
    : verdict;
}

/** Absences that the format reads as "not so", as "not checked" or as another value: taking such a key out is saying something. */
const says = (absence: string | undefined) => absence !== undefined && absence !== 'unknown';

/** Is the path inside a list, so that taking it out takes out what it names? */
const isElement = (path: Path) => typeof path.at(-1) === 'number';

function improvements(one: Case): string[] {
  const documents = documentsIn(one.text);
  const sources = documents.map((document, index) => sourceOf(index, document));
  const cache = newCache();
  const before = answersOf(sources, cache, true);
  const found: string[] = [];
  documents.forEach((document, index) => {
    const isRegister = !['ShipmentManifest', 'DealSheet'].includes(String(document['kind']));
    for (const path of pathsOf(document)) {
      for (const [what, value] of Object.entries(SPOILED)) {
        if (value === undefined && (isElement(path) || holdsWhatSays(document, path))) {
          continue;
        }
        if (value === null && takesNull(document, path)) {
          continue;
        }
        const source = sourceOf(index, changed(document, path, value));
        const after = answersOf(sources.with(index, source), cache);
        for (const [line, was] of before) {
          // Lines of other documents may gain room in a cap by what this one does not use any more.
          const concerned = isRegister || line.startsWith(nameOf(index));
          const now = after.get(line);
          if (concerned && now !== undefined && now.verdict < Math.min(was.least, REVIEW)) {
            found.push(
              `${one.file}: ${what} at ${index}.${path.join('.')}: ${line} ${ORDER[was.verdict]} -> ${ORDER[now.verdict]}`,
            );
          }
        }
      }
    }
  });
  return found;
}

/** Does the key, or one below it, mean something when it is omitted? */
function holdsWhatSays(document: Dict, path: Path): boolean {
  const below = pathsOf(document).filter((other) => path.every((step, at) => other[at] === step));
  return below.some((other) => says(absenceOf(document, other)) || isElement(other));
}

export function doubtNeverHelps(nth: number, of: number): void {
  describe(`a doubt never helps, share ${nth + 1} of ${of}`, () => {
    test.each(shareOf(nth, of).map((one) => [one.file, one] as const))('%s', (_file, one) => {
      expect(improvements(one)).toEqual([]);
    });
  });
}
