import { describe, expect, test } from 'vitest';
import type { Finding, JudgedLine } from '../../server/src/lint/index.ts';
import { judgeCase } from './judge.ts';
import { loadCases } from './load.ts';

const cases = loadCases(process.cwd());

/** Is the line told this, by this rule? Lines that differ in figures of their own are told the beginning. */
function isTold(line: JudgedLine, { rule, message }: Finding): boolean {
  const told = message.replace(/^Under [^:]+: /, '');
  return line.determinations.some(({ regime, reasons }) =>
    reasons.some((reason) => (reason.rule ?? `${regime}/${reason.code}`) === rule && reason.text.startsWith(told)),
  );
}

describe('a finding that several lines share', () => {
  test('never tells a line what is not its own', () => {
    let shared = 0;
    for (const one of cases) {
      const { report } = judgeCase(one);
      const lines = [...report.lines(one.file)];
      for (const finding of report.findings(one.file)) {
        for (const at of finding.lines?.first ?? []) {
          const line = lines.find((other) => other.at.piece === at.piece && other.at.path.join() === at.path.join());
          expect(line && isTold(line, finding), `${one.file}: ${finding.message}`).toBe(true);
          shared += 1;
        }
      }
    }
    expect(shared).toBeGreaterThan(50);
  }, 60_000);
});
