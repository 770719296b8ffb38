/**
 * Messages as people read them: what is found in the cases of the packs, in the documents of the corpus and of the command-line scenarios, and in
 * `samples/`, which holds documents for rules that nothing else reaches.
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { sourceFrom, workspaceFrom } from '../../server/src/library/workspace.ts';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { withoutCustom } from '../../server/src/lint/custom/findings.ts';
import { check, loadCore, newCache } from '../../server/src/lint/index.ts';
import { briefOf } from '../../server/src/lint/places.ts';
import { internal, NO_TEXT, ofText } from '../../server/src/lint/problems.ts';
import type { Finding, Severity } from '../../server/src/lint/types.ts';
import { shippedPacks } from '../../server/src/regime/shipped.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read, type Source } from '../../server/src/yaml/index.ts';
import { filesOf, parseScenario } from '../cli/scenario.ts';

/** A message and where it was seen. */
export interface Sample {
  readonly rule: string;
  readonly severity: Severity;
  /** As problem lists show it, with the numbers of the lines that it is about. */
  readonly message: string;
  /** The sentences that did not fit, for the hover. */
  readonly rest: string;
  readonly file: string;
}

const TODAY = '2026-11-24';
const CASES = ['regimes/*/cases/*.yaml', 'test/corpus/**/*.yaml', 'test/messages/samples/*.yaml'];

const core = loadCore();

/** All samples below the root of the repository, each message of a rule once, in the order of rules and messages. */
export function messageSamples(root: string): readonly Sample[] {
  const seen = new Map<string, Sample>();
  const add = (file: string, source: Source | undefined, findings: readonly Finding[]): void => {
    for (const finding of findings) {
      const { rule, severity } = finding;
      const sample = { rule, severity, file, ...briefOf(source, finding) };
      seen.set(`${rule}\n${sample.message}`, sample);
    }
  };
  add('', undefined, unreachable());
  for (const file of globSync(CASES, { cwd: root }).sort()) {
    const source = read(file, readFileSync(`${root}/${file}`, 'utf8'), SECTIONS);
    const config = { ...DEFAULTS, alsoCheck: [...core.regimes.keys()] };
    const report = check({ sources: new Map([[file, { source, config }]]), ...core, asOf: TODAY }, newCache());
    add(file, source, report.findings(file));
  }
  for (const file of globSync('test/cli/scenarios/*', { cwd: root }).sort()) {
    const texts = filesOf(parseScenario(readFileSync(`${root}/${file}`, 'utf8'))).filter(({ note }) => !note);
    const sources = new Map(texts.map(({ name, text }) => [name, sourceFrom(name, text)]));
    const { workspace, extra: besides } = workspaceFrom(sources, { asOf: TODAY });
    for (const [name, findings] of besides) add(file, sources.get(name), findings);
    const report = check(workspace, newCache());
    for (const name of report.files) add(file, sources.get(name), report.findings(name));
  }
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sample]) => sample);
}

/** Findings that no text brings about: about files that are none, a workspace that is not trusted, a fault of Exportlint. */
function unreachable(): readonly Finding[] {
  const problem = (rule: string, args: Record<string, string | number>) =>
    ofText({ rule, args, piece: NO_TEXT, from: 0, to: 0 }, NO_TEXT);
  const configuration = read('/w/exportlint.yaml', 'regimes: policy\n', new Set());
  return [
    problem('yaml/too-large', { limit: 10 }),
    problem('yaml/not-utf8', {}),
    problem('lint/unreadable', { reason: 'permission denied' }),
    internal(NO_TEXT, 'a reason'),
    ...(withoutCustom([configuration], core).own?.findings.get('/w/exportlint.yaml') ?? []),
  ];
}

/** A sentence of a pack as it is written, with `{names}` for what is filled in. */
export interface Template {
  readonly pack: string;
  /** `requirements.chip-destination`. */
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

const SENTENCES: ReadonlySet<string> = new Set(['say', 'unsaid', 'classSay', 'whenSay']);

/** All sentences of the packs that come with Exportlint. */
export function packTemplates(): readonly Template[] {
  return shippedPacks.flatMap((pack) => sentencesIn(pack, pack.pack, []));
}

function sentencesIn(value: unknown, pack: string, path: readonly string[]): readonly Template[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (SENTENCES.has(key) && typeof inner === 'string') return [{ pack, path: path.join('.'), key, text: inner }];
    const named = Array.isArray(value) ? ((inner as { id?: string } | null)?.id ?? key) : key;
    return sentencesIn(inner, pack, [...path, named]);
  });
}
