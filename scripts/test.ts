/**
 * `npm test`: from a fresh clone to one answer. Sets up what is missing, runs every part, also when an earlier one failed, and ends
 * with a summary.
 */
import { parseArgs } from 'node:util';
import { wantProgram } from './setup/programs.ts';
import { installed, Refusal, runMain, runScript, runShown, say } from './setup/step.mjs';
import { type Count, one, prepared, sum } from './test/count.ts';
import { testInstalled } from './test/installed.ts';
import { runVitest } from './test/vitest.ts';
import { testInVsCode } from './test/vscode.ts';

const succeeds = (command: string, ...args: string[]) => runShown(command, args) === 0;
const script = (name: string) => prepared(runScript(name, runShown) === 0);

/** What is made, by those that need it. In order, as are the parts. */
const PREPARATIONS: Readonly<Record<string, { for: readonly string[]; run: Step }>> = {
  generate: { for: ['types', 'tests', 'installed', 'vscode'], run: () => script('generate') },
  build: { for: ['tests', 'installed', 'vscode'], run: () => script('build') },
  package: { for: ['installed', 'vscode'], run: () => script('package') },
};

type Step = () => Count | Promise<Count>;

const PARTS: Readonly<Record<string, Step>> = {
  lint: () => one(succeeds(installed('biome'), 'check', '.')),
  types: () => one(succeeds(installed('tsc'), '-p', 'tsconfig.json', '--noEmit')),
  tests: () => {
    wantProgram('nvim', 'neovim');
    return runVitest();
  },
  installed: testInstalled,
  vscode: testInVsCode,
};

const USAGE = `npm test                          everything
npm test -- --only lint,types     these parts alone
npm test -- --skip vscode         all but these; EXPORTLINT_SKIP=vscode does the same

lint       format and lint (biome)
types      type check (tsc)
tests      unit tests, command line, language server (vitest)
installed  the command line and the server from their tarball, in an empty folder; the hook with pre-commit, where that is installed
vscode     the extension in a real VS Code: Linux x64 with chromium`;

await runMain(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, skip: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const selected = select(values.only, values.skip ?? process.env.EXPORTLINT_SKIP);

  const outcomes: Outcome[] = [];
  const todo: [string, Step][] = [
    ...Object.entries(PREPARATIONS)
      .filter(([, preparation]) => preparation.for.some((part) => selected.includes(part)))
      .map(([name, { run }]): [string, Step] => [name, run]),
    ...Object.entries(PARTS).filter(([name]) => selected.includes(name)),
  ];
  for (const [name, run] of todo) {
    outcomes.push(await runPart(name, run));
  }
  return summarise(
    outcomes,
    Object.keys(PARTS).filter((part) => !selected.includes(part)),
  );
});

/** The parts to run. Throws a Refusal for a name that is none of them. */
function select(only: string | undefined, skip: string | undefined): string[] {
  const names = (list: string | undefined) => (list ?? '').split(',').filter(Boolean);
  const unknown = [...names(only), ...names(skip)].filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    throw new Refusal(`Unknown part: ${unknown.join(', ')}\n\n${USAGE}`);
  }
  const wanted = only ? names(only) : Object.keys(PARTS);
  return Object.keys(PARTS).filter((part) => wanted.includes(part) && !names(skip).includes(part));
}

interface Outcome {
  readonly name: string;
  readonly count: Count;
  readonly seconds: number;
}

async function runPart(name: string, run: Step): Promise<Outcome> {
  say(`\n=== ${name}\n`);
  const started = Date.now();
  let count: Count;
  try {
    count = await run();
  } catch (error) {
    say(`${name} could not be run: ${error instanceof Refusal ? error.message : (error as Error).stack}`);
    count = one(false);
  }
  return { name, count, seconds: (Date.now() - started) / 1000 };
}

/** Prints a line per part, and last of all the totals. Returns the exit code: a run without any test is a failed one. */
function summarise(outcomes: readonly Outcome[], leftOut: readonly string[]): number {
  say('\n=== summary\n');
  for (const { name, count, seconds } of outcomes) {
    const { passed, failed, skipped } = count;
    const figures = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    say(
      `${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(9)} ${figures.padEnd(36)} ${seconds.toFixed(1).padStart(6)} s`,
    );
  }
  for (const name of leftOut) {
    say(`SKIPPED ${name.padEnd(8)} as asked: nothing is known about it`);
  }
  const { passed, failed } = sum(outcomes.map(({ count }) => count));
  say(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
