/** Every option, choice and format of the command line is in a scenario in which it does something. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../server/src/report/formats.ts';
import { parseScenario, wordsIn, wordsOf } from '../cli/scenario.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'test/cli/scenarios');

/** Options that end in no scenario, and the test that runs them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'check --watch': 'test/cli/watch.test.ts',
  'lsp --stdio': 'test/lsp/overStdio.ts',
};

/** Command lines of all scenarios as words, also of what they do before, except for those that refuse what they are given. */
const runs = readdirSync(folder).flatMap((name) => {
  const scenario = parseScenario(readFileSync(join(folder, name), 'utf8'));
  const isRefused = wordsOf(scenario, 'exit').includes('2');
  return isRefused ? [] : ['before', 'run'].flatMap((word) => wordsOf(scenario, word).map(wordsIn));
});

const runsOf = (command: string): string[][] => runs.filter(([, word]) => word === command);

/** What the help of a command says, which docs/cli.md has word for word; another guard sees to that. */
const help = readFileSync(join(root, 'docs/cli.md'), 'utf8')
  .split(/^## /m)
  .flatMap((part) => {
    const name = /^`exportlint (\w+)`/.exec(part)?.[1];
    return name === undefined ? [] : [{ name, text: part.replace(/\n {10,}/g, ' ') }];
  });

interface Option {
  readonly name: string;
  readonly takes: boolean;
  readonly choices: readonly string[];
}

function optionsIn(text: string): Option[] {
  return [...text.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)( [<[][\w]+[>\]])?(.*)$/gm)].flatMap(([, name, takes, rest]) => {
    const choices = /choices: ((?:"\w+"(?:, )?)+)/.exec(rest ?? '')?.[1] ?? '';
    const option = {
      name: name as string,
      takes: takes !== undefined,
      choices: [...choices.matchAll(/\w+/g)].map(([word]) => word),
    };
    return option.name === '--help' ? [] : [option];
  });
}

test('the help is understood', () => {
  expect(help.map(({ name }) => name)).toContain('check');
  const check = optionsIn(help.find(({ name }) => name === 'check')?.text ?? '');
  expect(check.length).toBeGreaterThan(20);
  expect(check.find(({ name }) => name === '--fail-on')).toEqual({
    name: '--fail-on',
    takes: true,
    choices: ['error', 'warning', 'info', 'never'],
  });
});

describe.each(help)('exportlint $name', ({ name: command, text }) => {
  const said = (option: string): string[][] => {
    return runsOf(command).filter((words) => words.some((word) => word === option || word.startsWith(`${option}=`)));
  };

  test('every option', () => {
    const missing = optionsIn(text).filter(({ name }) => {
      const other = ELSEWHERE[`${command} ${name}`];
      return other === undefined
        ? said(name).length === 0
        : !readFileSync(join(root, other), 'utf8').includes(name.replace(/^--/, ''));
    });
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  test('every choice', () => {
    const missing = optionsIn(text).flatMap(({ name, choices }) =>
      choices.filter(
        (choice) => !said(name).some((words) => words.includes(choice) || words.includes(`${name}=${choice}`)),
      ),
    );
    expect(missing).toEqual([]);
  });
});

test('every format, printed and to a file', () => {
  const given = runsOf('check').flatMap((words) => words.filter((_, at) => words[at - 1] === '--format'));
  expect([...FORMATS.keys()].filter((format) => !given.includes(format))).toEqual([]);
  expect([...FORMATS.keys()].filter((format) => !given.some((one) => one.startsWith(`${format}=`)))).toEqual([]);
});
