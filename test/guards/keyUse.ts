/** Which keys of documents decide anything, found by changing them in the cases and the corpus and comparing the answers. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { parseAllDocuments, stringify } from 'yaml';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, loadCore, newCache } from '../../server/src/lint/index.ts';
import { branchFor, childNode, keysOf, type Node, nodeOf, rootNode } from '../../server/src/schema/annotations.ts';
import { KINDS, type Kind, SECTIONS, sectionOf } from '../../server/src/schema/kinds.ts';
import { read } from '../../server/src/yaml/index.ts';

type Dict = { [key: string]: unknown };
type Path = readonly (string | number)[];

/** A key of a map of the formats, such as `Party.country`: the map by its title, else by the key that holds it. */
export interface Key {
  readonly name: string;
  readonly node: Node;
  readonly required: boolean;
}

const core = loadCore();

function owner(node: Node, holder: string): string {
  return node.title ?? holder;
}

const holdsMaps = (node: Node): boolean =>
  [node, ...(node.alternatives ?? []).map(nodeOf)].some(
    (one) => one.keys !== undefined || (one.items !== undefined && holdsMaps(nodeOf(one.items))),
  );

/** All keys of the five kinds that hold a value themselves, each once. */
export function allKeys(): ReadonlyMap<string, Key> {
  const found = new Map<string, Key>();
  const seen = new Set<string>();
  const walk = (node: Node, holder: string) => {
    for (const branch of [node, ...(node.alternatives ?? []).map(nodeOf)]) {
      if (branch.items !== undefined) walk(nodeOf(branch.items), holder);
      if (branch.keys === undefined) continue;
      const title = owner(branch, holder);
      if (seen.has(title)) continue;
      seen.add(title);
      for (const { key, required, node: below } of keysOf(branch)) {
        const name = `${title}.${key}`;
        // A map counts by the keys in it.
        if (!holdsMaps(below)) found.set(name, { name, node: below, required });
        walk(below, key);
      }
    }
  };
  for (const kind of KINDS) {
    walk(rootNode(kind), kind);
    const section = sectionOf(kind);
    walk(rootNode(kind, section), section);
  }
  return found;
}

/** A document with the others of its file, and the maps in it by their titles. */
interface Place {
  readonly file: string;
  readonly documents: readonly Dict[];
  readonly at: number;
  readonly path: Path;
}

/** Every map of the cases and the corpus, by its title. */
function mapsByTitle(root: string): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const file of globSync(['regimes/*/cases/*.yaml', 'test/corpus/*.yaml'], { cwd: root }).sort()) {
    const all = parseAllDocuments(readFileSync(`${root}/${file}`, 'utf8'))
      .map((one) => one.toJS() as Dict)
      .filter((one) => (KINDS as readonly unknown[]).includes(one?.['kind']));
    all.forEach((document) => {
      const register = String(document['kind']).endsWith('Register');
      // A shipment by itself with the registers of its file; a register, or a shipment that others refer to, with all of them.
      const together =
        register || all.length < 4
          ? all
          : all.filter((one) => one === document || String(one['kind']).endsWith('Register'));
      const at = together.indexOf(document);
      const visit = (value: unknown, node: Node | undefined, path: Path, holder: string) => {
        if (!node || typeof value !== 'object' || value === null) return;
        const chosen = branchFor(node, value);
        if (!Array.isArray(value)) {
          const title = owner(chosen, holder);
          found.set(title, [...(found.get(title) ?? []), { file, documents: together, at, path }]);
        }
        for (const [key, below] of Object.entries(value)) {
          const step = Array.isArray(value) ? Number(key) : key;
          visit(below, childNode(chosen, step, value), [...path, step], typeof step === 'number' ? holder : step);
        }
      };
      const kind = document['kind'] as Kind;
      visit(document, rootNode(kind), [], kind);
      const section = sectionOf(kind);
      const items = document[section];
      if (Array.isArray(items)) {
        items.forEach((item, i) => {
          visit(item, rootNode(kind, section), [section, i], section);
        });
      }
    });
  }
  return found;
}

const answers = new Map<readonly Dict[], string>();

/** Verdicts, reasons, balances and findings; not how they are worded, nor what the schema finds in a value. */
function answerOf(documents: readonly Dict[]): string {
  const source = read('key.manifest.yaml', documents.map((one) => stringify(one)).join('---\n'), SECTIONS);
  const report = check(
    { sources: new Map([[source.file, { source, config: DEFAULTS }]]), ...core, asOf: '2026-11-24' },
    newCache(),
  );
  const lines = [...report.lines(source.file)].map(({ class: level, determinations }) => [
    level,
    determinations.map(({ regime, verdict, outcome, authorized, review, reasons, exceptions, allocations }) => [
      regime,
      verdict,
      outcome,
      authorized,
      review,
      reasons.map(({ code, raises }) => `${raises} ${code}`),
      exceptions.map(({ code, status }) => `${code} ${status}`),
      allocations.map(({ id, unit, limit, before, here, after }) => [id, unit, limit, before, here, after]),
    ]),
  ]);
  const findings = report.findings(source.file).map(({ rule, severity }) => `${severity} ${rule}`);
  return JSON.stringify([lines, findings.filter((one) => !one.includes(' schema/')).sort()]);
}

/** Other values that the schema takes, the most telling first. */
function otherValues(node: Node, value: unknown): readonly unknown[] {
  const branches = [node, ...(node.alternatives ?? []).map(nodeOf)];
  const values = branches.flatMap((one) => one.values ?? []).filter((one) => one !== value);
  // Beside fixed values there may be words, of which the schema gives an example.
  if (values.length > 0) return [...values.slice(0, 3), ...(node.alternatives ? (node.examples ?? []) : [])];
  if (branches.some(({ domain }) => domain === 'country')) return ['IR', 'CN'];
  if (typeof value === 'number') return [value * 1000 + 1, 0];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return ['2020-01-06', '2027-06-01'];
  if (typeof value === 'string') return [`${value} Zed`, 'Quokka'];
  if (value !== undefined) return [];
  const types = branches.flatMap(({ types: own }) => own);
  if (branches.some(({ format }) => format === 'date')) return ['2020-01-06', '2027-06-01'];
  if (types.includes('boolean')) return [true];
  if (types.includes('number') || types.includes('integer')) return [7_000_000, 0];
  if (types.includes('string')) return [...branches.flatMap(({ examples }) => examples ?? []), 'Quokka'].slice(0, 2);
  return branches.flatMap(({ examples }) => examples ?? []).slice(0, 2);
}

function changed({ documents, at, path }: Place, key: string, value: unknown): readonly Dict[] {
  const copy = structuredClone(documents) as Dict[];
  const map = path.reduce<Dict>((here, step) => here[step] as Dict, copy[at] as Dict);
  if (value === undefined) delete map[key];
  else map[key] = value;
  return copy;
}

/** Whether changing, removing or adding the key changes an answer somewhere; of many places some, or those in `file`. */
export function decides({ name, node, required }: Key, most: number, file?: string, root = process.cwd()): boolean {
  maps ??= mapsByTitle(root);
  const [title = '', key = ''] = name.split('.');
  const places = (maps.get(title) ?? []).filter((place) => file === undefined || place.file === file);
  const valueAt = ({ documents, at, path }: Place) =>
    path.reduce<Dict>((here, step) => here[step] as Dict, documents[at] as Dict)[key];
  const having = places.filter((place) => valueAt(place) !== undefined);
  const chosen = [
    ...spread(having, most),
    ...spread(
      places.filter((place) => !having.includes(place)),
      Math.ceil(most / 3),
    ),
  ];
  return chosen.some((place) => {
    const value = valueAt(place);
    const before = answers.get(place.documents) ?? answerOf(place.documents);
    answers.set(place.documents, before);
    const others = [...(required || value === undefined ? [] : [undefined]), ...otherValues(node, value)];
    return others.some((other) => answerOf(changed(place, key, other)) !== before);
  });
}
let maps: ReadonlyMap<string, readonly Place[]> | undefined;

/** Some of many, from all over. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, n) => all[Math.floor(n * step)] as T);
}
