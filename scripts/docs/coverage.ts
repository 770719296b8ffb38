/** docs/coverage.md: what the packs hold of the provisions that their sources list (regimes/coverage.yaml), how far, and which cases decide by it. */
import path from 'node:path';
import type { PackSpec } from '../../server/src/regime/index.ts';
import type { Reached } from '../../test/guards/reach.ts';
import { type Json, readYaml } from '../setup/files.ts';
import { page, table } from './markdown.ts';

/** The parts of a pack whose entries decide, in the order in which a person reads them. */
const PARTS = ['classes', 'requirements', 'authorities', 'allocations', 'policies', 'reasons'] as const;
const SHOWN_CASES = 3;

interface Provision {
  readonly what: string;
  readonly by?: readonly string[];
  readonly 'left-out'?: string;
}

/** A group of regimes/coverage.yaml, its provisions by id. */
export interface Provisions {
  readonly title: string;
  readonly provisions: Readonly<Record<string, Provision>>;
}

interface Entry {
  readonly part: (typeof PARTS)[number];
  readonly id: string;
  readonly spec: Json;
}

export function readProvisions(): readonly Provisions[] {
  return readYaml('regimes/coverage.yaml');
}

/** The pack's own entries that can hold a provision. */
export function entriesOf(pack: PackSpec): readonly Entry[] {
  return PARTS.flatMap((part): Entry[] => {
    if (part === 'classes') {
      return (pack.classes ?? []).map((spec) => {
        return { part, id: spec.id, spec: { title: `Class ${spec.label}: ${spec.id}`, ...spec } };
      });
    }
    const entries: Record<string, Json> = pack[part] ?? {};
    return Object.entries(entries).map(([id, spec]) => ({ part, id, spec: { ...entries[spec.extends], ...spec } }));
  });
}

/** Which entries hold each provision, by id: what the packs name under `models`, and what the list names under `by`. */
export function holdersOf(
  groups: readonly Provisions[],
  packs: readonly PackSpec[],
): ReadonlyMap<string, readonly string[]> {
  const listed = groups.flatMap(({ provisions }) =>
    Object.entries(provisions).flatMap(([id, { by = [] }]) => by.map((holder) => [id, holder] as const)),
  );
  const modelled = packs.flatMap((pack) =>
    entriesOf(pack).flatMap(({ part, id, spec }) =>
      [...new Set<string>(spec.models)].map((provision) => [provision, `${pack.pack}/${part}.${id}`] as const),
    ),
  );
  const holders = new Map<string, string[]>();
  for (const [id, holder] of [...modelled, ...listed]) holders.set(id, [...(holders.get(id) ?? []), holder]);
  return holders;
}

/** The page as text. `reached` says which entry took part in the answer to which case (test/guards/reach.ts). */
export function coveragePage(
  groups: readonly Provisions[],
  packs: readonly PackSpec[],
  reached: readonly Reached[],
): string {
  const inOrder = [...packs].sort(
    (a, b) => Number(a.extends !== undefined) - Number(b.extends !== undefined) || (a.pack < b.pack ? 1 : -1),
  );
  const holders = holdersOf(groups, packs);
  return page(
    '# Coverage',
    `What Exportlint judges, what it judges in part, and what it only points at. *modelled*: the answer follows from the documents, and a case
shows it. *partial*: the note says what is left to a person. *pointer-only*: the provision is named, and every answer goes to a person.
What is in no table is not judged. What a country decides in each role of a
shipment is in [sensitive places](places.md).`,
    ...inOrder.flatMap((pack) => [
      `## ${pack.title} (\`${pack.pack}\`)`,
      `Compared with its sources until ${pack.verified.until}:`,
      rows(
        ['what was compared', 'issue', 'on'],
        (pack.compared ?? []).map(({ what, issue, on }) => [what, issue, on]),
      ),
      ...unjudged(pack),
      rows(
        ['entry', 'citation', 'coverage', 'note', 'cases'],
        entriesOf(pack).map(({ part, id, spec }) => [
          `${spec.title ?? id}<br>\`${part}.${id}\``,
          spec.cite ?? spec.text?.at(-1)?.cite,
          spec.coverage ?? 'not said',
          spec.coverageNote,
          casesOf(pack, part, id, packs, reached),
        ]),
      ),
    ]),
    '## Provisions of the sources',
    'By the ids under which the sources of the packs are kept.',
    ...groups.flatMap(({ title, provisions }) => [
      `### ${title}`,
      rows(
        ['provision', 'what', 'held by'],
        Object.entries(provisions).map(([id, { what, 'left-out': leftOut }]) => {
          const by = (holders.get(id) ?? []).map((holder) => `\`${holder}\``).join(', ');
          return [`\`${id}\``, what, by || `left out: ${leftOut ?? '?'}`];
        }),
      ),
    ]),
  );
}

/** The exceptions that the pack knows of and does not judge. */
const unjudged = ({ unjudged: exceptions = [] }: PackSpec) =>
  exceptions.length === 0
    ? []
    : [
        'Exceptions that are not judged; a line that cites one goes to a person where it may lift what the line needs:',
        rows(
          ['exception', 'what', 'citation'],
          exceptions.map(({ code, title, cite }) => [code, title, cite]),
        ),
      ];

const rows = (head: readonly string[], cells: readonly (readonly unknown[])[]) =>
  table(
    head,
    cells.map((row) =>
      row.map((cell) =>
        String(cell ?? '')
          .replaceAll('|', '\\|')
          .replaceAll('\n', ' '),
      ),
    ),
  );

/** A few cases, as links, and how many more there are. */
function casesOf(
  pack: PackSpec,
  part: Entry['part'],
  id: string,
  packs: readonly PackSpec[],
  reached: readonly Reached[],
): string {
  const takers = packs.filter((other) => other.extends === pack.pack && !(id in (other[part] ?? {})));
  const speakers = [pack, ...takers].map((one) => one.pack);
  const own = reached.filter((one) => one.part === part && one.id === id && speakers.includes(one.regime));
  // What names an entry says more than what it only takes part in, and a case of the pack itself more than another one's.
  const weight = (one: Reached) => (one.told ? 2 : 0) + (one.file.startsWith(`regimes/${pack.pack}/`) ? 1 : 0);
  const sorted = own.toSorted((a, b) => weight(b) - weight(a) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const files = [...new Set(sorted.map(({ file }) => file))];
  const links = files.slice(0, SHOWN_CASES).map((file) => `[${path.posix.basename(file, '.yaml')}](../${file})`);
  return [...links, ...(files.length > SHOWN_CASES ? [`${files.length - SHOWN_CASES} more`] : [])].join(', ');
}
