import { describe, expect, test } from 'vitest';
import {
  linePiece,
  sampleDetermination,
  sampleFinding,
  sampleLine,
  sampleView,
} from '../../../test/unit/sampleReport.ts';
import { prettyReport } from './pretty.ts';
import { columns, type Paint, PLAIN } from './terminal.ts';

const clear = sampleDetermination({ verdict: 'clear', outcome: 'no-license-required', authorized: true, review: null });
const printed = (parts: Parameters<typeof sampleView>[0], width = 80, paint: Paint = PLAIN) =>
  prettyReport(sampleView(parts), { width, paint });

describe('prettyReport', () => {
  test('tells the answer, what is wrong and what to do, the lines, and what it rests on', () => {
    const lines = printed({
      findings: [
        sampleFinding(1, ['item'], {
          rule: 'trade/eccn-mismatch',
          severity: 'info',
          message: 'Another ECCN is usual.',
          citation: undefined,
          url: undefined,
        }),
        sampleFinding(0, ['item'], { fixes: [{ title: 'Write 500', safety: 'unsafe', edits: [] }] }),
      ],
      lines: [
        sampleLine(0),
        sampleLine(1, { item: 'nvidia-l4', quantity: 4, class: 'none', destinations: ['NO'], determinations: [clear] }),
      ],
      allocations: [
        {
          regime: 'us-ear',
          id: 'lpp-consignee',
          bucket: { consignee: 'Nordlys', year: 2026 },
          unit: 'tpp',
          limit: 26900000,
          used: 8110080,
          remaining: 18789920,
        },
      ],
    });
    expect(`${lines.join('\n')}\n`).toBe(`us-ear: rules checked to 24 Sep 2026, 61 days ago

Line items: 1 blocked, 1 clear

BLOCKED  june.manifest.yaml:8:11  us-ear/destination
  A licence is required for 3A090.a to Macau, and nothing is cited.
  7 │ lines:
  8 │   - item: nvidia-h100-sxm5
    │           ^^^^^^^^^^^^^^^^
  9 │     quantity: 512
  Why   Items of class 3A090.a need a licence to Macau and to countries of group
        D:5.
  Do    Apply for a licence, or cite the one that you hold.
  Fix   Write 500 (changes a fact: check it)
  Text  15 CFR 742.6(a)(6)(iii)
        https://www.ecfr.gov/on/2026-06-02/title-15/section-742.6

NOTE  june.manifest.yaml:10:11  trade/eccn-mismatch
  Another ECCN is usual.
  10 │   - item: nvidia-l4
     │           ^^^^^^^^^

Line items

june.manifest.yaml  SHP-1  2026-06-02  us-ear
  line  verdict  item              units  to  class    outcome
     8  blocked  nvidia-h100-sxm5    512  MO  3A090.a  licence needed
    10  clear    nvidia-l4             4  NO  none     no licence needed

Allocations

  us-ear
  allocation     of             used
  lpp-consignee  Nordlys, 2026  ██░░░░░░  30%  8,110,080 of 26,900,000 TPP

Judged by us-ear (EAR as enforced), pack 2026.9.
As of 2026-11-24. Parties are not searched for on screening lists: do that
before anything ships. This is not legal advice.

2 line items in 1 file: 1 blocked, 1 clear
1 error, 0 warnings, 1 for information
`);
  });

  test('says once what is true in many places', () => {
    const text = printed({
      findings: [sampleFinding(0, ['item']), sampleFinding(1, ['item']), sampleFinding(2, ['item'])],
    }).join('\n');
    expect(text.match(/A licence is required/g)).toHaveLength(1);
    expect(text).toContain('  Also  june.manifest.yaml:10, 12');
  });

  test('explains a rule once, and lists further findings of it in one line each', () => {
    const findings = Array.from({ length: 30 }, (_, nth) =>
      sampleFinding(0, ['quantity'], { message: `Too many by ${nth}.` }),
    );
    const text = printed({ findings }).join('\n');
    expect(text.match(/ {2}Why /g)).toHaveLength(1);
    expect(text.match(/\^\^\^/g)).toHaveLength(3);
    expect(text).toContain('7 more findings of us-ear/destination: --format json lists them all');
    expect(text).toContain('30 errors');
  });

  test('errors come before warnings, and those before information, whatever their place', () => {
    const of = (severity: 'error' | 'warning' | 'info') =>
      sampleFinding(0, ['item'], { severity, message: `It is ${severity}.` });
    const text = printed({ findings: [of('info'), of('warning'), of('error')] }).join('\n');
    expect(text.match(/BLOCKED|REVIEW|NOTE|CAUTION/g)).toEqual(['BLOCKED', 'REVIEW', 'CAUTION']);
  });

  test('a rule of a regime that is only compared is a note, no verdict', () => {
    const finding = sampleFinding(0, ['item'], { rule: 'us-ai-diffusion/lpp', severity: 'info' });
    expect(printed({ findings: [finding], lines: [sampleLine(0)] }).join('\n')).toMatch(/^NOTE {2}june/m);
  });

  test('a finding whose severity configuration changed no longer speaks of a verdict', () => {
    const text = printed({ findings: [sampleFinding(0, ['item'])], overridden: ['us-ear/destination'] }).join('\n');
    expect(text).toMatch(/^ERROR {2}june/m);
    expect(text).not.toContain('BLOCKED');
  });

  test('suppressed findings are told with their reason', () => {
    const finding = sampleFinding(0, ['item'], { suppressed: { reason: 'agreed with counsel', until: '2026-12-31' } });
    const text = printed({ findings: [finding] }).join('\n');
    expect(text).toContain('Reason: agreed with counsel (until\n    2026-12-31)');
    expect(text).toContain('0 errors, 0 warnings, 0 for information, 1 suppressed');
    expect(text).not.toContain('BLOCKED');
  });

  test('related places are named', () => {
    const related = [
      {
        file: '/work/june.manifest.yaml',
        at: { piece: linePiece('/work/june.manifest.yaml', 2), path: [] },
        message: 'draws on it too',
      },
    ];
    expect(printed({ findings: [sampleFinding(0, ['item'], { related })] }).join('\n')).toContain(
      '  See   june.manifest.yaml:12:5  draws on it too',
    );
  });

  test('a line that no regime could judge is never passed over', () => {
    const text = printed({ lines: [sampleLine(0, { determinations: [], item: null, quantity: null })] }).join('\n');
    expect(text).toContain('Line items: 1 not judged');
    expect(text).toMatch(/8 {2}not judged {2}\?/);
  });

  test('of many lines, each verdict is counted and only what needs attention is listed', () => {
    const lines = Array.from({ length: 200 }, (_, nth) =>
      sampleLine(nth % 3, nth % 2 === 0 ? { determinations: [clear] } : {}),
    );
    const text = printed({ lines }).join('\n');
    expect(text.match(/^ +\d+ {2}blocked/gm)).toHaveLength(60);
    expect(text).toContain('and 40 more lines: blocked');
    expect(text).toContain('and 100 more lines: clear');
  });

  test('says so when something could not be checked', () => {
    expect(printed({ incomplete: true })).toContain('Not everything could be checked: see the findings above.');
  });

  test.each([80, 100, 120])('no line is wider than %i columns', (width) => {
    const lines = printed(
      {
        findings: [
          sampleFinding(0, ['item']),
          sampleFinding(1, [], { message: 'word '.repeat(60), severity: 'warning' }),
        ],
        lines: [sampleLine(0, { item: 'an item with a name that is far too long for any column of a table' })],
        allocations: [
          {
            regime: 'us-ear',
            id: 'lpp-consignee',
            bucket: { consignee: 'A holding with a long name, Limited', year: 2026 },
            unit: 'tpp',
            limit: 26900000,
            used: 8110080,
            remaining: 18789920,
          },
        ],
      },
      width,
    );
    // An address is not broken: it would no longer be one.
    expect(lines.filter((line) => columns(line) > width && !line.includes('https://'))).toEqual([]);
  });

  test('colour changes nothing but colour', () => {
    const mark = (text: string) => `\u001b[1m${text}\u001b[22m`;
    const paint = Object.fromEntries(Object.keys(PLAIN).map((key) => [key, mark])) as unknown as Paint;
    const parts = { findings: [sampleFinding(0, ['item'])], lines: [sampleLine(0)] };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour sequences begin with one
    const bare = printed(parts, 80, paint).map((line) => line.replace(/\u001b\[\d+m/g, '').trimEnd());
    expect(bare).toEqual(printed(parts));
  });

  test('neither text from documents nor the names of files can steer the terminal', () => {
    const view = sampleView({
      findings: [sampleFinding(0, ['item'], { message: 'evil \u001b[2J' })],
      lines: [sampleLine(0, { item: 'evil\u001b[2J', id: '\u001b[2J', destinations: ['\u001b'] })],
      allocations: [
        { regime: 'us-ear', id: 'x', bucket: { who: '\u001b[2J' }, unit: 'units', limit: 1, used: 1, remaining: 0 },
      ],
    });
    const text = prettyReport({ ...view, name: () => 'evil\u001b[2J' }, { width: 80, paint: PLAIN }).join('\n');
    expect(text).not.toContain('\u001b');
  });
});
