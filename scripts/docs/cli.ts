/** docs/cli.md: the help of the command line, word for word. */
import { spawnSync } from 'node:child_process';
import { root } from '../setup/step.mjs';
import { code, fenced, link, list, page } from './markdown.ts';

/** Runs the command line with `--help`. No setting of the machine may change what it prints. */
function help(...command: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'server/src/cli/cli.ts', ...command, '--help'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NO_COLOR: '1' },
    },
  );
  if (status !== 0) throw new Error(`exportlint ${command.join(' ')} --help failed: ${stderr}`);
  return stdout;
}

export function cliPage(): string {
  const whole = help();
  const commands = [...(/\nCommands:\n([\s\S]*?)\n\n/.exec(whole)?.[1] ?? '').matchAll(/^ {2}(\w+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  return page(
    '# Command line',
    'Install the package and run `npx exportlint`, or `node server/dist/cli.js` in a built clone. What follows is what `--help` prints.',
    list(commands.map((name) => link(code(`exportlint ${name}`), `#exportlint-${name}`))),
    '## `exportlint`',
    fenced('text', whole),
    ...commands.flatMap((name) => [`## ${code(`exportlint ${name}`)}`, fenced('text', help(name))]),
    'How to read what is printed: [reading a verdict](reading-a-verdict.md). In pipelines: [CI](ci.md).',
  );
}
