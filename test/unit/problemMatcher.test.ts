/** The problem matcher `$exportlint` of the extension reads what `--format github` prints, line by line. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { githubReport } from '../../server/src/report/github.ts';
import { placedFindings } from '../../server/src/report/view.ts';
import { sampleFinding, sampleView } from './sampleReport.ts';

const { contributes } = JSON.parse(readFileSync('client/package.json', 'utf8'));
const [{ pattern }] = contributes.problemMatchers;
const matcher = new RegExp(pattern.regexp);

test('every finding is read, with its place, rule and severity', () => {
  const view = sampleView({
    findings: [
      sampleFinding(0, ['lines', 0, 'quantity']),
      sampleFinding(1, ['lines', 1, 'item'], { severity: 'warning', rule: 'trade/unknown-item' }),
      // A whole line item stands on two lines of the text, and has no columns.
      sampleFinding(2, ['lines', 2], {
        severity: 'info',
        message: '100 % of it: a, b',
        citation: undefined,
        url: undefined,
      }),
    ],
  });
  const shown = placedFindings(view).filter(({ finding }) => finding.suppressed === null);
  const read = [...githubReport(view)].map((line) => matcher.exec(line.trimEnd()));
  expect(read.map((match) => match && [match[pattern.severity], match[pattern.line], match[pattern.code]])).toEqual(
    shown.map(({ finding, range }) => [
      { error: 'error', warning: 'warning', info: 'notice' }[finding.severity],
      String(range.start.line + 1),
      finding.rule,
    ]),
  );
});

test('the message ends where its citation begins', () => {
  const line =
    '::error file=a.yaml,line=2,endLine=2,col=3,endColumn=5,title=x/y%3A Title, with comma::Too many.%0A15 CFR 1';
  expect(matcher.exec(line)?.[pattern.message]).toBe('Too many.');
});
