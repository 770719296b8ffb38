/** The tests that need no editor: unit tests, command line, conversations with the language server. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installed, runShown } from '../setup/step.mjs';
import type { Count } from './count.ts';

/** Runs the tests whose paths hold one of `filters`, all of them when there is none. `env`: beside that of this process. */
export function runVitest(filters: readonly string[] = [], env: Record<string, string> = {}): Count {
  const scratch = mkdtempSync(path.join(tmpdir(), 'exportlint-vitest-'));
  const report = path.join(scratch, 'report.json');
  try {
    const args = ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const exitCode = runShown(installed('vitest'), args, { env: { ...process.env, ...env } });
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that does not load has no test that could fail, an unhandled error belongs to none: the exit code knows of both.
    const failed = exitCode === 0 ? numFailedTests : Math.max(numFailedTests, 1);
    return { passed: numPassedTests, failed, skipped: numPendingTests };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
