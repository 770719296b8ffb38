/** A workspace from texts: what the disk and the editor put together from files, out of a map of names and texts. */
import { configurationFrom, DEFAULTS, knownBy } from '../lint/configuration.ts';
import { type Loaded, loadCustom } from '../lint/custom/load.ts';
import { PACK_FILE } from '../lint/custom/named.ts';
import { fileRole, folderOf, isConfiguration, nearestConfiguration, saysOurKind } from '../lint/files.ts';
import { loadCore, type Shipped, type Workspace } from '../lint/index.ts';
import { rangeOfFinding } from '../lint/places.ts';
import type { CheckedSource, Config, Finding } from '../lint/types.ts';
import { packValidator } from '../regime/validatePack.ts';
import { isCalendarDate, nearest, SECTIONS } from '../schema/index.ts';
import { broken, read, type Source } from '../yaml/index.ts';
import { ExportlintError } from './error.ts';

export interface Options {
  /** Judge by this regime, whatever documents and configuration say. */
  readonly regime?: string | undefined;
  /** Regimes whose answers are given as well. */
  readonly also?: readonly string[] | undefined;
  /** Today, YYYY-MM-DD, for suppressions; it changes no determination. If omitted, the day in UTC. */
  readonly asOf?: string | undefined;
}

let shipped: Shipped | undefined;
const shape = packValidator();

/** Reads a text; a file that is asked for and not text is a mistake of the caller. */
export function sourceFrom(file: string, text: unknown): Source {
  if (typeof text !== 'string') {
    throw new ExportlintError(`files["${file}"] is not a string. Give the text of the file.`);
  }
  return read(file, text, isConfiguration(file) ? new Set() : SECTIONS);
}

export interface FromTexts {
  readonly workspace: Workspace;
  readonly loaded: Loaded;
  /** Findings in configurations, and in the packs and catalogues that they name, by file. */
  readonly extra: ReadonlyMap<string, readonly Finding[]>;
}

/** Throws ExportlintError for an option that names no regime or no date. `before`: what was loaded for the texts of before. */
export function workspaceFrom(
  sources: ReadonlyMap<string, Source>,
  { regime, also = [], asOf }: Options,
  before?: Loaded,
): FromTexts {
  if (asOf !== undefined && !isCalendarDate(asOf)) {
    throw new ExportlintError(`asOf is "${asOf}". Write the date as YYYY-MM-DD.`);
  }
  shipped ??= loadCore();
  const configurations = [...sources.values()].filter(({ file }) => isConfiguration(file));
  const open = (path: string): Source => {
    // Names without a folder count from the root.
    const name = sources.has(path) || sources.has(`${path}/${PACK_FILE}`) ? path : path.replace(/^\//, '');
    const found = sources.get(name) ?? sources.get(`${name}/${PACK_FILE}`);
    return found ?? broken(path, 'lint/unreadable', { reason: 'it is not among the files' });
  };
  const loaded = loadCustom(configurations, { shipped, shape, open }, before);
  const { core } = loaded;
  for (const id of [...(regime === undefined ? [] : [regime]), ...also]) {
    if (!core.regimes.has(id)) throw unknownRegime(id, [...core.regimes.keys()]);
  }
  const known = knownBy(core);
  const configs = new Map<string, Config>();
  const extra = new Map<string, readonly Finding[]>();
  for (const source of configurations) {
    const { config, findings } = configurationFrom(source, DEFAULTS, known);
    configs.set(folderOf(source.file), config);
    extra.set(source.file, findings);
  }
  for (const { source, findings } of core.own?.files ?? []) extra.set(source.file, findings);
  const checked = new Map<string, CheckedSource>();
  for (const [file, source] of [...sources].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const config = nearestConfiguration(file, configs) ?? DEFAULTS;
    const ours = fileRole(file, config);
    const isOurs = ours === 'yes' || (ours === 'by-kind' && source.docs.some(({ head }) => saysOurKind(head.text)));
    if (!isOurs) continue;
    const asked = { forcedRegime: regime, ...(also.length > 0 ? { alsoCheck: also } : {}) };
    checked.set(file, { source, config: regime === undefined && also.length === 0 ? config : { ...config, ...asked } });
  }
  const day = asOf ?? [...configs.values()].find((one) => one.asOf !== undefined)?.asOf ?? today();
  return { workspace: { ...core, sources: checked, asOf: day }, loaded, extra };
}

const today = (): string => new Date().toISOString().slice(0, 10);

function unknownRegime(id: string, ids: readonly string[]): ExportlintError {
  const near = nearest(id, ids)?.word;
  return new ExportlintError(
    `Unknown regime ${id}. Known regimes: ${ids.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
  );
}

/** Errors in configurations and what they name, a line each with its place. */
export function mistakesIn(extra: FromTexts['extra'], sources: ReadonlyMap<string, Source>): readonly string[] {
  return [...extra].flatMap(([file, findings]) =>
    findings.flatMap((finding) => {
      if (finding.severity !== 'error') return [];
      const source = sources.get(file);
      const line = source?.docs.length ? `:${rangeOfFinding(source, finding).start.line + 1}` : '';
      return [`${file}${line}: ${finding.message}`];
    }),
  );
}
