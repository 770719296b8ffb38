import { describe, expect, test } from 'vitest';
import type { ComparedAnswer, ComparedLine } from '../../server/src/lsp/requests.ts';
import { comparisonText } from './comparisonText.ts';

const t = (text: string, ...values: (string | number)[]) => text.replace(/\{(\d)\}/g, (_, at) => String(values[at]));
const line: ComparedLine = {
  line: 7,
  item: 'chip-x',
  quantity: 8,
  destinations: ['AA'],
  date: '2026-06-02',
  answers: [
    { regime: 'one', verdict: 'clear', outcome: 'no licence needed', reasons: [] },
    { regime: 'two', verdict: 'blocked', outcome: 'licence needed', reasons: ['Because.', 'And because.'] },
  ],
};

describe('comparisonText', () => {
  test('a table, and the reasons where answers differ', () => {
    expect(comparisonText('a.yaml', { regimes: ['one', 'two'], lines: [line] }, t)).toBe(`# Regimes compared: a.yaml

| Line | Item | Units | To | \`one\` | \`two\` |
| --- | --- | --- | --- | --- | --- |
| 7 | chip-x | 8 | AA | **clear** no licence needed | **blocked** licence needed |

## Where they differ, and why

### Line 7: chip-x

- \`one\`: **clear**, no licence needed
- \`two\`: **blocked**, licence needed
  - Because.
  - And because.
`);
  });

  test('regimes that say the same are told together', () => {
    const three = { ...line, answers: [...line.answers, { ...(line.answers[1] as ComparedAnswer), regime: 'three' }] };
    const text = comparisonText('a.yaml', { regimes: ['one', 'two', 'three'], lines: [three] }, t);
    expect(text).toContain('- `two`, `three`: **blocked**, licence needed\n  - Because.\n  - And because.\n');
  });

  test("over time: a table of the stretches, the line's own marked; regimes that change alike are told together", () => {
    const spans = [
      {
        from: '2025-01-01',
        until: '2026-06-01',
        own: false,
        verdict: 'clear',
        outcome: 'no licence needed',
        because: '',
      },
      {
        from: '2026-06-02',
        until: null,
        own: true,
        verdict: 'blocked',
        outcome: 'licence needed',
        because: 'A | rule.',
      },
    ] as const;
    const timelines = ['one', 'two'].map((regime) => ({ regime, spans }));
    const text = comparisonText('a.yaml', { regimes: ['one', 'two'], lines: [{ ...line, timelines }, line] }, t);
    const [, picture = '', rest] =
      /### Line 7: chip-x\n\n`one`, `two`\n\n!\[.*\]\(data:image\/svg\+xml;charset=utf-8,(.*)\)\n\n([\s\S]*)$/.exec(
        text,
      ) ?? [];
    expect(rest).toBe(`- 2025-01-01 to 2026-06-01: **clear**, no licence needed
- ▶ from 2026-06-02: **blocked**, licence needed  
  A \\| rule.

1 further lines of this file are not told over time.
`);
    expect(picture).not.toMatch(/[()\s]/);
    expect(decodeURIComponent(picture)).toMatch(/^<svg .*✓.*2025-01-01.*✕.*2026-06-02.*▼.*<\/svg>$/);
  });

  test('where they agree, it says so', () => {
    const agreed = { ...line, answers: line.answers.slice(0, 1) };
    expect(comparisonText('a.yaml', { regimes: ['one'], lines: [agreed] }, t)).toContain('agree on every line');
  });

  test('a regime that did not judge the line is distinguished from one that cleared it', () => {
    expect(comparisonText('a.yaml', { regimes: ['one', 'two', 'three'], lines: [line] }, t)).toContain(
      '| not judged |',
    );
  });

  test('what a document says becomes no markup', () => {
    const evil = { ...line, item: '[x](command:y) | <b>\n# z' };
    const text = comparisonText('a.yaml', { regimes: ['one', 'two'], lines: [evil] }, t);
    expect(text).toContain('\\[x\\]\\(command:y\\) \\| \\<b\\> \\# z');
    expect(text).not.toContain('\n# z');
  });

  test('no line items', () => {
    expect(comparisonText('a.yaml', { regimes: ['one'], lines: [] }, t)).toContain('no line item');
  });
});
