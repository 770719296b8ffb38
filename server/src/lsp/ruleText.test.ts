import { describe, expect, it } from 'vitest';
import type { RuleCard } from '../lint/types.ts';
import { ruleOfUri, ruleText } from './ruleText.ts';

const card: RuleCard = {
  id: 'example/chip-destination',
  title: 'Chips to listed places',
  summary: 'A licence is required for <every> chip of class A.',
  todo: 'Apply for a licence.',
  citation: '1 EX 2.3(a)',
  links: [{ title: 'Text of (a)', url: 'https://law.example/2.3(a)' }],
  effective: { from: '2023-11-17' },
  verified: '2026-11-01',
  coverage: 'partial',
  coverageNote: 'Footnotes are left out.',
};

describe('rule text', () => {
  it('says what the rule says, what to do, where it stands and how far it is modelled', () => {
    expect(ruleText(card).markdown).toBe(
      [
        '# Chips to listed places',
        '`example/chip-destination` · 1 EX 2.3(a) · in force from 2023-11-17',
        'A licence is required for \\<every\\> chip of class A.',
        '## What to do',
        'Apply for a licence.',
        '## The text',
        '- [Text of (a)](https://law.example/2.3%28a%29)',
        '## How far to trust this',
        'Exportlint models a part of this rule. Footnotes are left out. Checked against the text on 2026-11-01.\n',
      ].join('\n\n'),
    );
    expect(ruleText(card).url).toBe('https://law.example/2.3(a)');
  });

  it('does not link to anything but a web page', () => {
    const hostile = { ...card, links: [{ title: 'click', url: 'command:workbench.action.terminal.new' }] };
    expect(ruleText(hostile).markdown).not.toContain('command:');
  });

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
