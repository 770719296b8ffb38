/**
 * Messages as people read them: what is found in the cases of the packs, in the documents of the corpus and of the command-line scenarios, and in
 * `samples/`, which holds a document for each rule that nothing else reaches.
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { sourceFrom, workspaceFrom } from '../../server/src/library/workspace.ts';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, newCache } from '../../server/src/lint/index.ts';
import { messageOf } from '../../server/src/lint/places.ts';
import type { Finding, Severity } from '../../server/src/lint/types.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read, type Source } from '../../server/src/yaml/index.ts';
import { core } from '../cases/judge.ts';
import { filesOf, parseScenario } from '../cli/scenario.ts';

/** A message and where it was seen. */
export interface Sample {
  readonly rule: string;
  readonly severity: Severity;
  /** As problem lists show it, with the numbers of the lines that it is about. */
  readonly message: string;
  /** The rest, for the hover. */
  readonly detail: string | undefined;
  readonly file: string;
}

const TODAY = '2026-11-24';
const DOCUMENTS = [
  'regimes/*/cases/*.yaml',
  'test/corpus/**/*.yaml',
  'test/messages/samples/*.yaml',
  'examples/**/*.yaml',
];

/** All samples below the root of the repository, each message of a rule once, in the order of rules and messages. */
export function messageSamples(root: string): readonly Sample[] {
  const seen = new Map<string, Sample>();
  const add = (file: string, source: Source | undefined, findings: readonly Finding[]) => {
    for (const finding of findings) {
      const { rule, severity } = finding;
      const detail = undefined;
      const message = messageOf(source, finding);
      seen.set(`${rule}\n${message}`, { rule, severity, message, detail, file });
    }
  };
  for (const file of globSync(DOCUMENTS, { cwd: root }).sort()) {
    const source = read(file, readFileSync(`${root}/${file}`, 'utf8'), SECTIONS);
    const config = { ...DEFAULTS, alsoCheck: [...core.regimes.keys()] };
    const report = check({ sources: new Map([[file, { source, config }]]), ...core, asOf: TODAY }, newCache());
    add(file, source, report.findings(file));
  }
  for (const file of globSync('test/cli/scenarios/*', { cwd: root }).sort()) {
    const texts = filesOf(parseScenario(readFileSync(`${root}/${file}`, 'utf8'))).filter(({ note }) => !note);
    const sources = new Map(texts.map(({ name, text }) => [name, sourceFrom(name, text)]));
    const { workspace, besides } = workspaceFrom(sources, { asOf: TODAY });
    for (const [name, findings] of besides) add(file, sources.get(name), findings);
    const report = check(workspace, newCache());
    for (const name of report.files) add(file, sources.get(name), report.findings(name));
  }
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sample]) => sample);
}
