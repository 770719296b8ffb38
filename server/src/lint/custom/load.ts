/**
 * What documents are judged by: the catalogue and the regimes that ship, with the packs and items that configurations name laid on top.
 * The same data gives the same catalogue and the same regimes, so that what was judged by them stays good.
 */

import { extendCatalog } from '../../catalog/customItems.ts';
import { loadCatalog } from '../../catalog/index.ts';
import type { CatalogData } from '../../catalog/types.ts';
import type { ValidatePack } from '../../regime/validatePack.ts';
import type { Source } from '../../yaml/index.ts';
import type { Finding } from '../types.ts';
import type { Core, CustomFile } from '../workspace.ts';
import { readCustomCatalog } from './catalog.ts';
import { problemIn } from './file.ts';
import { aboutNamed, type Clash } from './findings.ts';
import { type Named, namedIn } from './named.ts';
import { compileCustom, type PackFinding, type ReadPack, readPack, specOf } from './pack.ts';

/** What ships, with the data that its catalogue was made from. */
export interface Shipped extends Core {
  readonly data: CatalogData;
}

export interface CustomEnvironment {
  readonly shipped: Shipped;
  readonly shape: ValidatePack;
  /** The file at a path, or the `pack.yaml` in the folder at it; what cannot be read says so. The same text, the same object. */
  readonly open: (path: string) => Source;
}

export interface Loaded {
  readonly core: Core;
  readonly named: readonly Named[];
  readonly brought: Brought;
}

/** What the files bring, apart from who names them. */
interface Brought extends Pick<Core, 'catalog' | 'regimes'> {
  readonly files: readonly CustomFile[];
  readonly unusable: ReadonlyMap<string, CustomFile>;
  /** Files that packs list, as they were read. */
  readonly parts: readonly Source[];
  /** Files whose regime is another file's, or ships: what to say where they are named. */
  readonly clashes: ReadonlyMap<CustomFile, Clash>;
}

/** Loads what the configurations name. `before`: what was loaded last. */
export function loadCustom(configurations: readonly Source[], environment: CustomEnvironment, before?: Loaded): Loaded {
  const named = configurations.flatMap(namedIn);
  const opened = named.map((one) => ({ one, source: environment.open(one.path) }));
  const files = new Map(opened.map(({ one, source }) => [`${one.key} ${source.file}`, { key: one.key, source }]));
  const wanted = [...files.values()];
  const isSame = before !== undefined && isUnchanged(before.brought, wanted, environment.open);
  const brought = isSame ? before.brought : bring(wanted, environment);
  const { catalog, regimes, unusable, clashes } = brought;
  if (named.length === 0) return { core: { catalog, regimes }, named, brought };
  const customFile = ({ key }: Named, { file }: Source): CustomFile =>
    brought.files.find((one) => one.key === key && one.source.file === file) as CustomFile;
  const findings = new Map<string, Finding[]>();
  for (const { one, source } of opened) {
    const file = customFile(one, source);
    const found = aboutNamed(one, file, clashes.get(file));
    findings.set(one.configuration, [...(findings.get(one.configuration) ?? []), ...found]);
  }
  const all = brought.files.flatMap((file) => [file, ...(file.parts ?? [])]);
  return { core: { catalog, regimes, own: { files: all, unusable, findings } }, named, brought };
}

type Wanted = Pick<CustomFile, 'key' | 'source'>;

function isUnchanged({ files, parts }: Brought, wanted: readonly Wanted[], open: CustomEnvironment['open']): boolean {
  return (
    files.length === wanted.length &&
    files.every(({ key, source }, at) => key === wanted[at]?.key && source === wanted[at]?.source) &&
    parts.every((source) => open(source.file) === source)
  );
}

function bring(wanted: readonly Wanted[], environment: CustomEnvironment): Brought {
  const packs = bringPacks(
    wanted.filter(({ key }) => key === 'regimes'),
    environment,
  );
  const items = bringItems(
    wanted.filter(({ key }) => key === 'catalog'),
    environment,
  );
  const made = [...packs.files, ...items.files];
  const files = wanted.map(
    ({ key, source }) => made.find((one) => one.key === key && one.source === source) as CustomFile,
  );
  return { ...packs, catalog: items.catalog, files };
}

function bringPacks(
  wanted: readonly Wanted[],
  { shipped, shape, open }: CustomEnvironment,
): Pick<Brought, 'files' | 'parts' | 'regimes' | 'unusable' | 'clashes'> {
  const read = wanted.map(({ source }) => readPack(source, shape, open));
  const isTwice = (id: string): boolean => read.filter((one) => one.id === id).length > 1;
  const isFree = (id: string): boolean => !shipped.regimes.has(id) && !isTwice(id);
  const regimes = new Map(shipped.regimes);
  const done = new Map<ReadPack, readonly PackFinding[]>();
  const compiling = new Set<ReadPack>();
  /** The pack that another one extends comes first. */
  const compile = (pack: ReadPack): readonly PackFinding[] => {
    const { id, assembled } = pack;
    if (!assembled || id === undefined || !isFree(id)) return pack.findings;
    const known = done.get(pack);
    if (known) return known;
    compiling.add(pack);
    const spec = specOf(assembled);
    const base = read.find((one) => one.id === spec.extends && !shipped.regimes.has(spec.extends ?? ''));
    const isRound = base !== undefined && compiling.has(base);
    if (base && !isRound) compile(base);
    const isBarred = base !== undefined && !regimes.has(spec.extends ?? '');
    const why = isRound ? 'ends in a circle: it extends this one' : 'cannot be used itself';
    const barred = isBarred ? `The pack "${spec.extends}" ${why}.` : undefined;
    const { regime, findings } = compileCustom({ ...pack, assembled }, regimes, barred, true);
    if (regime) regimes.set(id, regime);
    compiling.delete(pack);
    done.set(pack, findings);
    return findings;
  };
  const made = read.map((pack) => {
    return { id: pack.id, file: fileOf(pack, compile(pack)) };
  });
  const unusable = new Map<string, CustomFile>();
  const clashes = new Map<CustomFile, Clash>();
  for (const { id, file } of made) {
    if (id === undefined) continue;
    if (!regimes.has(id)) unusable.set(id, file);
    if (!isFree(id)) clashes.set(file, { id, other: made.find((one) => one.id === id && one.file !== file)?.file });
  }
  return {
    files: made.map(({ file }) => file),
    parts: read.flatMap(({ sources: [, ...parts] }) => parts),
    regimes: regimes.size > shipped.regimes.size ? regimes : shipped.regimes,
    unusable,
    clashes,
  };
}

/** The file that is named, with those that it lists, each with what is wrong in it. */
function fileOf({ sources: [head, ...parts] }: ReadPack, findings: readonly PackFinding[]): CustomFile {
  const one = (source: Source): CustomFile => {
    const own = findings.filter(({ file }) => file === source.file).map(({ finding }) => finding);
    return { key: 'regimes', source, findings: own };
  };
  return parts.length === 0 ? one(head) : { ...one(head), parts: parts.map(one) };
}

/** Each file's items on top of those of the files before it. */
function bringItems(wanted: readonly Wanted[], { shipped }: CustomEnvironment): Pick<Brought, 'files' | 'catalog'> {
  let data = shipped.data;
  const files = wanted.map(({ key, source }): CustomFile => {
    const { own, findings } = readCustomCatalog(source);
    if (!own) return { key, source, findings };
    const extended = extendCatalog(data, own);
    data = extended.data ?? data;
    const problems = extended.problems.map(({ path, message }) => problemIn(source, 'lint/catalog', path, message));
    return { key, source, findings: [...findings, ...problems] };
  });
  return { files, catalog: data === shipped.data ? shipped.catalog : loadCatalog(data) };
}
