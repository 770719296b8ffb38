/** The language service for programs that hold documents in memory. */

import { type Features, features } from '../ide/features.ts';
import type { Loaded } from '../lint/custom/load.ts';
import { check, newCache, type Workspace } from '../lint/index.ts';
import { regimeFor } from '../lint/jurisdictions.ts';
import { briefOf, rangeOfFinding } from '../lint/places.ts';
import type { Finding, Report } from '../lint/types.ts';
import { edit, type Source, textOf } from '../yaml/index.ts';
import { ExportlintError } from './error.ts';
import { reportOf } from './report.ts';
import type { CheckInput, Diagnostic, LanguageService } from './types.ts';
import { type FromTexts, sourceFrom, workspaceFrom } from './workspace.ts';

interface Checked extends Pick<FromTexts, 'extra'> {
  readonly workspace: Workspace;
  readonly report: Report;
  readonly features: Features;
}

/**
 * Throws ExportlintError for an option that names no regime or no date, and for a question about an unknown file. Mistakes in a configuration are
 * diagnostics of its file; what is sound in it counts.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of questions, each answered in a line or two
export function createLanguageService({ files = {}, ...options }: Partial<CheckInput> = {}): LanguageService {
  const sources = new Map(Object.entries(files).map(([file, text]) => [file, sourceFrom(file, text)]));
  let cache = newCache();
  let loaded: Loaded | undefined;
  let checked: Checked | undefined;

  const newest = (): Checked => {
    if (checked) return checked;
    const next = workspaceFrom(sources, options, loaded);
    // What was judged by another catalogue is of no use.
    if (loaded && loaded.core.catalog !== next.loaded.core.catalog) cache = newCache();
    loaded = next.loaded;
    const { workspace, extra } = next;
    const report = check(workspace, cache);
    const all = function* (): Generator<Source> {
      for (const { source } of workspace.sources.values()) yield source;
    };
    const regimeOf = (file: string): string => {
      const config = workspace.sources.get(file)?.config;
      return config ? regimeFor(config, workspace.regimes) : '';
    };
    checked = { workspace, extra, report, features: features({ core: workspace, report, sources: all, regimeOf }) };
    return checked;
  };
  const sourceOf = (file: string): Source => {
    const source = sources.get(file);
    if (!source) throw new ExportlintError(`Unknown file "${file}". Give its text with update first.`);
    return source;
  };
  const ask = <T>(file: string, question: (features: Features, source: Source) => T): T => {
    const source = sourceOf(file);
    return question(newest().features, source);
  };

  return {
    update(file, text) {
      if (text === undefined) sources.delete(file);
      else sources.set(file, sourceFrom(file, text));
      checked = undefined;
    },
    edit(file, range, text) {
      sources.set(file, edit(sourceOf(file), [{ range, text }]));
      checked = undefined;
    },
    text: (file) => {
      const source = sources.get(file);
      return source && textOf(source);
    },
    report: () => {
      const { workspace, report } = newest();
      return reportOf(workspace, report);
    },
    diagnostics: (file) => {
      const source = sourceOf(file);
      const { report, workspace, extra } = newest();
      const findings = workspace.sources.has(file) ? report.findings(file) : (extra.get(file) ?? []);
      return findings.map((one) => diagnosticOf(source, one));
    },
    hover: (file, position) => ask(file, (all, source) => all.hover(source, position)),
    completions: (file, position) => ask(file, (all, source) => all.completions(source, position)),
    codeActions: (file, range) =>
      ask(file, (all, source) =>
        all.codeActions(source, range).map(({ title, kind, safety, edits, finding }) => ({
          title,
          kind,
          ...(safety ? { safety } : {}),
          edits: edits.map(({ range: at, text }) => ({ range: at, text })),
          ...(finding ? { rule: finding.rule } : {}),
        })),
      ),
    definition: (file, position) => ask(file, (all, source) => all.definition(source, position)),
    references: (file, position) => ask(file, (all, source) => all.references(source, position, true)),
    symbols: (file) => ask(file, (all, source) => all.documentSymbols(source)),
    lenses: (file) => ask(file, (all, source) => all.codeLenses(source).map(({ range, title }) => ({ range, title }))),
    inlayHints: (file, range) =>
      ask(file, (all, source) => all.inlayHints(source, range).map(({ position, label }) => ({ position, label }))),
    links: (file) => ask(file, (all, source) => all.documentLinks(source)),
    rule: (id, date) => newest().features.rule(id, date),
  };
}

function diagnosticOf(source: Source, finding: Finding): Diagnostic {
  const { rule, severity, citation, url, suppressed } = finding;
  const { message, rest } = briefOf(source, finding);
  return {
    range: rangeOfFinding(source, finding),
    severity,
    rule,
    message,
    ...(rest === '' ? {} : { detail: rest }),
    ...(citation === undefined ? {} : { citation }),
    ...(url === undefined ? {} : { url }),
    ...(suppressed ? { suppressed: suppressed.reason } : {}),
  };
}
