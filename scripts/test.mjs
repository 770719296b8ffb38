/**
 * `npm test`: from a fresh clone to one answer. Sets up what is missing, runs every part, also when an earlier one failed, and ends
 * with a summary. Node built-ins only until the packages are there.
 */
import { parseArgs } from 'node:util';
import { wantProgram } from './setup/debian.mjs';
import { installDependencies, requireNode } from './setup/dependencies.mjs';
import { installed, Refusal, root, runMain, runShown, say } from './setup/step.mjs';
import { one, prepared, sum } from './test/count.mjs';

const succeeds = (command, ...args) => runShown(command, args) === 0;
const script = (name) => prepared(succeeds(process.execPath, `scripts/${name}.mjs`));

/** What is made, by those that need it. In order, as are the parts. */
const PREPARATIONS = {
  generate: { for: ['types', 'tests', 'installed', 'vscode'], run: () => script('generate') },
  build: { for: ['tests', 'installed', 'vscode'], run: () => script('build') },
  package: { for: ['installed', 'vscode'], run: () => script('package') },
};

const PARTS = {
  lint: () => one(succeeds(installed('biome'), 'check', '.')),
  types: () => one(succeeds(installed('tsc'), '-p', 'tsconfig.json', '--noEmit')),
  tests: async () => {
    wantProgram('nvim', 'neovim');
    return (await import('./test/vitest.mjs')).runVitest();
  },
  installed: async () => (await import('./test/installed.mjs')).testInstalled(),
  vscode: async () => (await import('./test/vscode.mjs')).testInVsCode(),
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

  requireNode();
  installDependencies(root, 'the packages');

  const outcomes = [];
  const todo = [
    ...Object.entries(PREPARATIONS)
      .filter(([, preparation]) => preparation.for.some((part) => selected.includes(part)))
      .map(([name, { run }]) => [name, run]),
    ...selected.map((name) => [name, PARTS[name]]),
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
function select(only, skip) {
  const names = (list) => (list ?? '').split(',').filter(Boolean);
  const unknown = [...names(only), ...names(skip)].filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    throw new Refusal(`Unknown part: ${unknown.join(', ')}\n\n${USAGE}`);
  }
  const wanted = only ? names(only) : Object.keys(PARTS);
  return Object.keys(PARTS).filter((part) => wanted.includes(part) && !names(skip).includes(part));
}

async function runPart(name, run) {
  say(`\n=== ${name}\n`);
  const started = Date.now();
  let count;
  try {
    count = await run();
  } catch (error) {
    say(`${name} could not be run: ${error instanceof Refusal ? error.message : error.stack}`);
    count = one(false);
  }
  return { name, count, seconds: (Date.now() - started) / 1000 };
}

/** Prints a line per part, and last of all the totals. Returns the exit code: a run without any test is a failed one. */
function summarise(outcomes, leftOut) {
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
