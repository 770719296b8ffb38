/** Whatever is in a file, a check ends with an answer, and what is wrong is said. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read, type Source } from '../../server/src/yaml/index.ts';
import { type Dict, type MadeFile, workspace } from './documents.ts';
import { checkSources, shown, sourceOf, whole } from './judged.ts';
import { runs } from './runs.ts';

type Path = readonly (string | number)[];

/** Reads all that a report offers, so that nothing lazy stays unread. Gives the number of findings by file. */
function readAll(sources: readonly Source[]): ReadonlyMap<string, number> {
  const report = checkSources(sources);
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const counts = new Map<string, number>();
  for (const source of sources) {
    counts.set(
      source.file,
      report.findings(source.file).map((finding) => shown(source, finding, (file) => byFile.get(file))).length,
    );
    for (const [i, line] of [...report.lines(source.file)].entries()) {
      whole(line);
      if (i === 0) {
        line.remedies();
        line.timelines();
      }
    }
  }
  report.allocations();
  report.summary();
  return counts;
}

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, below]) =>
    below === undefined
      ? []
      : [
          [...path, Array.isArray(value) ? Number(key) : key],
          ...pathsOf(below, [...path, Array.isArray(value) ? Number(key) : key]),
        ],
  );
}

function put(documents: readonly Dict[], path: Path, value: unknown): readonly Dict[] {
  const result = structuredClone(documents) as Dict[];
  const parent = path.slice(0, -1).reduce<never>((here, key) => here[key] as never, result as never) as Dict;
  parent[path.at(-1) as string] = value;
  return result;
}

const GARBAGE = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  ' ',
  '2026-02-30',
  '2026-13-01',
  'none',
  'US',
  '\u0000',
  '💥',
  'a'.repeat(5000),
  [],
  [[]],
  [null],
  {},
  { __proto__: null, constructor: 1 },
  [{ name: 1 }],
  { toString: 'x' },
  Number.MAX_SAFE_INTEGER,
);

/** A workspace, and a path to one of its values. */
const target = workspace.chain((files) =>
  fc.nat().map((pick) => {
    const paths = files.flatMap(({ documents }, file) => pathsOf(documents).map((path) => ({ file, path })));
    return { files, ...(paths[pick % paths.length] as { file: number; path: Path }) };
  }),
);

const replaced = (files: readonly MadeFile[], file: number, path: Path, value: unknown): readonly MadeFile[] =>
  files.map((made, i) => (i === file ? { ...made, documents: put(made.documents, path, value) } : made));

const FULL: Dict = {
  kind: 'ShipmentManifest',
  id: 'S-1',
  date: '2026-03-02',
  from: 'US',
  transaction: 'export',
  route: ['US', 'PT'],
  parties: {
    exporter: { name: 'A', headquarters: 'US', ultimateParent: 'none', role: 'reseller' },
    ultimateConsignee: {
      name: 'B',
      country: 'PT',
      headquarters: 'PT',
      ultimateParent: { name: 'G', headquarters: 'PT' },
      owners: [{ name: 'O', share: 10, listed: 'sdn' }],
      founded: '2011-04-01',
    },
  },
  endUse: { text: 'cloud', military: false, remoteUsers: ['PT'] },
  authorization: { exception: 'NAC', number: 'Z1', noticeFiled: '2026-01-01' },
  certifications: ['china-lane'],
  chinaLane: { usUnitsShipped: 5, laboratory: { name: 'L', country: 'US' } },
  screening: { listDate: '2026-01-01', hits: [] },
  redFlags: [{ text: 'x' }],
  documents: { eccnOnInvoice: true },
  lines: [{ item: { name: 'X', tpp: 5000, dataCenter: true }, quantity: 1, unitValue: 5, eccn: '3A090.a' }],
};
const registersInFull: readonly Dict[] = [
  {
    kind: 'LicenseRegister',
    licenses: [{ number: 'D1', quantity: 5, validFrom: '2026-01-01', validUntil: '2026-12-31' }],
  },
  {
    kind: 'AgreementRegister',
    agreements: [{ id: 'A-1', from: '2026-01-01', binding: 'rule', limit: { units: 5, per: 'agreement' } }],
  },
  { kind: 'VeuRegister', veus: [{ id: 'V-1', kind: 'national', installedBase: { tpp: 1, date: '2026-01-01' } }] },
];

describe('garbage', () => {
  test('at any place of a document never stops a check', () => {
    fc.assert(
      fc.property(target, GARBAGE, ({ files, file, path }, value) => {
        readAll(replaced(files, file, path, value).map(sourceOf));
      }),
      runs(15),
    );
  });

  test('with the names of methods for keys never stops a check, at any place of a full document', () => {
    const documents = [FULL, ...registersInFull];
    const stopped = pathsOf(documents).flatMap((path) =>
      [{ toString: 'x' }, { constructor: 1, hasOwnProperty: 2 }, [{ valueOf: 'x' }]].flatMap((value) => {
        try {
          readAll([sourceOf({ name: 'a.manifest.yaml', documents: put(documents, path, value) })]);
          return [];
        } catch (error) {
          return [`${path.join('.')}: ${JSON.stringify(value)}: ${error}`];
        }
      }),
    );
    expect(stopped).toEqual([]);
  });

  test('a map that no one knows is found wherever it stands', () => {
    fc.assert(
      fc.property(target, ({ files, file, path }) => {
        const bad = replaced(files, file, path, { weird: { deeper: 1 } });
        const source = sourceOf(bad[file] as MadeFile);
        const report = checkSources([source]);
        const about = report.findings(source.file).filter(({ rule }) => /^(?:schema|yaml)\//.test(rule));
        expect(about.length, path.join('.')).toBeGreaterThan(0);
      }),
      runs(15),
    );
  });

  test('of any text never stops a check, and is found where it is a document at all', () => {
    const word = fc.constantFrom(
      'kind',
      ':',
      ' ',
      '\n',
      '- ',
      'ShipmentManifest',
      'lines',
      '{',
      '}',
      '[',
      ']',
      '&a',
      '*a',
      '<<',
      '!!',
      '|',
      '>',
      '"',
      "'",
      '#',
      '---',
      '...',
      '\t',
      '\r',
      '\u2028',
      'date',
      '2026-01-01',
      '?',
      '%YAML 1.2',
      '💥',
      '@',
      '`',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
          fc.string({ unit: 'binary', maxLength: 60 }),
        ),
        (text) => {
          const source = read('a.manifest.yaml', text, SECTIONS);
          const counts = readAll([source]);
          const isBlank = source.docs.length === 0 || text.trim() === '';
          expect(isBlank || (counts.get('a.manifest.yaml') ?? 0) > 0, JSON.stringify(text)).toBe(true);
        },
      ),
      runs(150),
    );
  });
});
