import { describe, expect, it } from 'vitest';
import type { Finding } from '../lint/types.ts';
import { edit, read, type Source } from '../yaml/index.ts';
import type { Surroundings } from './diagnostics.ts';
import { Results } from './diagnosticsCache.ts';

const A = 'a.manifest.yaml';
const B = 'b.manifest.yaml';

function around(sources: Record<string, Source>): Surroundings {
  return { related: true, source: (file) => sources[file], uriOf: (file) => `file:///${file}` };
}

function finding(source: Source, more: Partial<Finding> = {}): Finding {
  const at = { piece: source.docs[0]?.head as Finding['at']['piece'], path: ['id'] };
  return {
    rule: 'toy/x',
    severity: 'warning',
    certainty: 'certain',
    at,
    message: 'x',
    related: [],
    fixes: [],
    suppressed: null,
    ...more,
  };
}

describe('the id of a result', () => {
  const a = read(A, 'id: a\n', new Set());
  const b = read(B, 'id: b\n', new Set());
  const loud = (error: unknown): never => {
    throw error;
  };

  it('stays while the findings are the same, be they the same objects or not', () => {
    const results = new Results(loud);
    const first = results.of(A, [finding(a)], around({ [A]: a }));
    expect(results.of(A, [finding(a)], around({ [A]: a })).id).toBe(first.id);
  });

  it('changes with the message, with the text, and with the place that related information points to', () => {
    const results = new Results(loud);
    const related = [{ file: B, at: finding(b).at, message: 'there' }];
    const first = results.of(A, [finding(a, { related })], around({ [A]: a, [B]: b }));
    const moved = edit(b, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# new\n' },
    ]);
    const head = moved.docs[0]?.head as Finding['at']['piece'];
    const second = results.of(
      A,
      [finding(a, { related: [{ ...related[0], at: { piece: head, path: ['id'] } } as (typeof related)[0]] })],
      around({ [A]: a, [B]: moved }),
    );
    expect(second.id).not.toBe(first.id);
    expect(second.diagnostics()[0]?.relatedInformation?.[0]?.location.range.start.line).toBe(1);
    const other = results.of(A, [finding(a, { message: 'y' })], around({ [A]: a, [B]: moved }));
    expect(other.id).not.toBe(second.id);
    const text = edit(a, [{ range: { start: { line: 0, character: 4 }, end: { line: 0, character: 5 } }, text: 'c' }]);
    expect(results.of(A, [finding(text, { message: 'y' })], around({ [A]: text })).id).not.toBe(other.id);
  });

  it('a suppressed finding is not shown', () => {
    const results = new Results(loud);
    const { diagnostics } = results.of(A, [finding(a, { suppressed: { reason: 'known' } })], around({ [A]: a }));
    expect(diagnostics()).toEqual([]);
  });

  it('findings that cannot be placed give a failure, not an empty list', () => {
    const told: unknown[] = [];
    const results = new Results((error) => told.push(error));
    const { diagnostics } = results.of(A, [finding(b)], around({ [A]: a }));
    expect(diagnostics()).toMatchObject([{ code: 'lint/internal', severity: 1 }]);
    expect(told).toHaveLength(1);
  });
});
