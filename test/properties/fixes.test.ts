/**
 * Every fix that is offered for a finding of the packs' cases and of the examples: the text stays YAML, every comment stays, the finding
 * goes unless the title says that it asks for something, and what changes only a spelling makes no verdict worse.
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { offersFor } from '../../server/src/ide/fixesForFinding.ts';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { type TextEdit, textEdits } from '../../server/src/lint/edits.ts';
import { withoutHoles } from '../../server/src/lint/fixes/index.ts';
import { type Cache, check, type Finding, newCache, type Report } from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { edit, read, type Source, textOf } from '../../server/src/yaml/index.ts';
import { core } from '../cases/judge.ts';

vi.setConfig({ testTimeout: 60_000 });

const ROOT = new URL('../..', import.meta.url).pathname;
const FILES = globSync(['regimes/*/cases/*.yaml', 'examples/*.yaml'], { cwd: ROOT })
  .filter((file) => !file.endsWith('exportlint.yaml'))
  .sort();
/** What has to be among them, so that no kind of fix goes untried. */
const KINDS = [
  'Add `country`',
  'Add `dataCenter`',
  'Add `designerHeadquarters`',
  'Add `headquarters`',
  'Add `ultimateParent`',
  'Cite exception',
  'Cite licence',
  'Move',
  'Reduce',
  'Split',
  'Suppress',
  'Write',
];

const ORDER = ['clear', 'caution', 'review', 'blocked'];

function sourceOf(file: string): Source {
  return read(file, readFileSync(`${ROOT}/${file}`, 'utf8'), SECTIONS);
}

function checked(sources: readonly Source[], cache: Cache): Report {
  const map = new Map(sources.map((source) => [source.file, { source, config: DEFAULTS }]));
  return check({ sources: map, ...core, asOf: '2026-11-24' }, cache);
}

/** Edits at one place are in the order in which they are given. */
function applied(source: Source, edits: readonly TextEdit[]): Source {
  const ordered = edits
    .map((one, index) => ({ ...one, index }))
    .sort(
      (a, b) =>
        b.range.start.line - a.range.start.line ||
        b.range.start.character - a.range.start.character ||
        b.index - a.index,
    );
  return ordered.reduce((now, { range, text }) => edit(now, [{ range, text: withoutHoles(text) }]), source);
}

const commentsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^|\s)(#[^\n]*)/g)].map(([, comment]) => (comment as string).trimEnd());

const worst = (report: Report, file: string): number[] =>
  [...report.lines(file)].map(({ determinations: [of] }) => ORDER.indexOf(of?.verdict ?? 'blocked'));

/** The findings of the rule in the document, without the place, which an edit moves. */
const amount = (report: Report, file: string, { rule, message }: Finding): number =>
  report.findings(file).filter((one) => one.rule === rule && one.message === message && !one.suppressed).length;

interface Offer {
  readonly finding: Finding;
  readonly title: string;
  readonly safe: boolean;
  readonly asks: boolean;
  readonly edits: readonly TextEdit[];
}

function offersOf(source: Source, report: Report): Offer[] {
  return report.findings(source.file).flatMap((finding) => [
    ...finding.fixes.map((fix) => ({
      finding,
      title: fix.title,
      safe: fix.safety === 'safe',
      asks: false,
      edits: textEdits(source, fix),
    })),
    ...offersFor(finding, source, report, core.regimes).map(({ title, safety, asks, edits }) => ({
      finding,
      title,
      safe: safety === 'safe',
      asks,
      edits,
    })),
  ]);
}

const offered = new Map<string, number>();

describe('every fix', () => {
  it.each(FILES)('%s', (file) => {
    const beside = file.startsWith('examples/') ? FILES.filter((one) => one.startsWith('examples/')) : [file];
    const sources = beside.map(sourceOf);
    const source = sources.find((one) => one.file === file) as Source;
    const cache = newCache();
    const report = checked(sources, cache);
    for (const { finding, title, safe, asks, edits } of offersOf(source, report)) {
      const told = `${finding.rule}: ${title}`;
      expect.soft(edits.length, told).toBeGreaterThan(0);
      const fixed = applied(source, edits);
      const text = textOf(fixed);
      expect
        .soft(
          parseAllDocuments(text).flatMap(({ errors }) => errors.map(({ message }) => message)),
          told,
        )
        .toEqual([]);
      const comments = commentsOf(text);
      for (const comment of commentsOf(textOf(source))) expect.soft(comments, told).toContain(comment);
      const after = checked(
        sources.map((one) => (one === source ? fixed : one)),
        cache,
      );
      if (asks) expect.soft(title, told).toMatch(/\basks\b/);
      else expect.soft(amount(after, file, finding), told).toBeLessThan(amount(report, file, finding));
      for (const line of after.lines(file)) expect.soft(line.verdict, told).toBe(line.determinations[0]?.verdict);
      if (safe) {
        const before = worst(report, file);
        expect
          .soft(
            worst(after, file).every((rank, index) => rank <= (before[index] as number)),
            told,
          )
          .toBe(true);
      }
      const words = title.startsWith('Add') || title.startsWith('Cite') ? 2 : 1;
      const kind = title.split(' ').slice(0, words).join(' ');
      offered.set(kind, (offered.get(kind) ?? 0) + 1);
    }
  });

  it('was tried for every kind of fix', () => {
    expect([...offered.keys()].sort()).toEqual(KINDS);
  });
});
