/**
 * `npm start`: from a fresh clone to findings on the screen. Builds, prints what the command line says about the examples, then opens them
 * in VS Code.
 */
import path from 'node:path';
import { serveInBrowser } from './editor/browser.ts';
import { findCode, openInCode } from './editor/desktop.ts';
import { ensureHost, hostRunsHere } from './setup/programs.ts';
import { Refusal, root, runMain, runQuietly, runScript, runShown, say, step } from './setup/step.mjs';

const USAGE = `npm start                    sets up, builds, checks examples/ and opens it in VS Code
npm start -- --no-editor     the same without VS Code
npm start -- --help          this text

VS Code is the desktop's \`code\` where that is on the PATH. Elsewhere, on Linux x64, it is served from npm packages to your browser.`;

const EXAMPLES = path.join(root, 'examples');
/** Exit codes of \`exportlint check\` that are answers: no finding, findings. The others say that something went wrong. */
const ANSWERS = [0, 1];

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    say(USAGE);
    return 0;
  }
  const unknown = args.filter((argument) => argument !== '--no-editor');
  if (unknown.length > 0) {
    throw new Refusal(`Unknown: ${unknown.join(' ')}\n\n${USAGE}`);
  }

  step('Generating code and data', () => runScript('generate', runQuietly));
  step('Building the command line and the extension', () => runScript('build', runQuietly));

  say('\n$ exportlint check examples\n');
  const exitCode = runShown(process.execPath, ['server/dist/cli.js', 'check', 'examples']);
  if (!ANSWERS.includes(exitCode)) {
    throw new Refusal(`The check of examples/ itself went wrong (exit code ${exitCode}).`);
  }
  say('\nThe examples are there to show findings. Edit them and run `node server/dist/cli.js check examples` again.');
  return args.includes('--no-editor') ? 0 : openEditor();
});

async function openEditor(): Promise<number> {
  const code = findCode();
  if (code) {
    say(`\nOpening examples/ in VS Code (${code}).`);
    openInCode(code, EXAMPLES);
    return 0;
  }
  if (!hostRunsHere()) {
    say('\nTo see the examples in an editor, put the `code` command of VS Code on the PATH and run `npm start` again.');
    return 0;
  }
  say('\nThere is no `code` on the PATH: serving VS Code to your browser instead.');
  ensureHost();
  return serveInBrowser(EXAMPLES);
}
