/** An edit answered from what is remembered is answered as if nothing were. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newCache, type Report } from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { edit, lineCount, lineText, read, type Source, type TextChange, textOf } from '../../server/src/yaml/index.ts';
import { workspace } from './documents.ts';
import { checkSources, shown, sourceOf, whole } from './judged.ts';
import { runs } from './runs.ts';

/** Pieces of text that mean something, and some that break what is there. */
const SNIPPET = fc.constantFrom(
  '',
  '\n',
  ' ',
  '9',
  'PT',
  'CN',
  '  - item: nvidia-h100-sxm5\n    quantity: 700\n',
  '    quantity: 5\n',
  'date: 2026-01-05\n',
  'authorization: {exception: LPP}\n',
  'certifications: [lpp-consignee-certificate, lpp-bis-notice]\n',
  '---\nkind: ShipmentManifest\nid: N\ndate: 2025-08-01\nfrom: US\nparties: {ultimateConsignee: {name: Nordlys Compute AS, country: PT}}\nlines:\n  - {item: nvidia-b200, quantity: 3}\n',
  '# exportlint-disable-next-line us-ear/worldwide -- known\n',
  '&a ',
  '*a',
  '"',
  '{',
  ': ',
);
/** A change somewhere: whole lines or a few characters, gone or replaced. */
const CHANGE = fc.record({
  file: fc.nat(),
  line: fc.nat(),
  character: fc.nat({ max: 40 }),
  lines: fc.constantFrom(0, 0, 0, 1, 3),
  characters: fc.constantFrom(0, 0, 1, 4),
  wholeLine: fc.boolean(),
  text: SNIPPET,
});

function changeIn(
  source: Source,
  {
    line,
    character,
    lines,
    characters,
    wholeLine,
    text,
  }: { line: number; character: number; lines: number; characters: number; wholeLine: boolean; text: string },
): TextChange {
  const count = lineCount(source);
  const from = line % count;
  const to = Math.min(count - 1, from + lines);
  const column = wholeLine ? 0 : Math.min(character, lineText(source, from).length);
  const end = lines > 0 ? 0 : Math.min(lineText(source, from).length, column + characters);
  return {
    range: {
      start: { line: from, character: column },
      end: { line: to, character: to === from ? Math.max(end, column) : end },
    },
    text,
  };
}

/** All that a report says. */
function everything(report: Report, sources: ReadonlyMap<string, Source>) {
  return {
    findings: report.files.map((file) =>
      report
        .findings(file)
        .map((finding) => shown(sources.get(file) as Source, finding, (other) => sources.get(other))),
    ),
    lines: report.files.map((file) => [...report.lines(file)].map(whole)),
    // What would clear a line, and what it would be on other days, is found by judging many more; one line stands for all.
    remedies: [...report.lines(report.files[0] as string)][0]?.remedies(),
    timelines: [...report.lines(report.files[0] as string)][0]?.timelines(),
    allocations: report.allocations(),
    summary: report.summary(),
  };
}

describe('after edits', () => {
  test('what is remembered gives the same findings, answers and sums as a fresh check', () => {
    fc.assert(
      fc.property(workspace, fc.array(CHANGE, { minLength: 1, maxLength: 6 }), (files, changes) => {
        const sources = new Map(files.map((file) => [file.name, sourceOf(file)] as const));
        const cache = newCache();
        everything(checkSources(sources.values(), cache), sources);
        for (const change of changes) {
          const name = [...sources.keys()][change.file % sources.size] as string;
          const source = sources.get(name) as Source;
          sources.set(name, edit(source, [changeIn(source, change)]));
          const remembered = everything(checkSources(sources.values(), cache), sources);
          const anew = new Map([...sources].map(([file, now]) => [file, read(file, textOf(now), SECTIONS)] as const));
          expect(remembered).toEqual(everything(checkSources(anew.values()), anew));
        }
      }),
      runs(6),
    );
  });
});
