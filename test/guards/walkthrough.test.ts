/** README.md leads a newcomer through examples/. What it says one sees there is what one sees. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, loadCore, newCache, type Report } from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read } from '../../server/src/yaml/index.ts';

const core = loadCore();
const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Checks the examples, one of them with a text replaced. */
function checkExamples(file?: string, from?: string, to = ''): Report {
  const sources = globSync('examples/*.{manifest,deal,licenses}.yaml').map((path) => {
    let text = readFileSync(path, 'utf8');
    if (file !== undefined && from !== undefined && path.includes(file)) {
      expect(text).toContain(from);
      text = text.replace(from, to);
    }
    return [path, { source: read(path, text, SECTIONS), config: DEFAULTS }] as const;
  });
  return check({ sources: new Map(sources), ...core, asOf: '2026-11-24' }, newCache());
}

const lines = (report: Report, file: string) =>
  report.files
    .filter((path) => path.includes(file))
    .flatMap((path) => [...report.lines(path)].map((line) => line.determinations[0]));
const verdicts = (report: Report, file: string) => lines(report, file).map((answer) => answer?.verdict);

test('how many lines come out in which way', () => {
  const all = verdicts(checkExamples(), '');
  const count = (verdict: string) => NUMBERS[all.filter((one) => one === verdict).length];
  const sentence = `${NUMBERS[all.length]} line items: ${count('blocked')} blocked, ${count('review')} for review, ${count('caution')} with a caution, ${count('clear')} clear.`;
  expect(readFileSync('README.md', 'utf8').replace(/\s+/g, ' ').toLowerCase()).toContain(sentence);
});

describe('what each example shows, and what the edit that README.md suggests makes of it', () => {
  test.each([
    ['oslo-clean', ['clear', 'caution'], '    headquarters: NO ', 'x', ['review', 'caution']],
    ['hamburg', ['review'], '    headquarters: DE\n', '    headquarters: DE\n    ultimateParent: none\n', ['caution']],
    ['chengdu', ['blocked'], 'date: 2026-09-01', 'date: 2026-09-09', ['caution']],
    ['lisbon-over-cap', ['blocked'], 'quantity: 800', 'quantity: 798', ['clear']],
    ['riyadh', ['caution', 'caution', 'blocked'], 'quantity: 600', 'quantity: 500', ['caution', 'caution', 'caution']],
  ])('%s', (file, before, from, to, after) => {
    expect(verdicts(checkExamples(), file)).toEqual(before);
    expect(verdicts(checkExamples(file, from, to === 'x' ? '    # ' : to), file)).toEqual(after);
  });

  test('the parent in Beijing, the filing that is late, the cap and its fix, the part that fits', () => {
    const report = checkExamples();
    const said = (file: string) =>
      report.files
        .filter((path) => path.includes(file))
        .flatMap((path) => report.findings(path))
        .map(({ message, fixes }) => [message, ...fixes.map(({ title }) => title)].join(' '))
        .join(' ');
    expect(said('singapore')).toContain(
      'Ultimate parent Beijing Yunhe Technology Group Co Ltd is headquartered in China',
    );
    expect(said('chengdu')).toContain('17 days before shipping; 25');
    expect(said('lisbon-over-cap')).toMatch(/28,000 TPP over.*Reduce to 798/);
    expect(said('riyadh')).toContain('has 500 units left; this line asks for 600');
    expect(said('zurich')).toContain('49,873 units');
    expect(said('hamburg')).toContain('Write DE');
  });
});
