/** Answers that are remembered for a shipment are those that are worked out for each of its lines, in findings, answers and traces. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Core, newCache } from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read, type Source } from '../../server/src/yaml/index.ts';
import { loadCases } from '../cases/load.ts';
import { line, workspace } from './documents.ts';
import { checkSources, core, linesOf, shown, sourceOf, whole } from './judged.ts';
import { runs } from './runs.ts';

/** The same regimes, which remember no answer. */
const forgetful: Core = {
  ...core,
  regimes: new Map(
    [...core.regimes].map(([id, regime]) => {
      const { pack } = regime;
      const view = (date: string) => ({ ...pack.view(date), answers: () => undefined });
      return [id, { ...regime, pack: { ...pack, view } }];
    }),
  ),
};

function everything(sources: readonly Source[], by: Core) {
  const report = checkSources(sources, newCache(), by);
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return {
    lines: linesOf(report).map(whole),
    findings: sources.map((source) =>
      report.findings(source.file).map((finding) => shown(source, finding, (file) => byFile.get(file))),
    ),
    allocations: report.allocations(),
  };
}

function expectSame(sources: readonly Source[]): number {
  const remembered = everything(sources, core);
  expect(remembered).toEqual(everything(sources, forgetful));
  return remembered.lines.length;
}

describe('what is remembered for a shipment', () => {
  test('is what is worked out anew, in every case of the packs', () => {
    const lines = loadCases(process.cwd()).map(({ file, text }) => expectSame([read(file, text, SECTIONS)]));
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(300);
  });

  test('is what is worked out anew, in workspaces made up at random', () => {
    fc.assert(
      fc.property(workspace, (files) => {
        expectSame(files.map(sourceOf));
      }),
      runs(150),
    );
  });

  test('is what is worked out anew, for many unlike lines of one shipment', () => {
    const lines = fc.array(line, { minLength: 8, maxLength: 20 });
    fc.assert(
      fc.property(workspace, lines, (files, more) => {
        const longer = files.map(({ name, documents }) => ({
          name,
          documents: documents.map((document) =>
            Array.isArray(document['lines']) ? { ...document, lines: [...document['lines'], ...more] } : document,
          ),
        }));
        expectSame(longer.map(sourceOf));
      }),
      runs(60),
    );
  });
});
