import { describe, expect, it } from 'vitest';
import { ruleOfUri } from './ruleDocument.ts';

describe('the address of a rule', () => {
  it.each([
    [
      'exportlint-rule:/us-ear/chip-destination.md?date=2025-06-02',
      { rule: 'us-ear/chip-destination', date: '2025-06-02' },
    ],
    ['exportlint-rule:/lint/unused-suppression.md', { rule: 'lint/unused-suppression' }],
  ])('%s names a rule', (uri, params) => {
    expect(ruleOfUri(uri)).toEqual(params);
  });

  it('reads the URI as VS Code writes it, with the query encoded', () => {
    expect(ruleOfUri('exportlint-rule:/us-ear/a.md?date%3D2025-06-02')).toEqual({
      rule: 'us-ear/a',
      date: '2025-06-02',
    });
  });

  it('refuses a URI of another scheme', () => {
    expect(ruleOfUri('file:///us-ear/a.md')).toBeUndefined();
  });
});
