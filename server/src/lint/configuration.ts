/** Configuration: `exportlint.yaml`, read into a `Config` with findings about what is wrong in it. */
import { type Configuration, checkConfiguration, nearest } from '../schema/index.ts';
import { listOf, someOf } from '../trade/lists.ts';
import { type Path, type Piece, parsed, type Source } from '../yaml/index.ts';
import { ruleIds } from './cards.ts';
import { NO_TEXT, ofShape, ofText, plainFinding, whyBroken } from './problems.ts';
import type { Config, Finding, Fix, Severity } from './types.ts';
import type { Core, Custom } from './workspace.ts';

/** What holds where no one says anything. */
export const DEFAULTS: Config = {
  alsoCheck: [],
  files: [],
  severity: {},
  openingBalances: [],
  unsignedDealsConsume: false,
};

export interface ReadConfiguration {
  readonly config: Config;
  /** One that is an error makes the configuration unusable: the command line stops; the editor shows it and goes on with what is sound. */
  readonly findings: readonly Finding[];
}

/** The names that a configuration may use. */
export interface Known {
  readonly regimes: readonly string[];
  /** Whose rules each of them reads. If omitted, regimes are not compared with each other. */
  readonly jurisdictions?: ReadonlyMap<string, string>;
  /** Ids of all rules; omitted, the rules under `severity` are not compared with any. */
  readonly rules?: readonly string[];
  /** What configurations bring themselves. */
  readonly own?: Custom;
}

/** The names that there are where the core judges. */
export function knownBy({ regimes, own }: Core): Known {
  const jurisdictions = new Map([...regimes].map(([id, { jurisdiction }]) => [id, jurisdiction]));
  return { regimes: [...regimes.keys()], jurisdictions, rules: ruleIds(regimes), ...(own ? { own } : {}) };
}

/**
 * Reads `exportlint.yaml`; without one, the defaults. Keys that it does not set, and keys whose value cannot be used, keep their
 * default; each of the latter has a finding. Read the source without sections.
 */
export function configurationFrom(source: Source | undefined, defaults: Config, known: Known): ReadConfiguration {
  if (source === undefined) return { config: defaults, findings: [] };
  const silent: Config = { ...defaults, file: source.file };
  if (source.broken)
    return { config: silent, findings: [finding(source.broken.rule, 'error', NO_TEXT, [], whyBroken(source.broken))] };
  const doc = source.docs[0];
  if (doc === undefined) return { config: silent, findings: [] };
  const piece = doc.head;
  const text = parsed(doc, piece);
  const findings = text.problems.map((problem) => ofText(problem, piece));
  if (source.docs.length > 1) findings.push(onlyOneDocument(source.docs[1]?.head ?? piece));
  if (findings.length > 0) return { config: silent, findings };
  const checked = checkConfiguration(text);
  const written = without(checked.value, checked.invalid) as Configuration;
  findings.push(
    ...checked.problems.map((problem) => ofShape(problem, piece)),
    ...unknownRegimes(written, known, piece),
    ...rivals(written, known, piece),
    ...unknownRules(written, known, piece),
    ...unclearBalances(written, piece),
    ...(known.own?.findings.get(source.file) ?? []),
  );
  return { config: { ...silent, ...configOf(written, known) }, findings };
}

function configOf(written: Configuration, known: Known): Partial<Config> {
  const isKnown = (id: string): boolean => known.regimes.includes(id);
  const { regime, alsoCheck, files, severity, openingBalances, staleAfterDays, unsignedDealsConsume, asOf } = written;
  const named = regime === undefined ? [] : listOf<string>(regime);
  const config: Partial<Config> = {
    regime: alone(someOf(named.filter(isKnown))),
    unknownRegimes: someOf(named.filter((id) => !isKnown(id))),
    regimes: written.regimes === undefined ? undefined : listOf(written.regimes),
    catalog: written.catalog === undefined ? undefined : listOf(written.catalog),
    alsoCheck: alsoCheck?.filter(isKnown),
    files,
    severity: severity as Config['severity'] | undefined,
    openingBalances,
    staleAfterDays,
    unsignedDealsConsume,
    asOf,
  };
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}

/** A list of one as that one, as most configurations say it. */
const alone = (ids: readonly string[] | undefined) => (ids?.length === 1 ? ids[0] : ids);

/** A copy without the values at the paths, so that what was refused is never read. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.some((path) => path.length === 0)) return {};
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const below = (key: string | number): Path[] => paths.filter((path) => path[0] === key).map((path) => path.slice(1));
  const isGone = (key: string | number): boolean => below(key).some((path) => path.length === 0);
  if (Array.isArray(value)) return value.flatMap((item, at) => (isGone(at) ? [] : [without(item, below(at))]));
  const kept = Object.entries(value).filter(([key]) => !isGone(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, without(item, below(key))]));
}

/** The regimes that judge, each with its place. */
function regimesAt({ regime }: Configuration): [string, Path][] {
  if (regime === undefined) return [];
  const path = (at: number): Path => (typeof regime === 'string' ? ['regime'] : ['regime', at]);
  return listOf<string>(regime).map((id, at) => [id, path(at)]);
}

/** Of two readings of the same rules, nothing says which one is meant. */
function rivals(written: Configuration, { jurisdictions }: Known, piece: Piece): Finding[] {
  const read = new Map<string, string>();
  return regimesAt(written).flatMap(([id, path]) => {
    const jurisdiction = jurisdictions?.get(id);
    const other = jurisdiction === undefined ? undefined : read.get(jurisdiction);
    if (jurisdiction !== undefined && other === undefined) read.set(jurisdiction, id);
    return other === undefined ? [] : [finding('lint/regime-rival', 'error', piece, path, rivalText(id, other))];
  });
}

/** Two regimes of one jurisdiction where one can judge. */
export const rivalText = (id: string, other: string): string =>
  `Two readings of one jurisdiction: ${id} and ${other}. Keep one of them.`;

function unknownRegimes(written: Configuration, known: Known, piece: Piece): Finding[] {
  const named: [string, Path][] = (written.alsoCheck ?? []).map((id, at) => [id, ['alsoCheck', at]]);
  named.unshift(...regimesAt(written));
  return named
    .filter(([id]) => !known.regimes.includes(id))
    .map(([id, path]) => {
      if (known.own?.unusable.has(id)) {
        return finding('lint/unknown-regime', 'error', piece, path, unusableText(id));
      }
      const near = nearest(id, known.regimes)?.word;
      const meant = near === undefined ? '' : ` Did you mean ${near}?`;
      const fix: Fix[] = near === undefined ? [] : [replacing(piece, path, near, `Write ${near}`, 'unsafe')];
      const message = `Unknown regime ${id}. Known regimes: ${known.regimes.join(', ')}.${meant}`;
      return finding('lint/unknown-regime', 'error', piece, path, message, fix);
    });
}

/** For anyone who asks for a regime whose pack is at hand and brings nothing. */
export function unusableText(id: string): string {
  return `Regime ${id} judges nothing: its pack cannot be used. Fix the pack.`;
}

/** A severity for a rule that there is not changes nothing, and who wrote it should know. No error: another version may have the rule. */
function unknownRules(written: Configuration, { rules }: Known, piece: Piece): Finding[] {
  if (rules === undefined) return [];
  return Object.keys(written.severity ?? {})
    .filter((id) => !rules.includes(id))
    .map((id) => {
      const near = nearest(id, rules)?.word;
      const message = `Unknown rule ${id}: this setting changes nothing.${near === undefined ? '' : ` Did you mean ${near}?`}`;
      return { ...finding('lint/configuration', 'warning', piece, ['severity', id], message), aspect: 'key' as const };
    });
}

/** A balance without an amount would count as nothing used; of several, nothing says which one holds. */
function unclearBalances({ openingBalances = [] }: Configuration, piece: Piece): Finding[] {
  return openingBalances.flatMap(({ tpp, units, value }, at) => {
    const count = [tpp, units, value].filter((amount) => typeof amount === 'number').length;
    const message =
      count === 0
        ? 'Opening balance without an amount. Write what was used as `tpp`, `units` or `value`, whichever the allocation counts.'
        : 'Opening balance with more than one amount. Keep the one that the allocation counts.';
    return count === 1 ? [] : [finding('lint/configuration', 'error', piece, ['openingBalances', at], message)];
  });
}

function onlyOneDocument(piece: Piece): Finding {
  return finding(
    'lint/configuration',
    'error',
    piece,
    [],
    'More than one document in the configuration. Remove what follows the first `---`.',
  );
}

function replacing(piece: Piece, path: Path, text: string, title: string, safety: Fix['safety']): Fix {
  return { title, safety, edits: [{ kind: 'replace', at: { piece, path }, text }] };
}

function finding(
  rule: string,
  severity: Severity,
  piece: Piece,
  path: Path,
  message: string,
  fixes: readonly Fix[] = [],
): Finding {
  return { ...plainFinding(rule, { piece, path }, message, severity), fixes };
}
