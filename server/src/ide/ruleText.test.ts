import { describe, expect, it } from 'vitest';
import type { RuleCard } from '../lint/types.ts';
import { ruleText } from './ruleText.ts';

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
  it('says what the rule says, what to do, where it is and how far it is modelled', () => {
    expect(ruleText(card).markdown).toBe(
      [
        '# Chips to listed places',
        '`example/chip-destination` · [1 EX 2.3(a)](https://law.example/2.3%28a%29) · from 2023-11-17',
        'A licence is required for \\<every\\> chip of class A.',
        '## What to do',
        'Apply for a licence.',
        '## How far to trust this',
        'Exportlint models a part of this rule. Footnotes are left out. Checked against the text on 2026-11-01.\n',
      ].join('\n\n'),
    );
    expect(ruleText(card).url).toBe('https://law.example/2.3(a)');
  });

  it('tells what holds on the day, the cases, and what changed when', () => {
    const { markdown } = ruleText(card, {
      date: '2026-03-02',
      texts: [
        { cite: '1 EX 1', until: '2025-12-31', status: 'not-enforced', applied: false, current: false },
        {
          cite: '1 EX 2',
          from: '2026-01-01',
          status: 'in-force',
          applied: true,
          current: true,
          url: 'https://law.example/2',
        },
      ],
      changes: [{ day: '2026-02-01', change: 'joined', members: ['QX'], set: 'Group D', cite: '2 EX 9' }],
      cases: [
        { title: 'the first day', where: 'to QX on 2026-01-01', says: 'blocked, licence needed', regime: 'example' },
        { title: 'another regime', where: '', says: 'clear, no licence needed', regime: 'other' },
      ],
      allCases: 5,
      countryName: () => 'Quixland',
    });
    expect(markdown).toContain('**On 2026-03-02**: [1 EX 2](https://law.example/2), in force; this regime applies it.');
    expect(markdown).toContain('- The first day — to QX on 2026-01-01: **blocked, licence needed**\n');
    expect(markdown).toContain('- Another regime — **clear, no licence needed** under `other`\n- and 3 more cases');
    expect(markdown).toContain('|  | 2025-12-31 | 1 EX 1 | not enforced | no |');
    expect(markdown).toContain('- 2026-02-01: Quixland joined Group D (2 EX 9)');
  });

  it('does not link to anything but a web page', () => {
    const hostile = { ...card, links: [{ title: 'click', url: 'command:workbench.action.terminal.new' }] };
    expect(ruleText(hostile).markdown).not.toContain('command:');
  });
});
