import { describe, expect, test } from 'vitest';
import {
  linePiece,
  sampleDetermination,
  sampleFinding,
  sampleLine,
  sampleView,
} from '../../../test/unit/sampleReport.ts';
import { jsonReport } from './json.ts';

const printed = (parts: Parameters<typeof sampleView>[0]) => [...jsonReport(sampleView(parts))].join('');

describe('jsonReport', () => {
  test('has the keys of the format in their order', () => {
    const use = {
      id: 'lpp',
      bucket: { year: 2026 },
      unit: 'tpp',
      limit: 10,
      before: 1,
      here: 2,
      after: 3,
      exceeded: false,
      used: true,
    } as const;
    const output = JSON.parse(
      printed({
        findings: [sampleFinding(0, ['quantity'])],
        lines: [sampleLine(0, { determinations: [sampleDetermination({ allocations: [use] })] })],
        allocations: [
          { regime: 'us-ear', id: 'lpp', bucket: { year: 2026 }, unit: 'tpp', limit: 10, used: 3, remaining: 7 },
        ],
      }),
    );
    expect(Object.keys(output)).toEqual(['version', 'asOf', 'packs', 'lines', 'findings', 'allocations', 'summary']);
    expect(Object.keys(output.lines[0]).join(' ')).toBe(
      'file document kind id path range item quantity date destination destinations tpp totalTpp class determinations',
    );
    expect(Object.keys(output.lines[0].determinations[0]).join(' ')).toBe(
      'regime outcome verdict authorized review exceptions reasons missing allocations citations trace',
    );
    expect(Object.keys(output.lines[0].determinations[0].reasons[0])).toEqual(['code', 'text', 'citation']);
    expect(Object.keys(output.findings[0]).join(' ')).toBe(
      'rule severity certainty file document path range message citation url fixes suppressed related',
    );
    expect(output.packs).toEqual([{ id: 'us-ear', version: '2026.9', verified: '2026-09-24', ageDays: 61 }]);
    expect(output.summary).toEqual({
      files: 1,
      documents: 1,
      lines: 1,
      errors: 1,
      warnings: 0,
      infos: 0,
      suppressed: 0,
    });
  });

  test('names files from the working directory and places by range and path', () => {
    const { lines, findings } = JSON.parse(
      printed({ findings: [sampleFinding(0, ['quantity'])], lines: [sampleLine(1)] }),
    );
    expect(lines[0]).toMatchObject({ file: 'june.manifest.yaml', document: 0, path: ['lines', 1] });
    expect(lines[0].range.start).toEqual({ line: 9, character: 4 });
    expect(findings[0]).toMatchObject({ file: 'june.manifest.yaml', document: 0, path: ['lines', 0, 'quantity'] });
    expect(findings[0].range).toEqual({ start: { line: 8, character: 14 }, end: { line: 8, character: 17 } });
  });

  test('places a syntax error by its offsets', () => {
    const piece = linePiece('/work/june.manifest.yaml', 0);
    const from = piece.text.indexOf('512');
    const finding = sampleFinding(0, [], { offsets: { from, to: from + 1 } });
    const { findings } = JSON.parse(printed({ findings: [finding] }));
    expect(findings[0].range).toEqual({ start: { line: 8, character: 14 }, end: { line: 8, character: 15 } });
  });

  test('a figure known only in bounds is null, and what is absent is null', () => {
    const line = sampleLine(0, { tpp: { low: 0, high: Number.POSITIVE_INFINITY }, totalTpp: null, id: null });
    const finding = sampleFinding(0, [], { citation: undefined, url: undefined });
    const { lines, findings } = JSON.parse(printed({ lines: [line], findings: [finding] }));
    expect(lines[0]).toMatchObject({ tpp: null, totalTpp: null, id: null });
    expect(findings[0]).toMatchObject({ citation: null, url: null, suppressed: null });
  });

  test('counts suppressed findings apart', () => {
    const suppressed = sampleFinding(0, [], { suppressed: { reason: 'agreed with counsel', until: '2026-12-31' } });
    const { summary, findings } = JSON.parse(
      printed({ findings: [suppressed, sampleFinding(1, [], { severity: 'info' })] }),
    );
    expect(summary).toMatchObject({ errors: 0, infos: 1, suppressed: 1 });
    expect(findings[0].suppressed).toEqual({ reason: 'agreed with counsel', until: '2026-12-31' });
  });

  test('is JSON also when there is nothing to tell', () => {
    expect(JSON.parse(printed({}))).toMatchObject({ lines: [], findings: [], allocations: [] });
  });

  test('asks for one trace at a time', () => {
    let asked = 0;
    const trace = () => {
      asked += 1;
      return [];
    };
    const lines = [0, 1, 2].map((nth) => sampleLine(nth, { determinations: [sampleDetermination({ trace })] }));
    const chunks = jsonReport(sampleView({ lines }));
    while (asked === 0) chunks.next();
    expect(asked).toBe(1);
  });
});
