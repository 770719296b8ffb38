/**
 * Called by the extension host: runs the suites named in EXPORTLINT_SUITES and writes the counts to EXPORTLINT_RESULTS.
 * A rejection makes the whole run fail.
 */
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';

/** What a run leaves behind for the script that started it. */
export interface Results {
  readonly passed: number;
  /** Titles. */
  readonly failed: readonly string[];
  readonly skipped: number;
}

/** Generous, since a loaded machine needs several seconds to the first diagnostic. */
const TEST_TIMEOUT_MS = 60_000;

export async function run(): Promise<void> {
  const { EXPORTLINT_SUITES: suites = '', EXPORTLINT_RESULTS: resultsFile } = process.env;
  const mocha = new Mocha({ ui: 'tdd', timeout: TEST_TIMEOUT_MS, color: false, forbidOnly: true });
  for (const suite of suites.split(',')) {
    mocha.addFile(path.join(__dirname, 'suites', `${suite}.test.cjs`));
  }
  const failed: string[] = [];
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
    runner.on('fail', (test) => failed.push(test.fullTitle()));
  });
  const results: Results = { passed: stats?.passes ?? 0, failed, skipped: stats?.pending ?? 0 };
  if (resultsFile) {
    writeFileSync(resultsFile, JSON.stringify(results));
  }
  if (results.passed + failed.length === 0) {
    throw new Error('no test ran');
  }
  if (failed.length > 0) {
    throw new Error(`${failed.length} test(s) failed`);
  }
}
