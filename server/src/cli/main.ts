/** The command line: commands, options, help. What a command does is in the file that bears its name. */

import { existsSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { addCache, addCheck, addReport, addVerify } from './checkCommand.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { AS_OF, addLook, alsoOption, REGIME } from './options.ts';

/** Runs one command line (as in `process.argv`) and gives the exit code. Never ends the process, so that output is written whole. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.clean;
  const program = commands((result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    if (error instanceof UsageError) {
      process.stderr.write(`exportlint: ${error.message}\n`);
      return EXIT.usage;
    }
    process.stderr.write(
      `exportlint: the check failed: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
    );
    return EXIT.incomplete;
  }
}

type Done = (code: ExitCode) => void;

function commands(done: Done): Command {
  const program = new Command('exportlint')
    .description('Checks AI-chip shipment manifests and deal sheets against US export regimes.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .helpCommand('help [command]', 'explain a command')
    .showHelpAfterError('Try `exportlint --help`.')
    .exitOverride()
    .configureOutput({
      // A reader of the help that goes away early, such as head, is not an error.
      writeOut: (text) => void process.stdout.on('error', ignoreClosedPipe).write(text),
      outputError: (text, write) => write(withHint(text.replace(/^error: /, 'exportlint: '))),
    })
    .addHelpText(
      'after',
      `
Examples:
  exportlint check                             all documents below this folder
  exportlint check june.manifest.yaml --also us-ai-diffusion
  exportlint explain june.manifest.yaml:17     how the answer for line 17 came about
  exportlint compare june.manifest.yaml        the answers of all regimes
  exportlint rules                             every rule, with its title

Exit codes:
  0  nothing at or above --fail-on (errors, unless told otherwise)
  1  findings
  2  wrong usage or configuration; nothing was checked
  3  something could not be checked, such as a file that cannot be read`,
    );
  addCheck(program, done);
  addExplain(program, done);
  addCompare(program, done);
  addAllocations(program, done);
  addReport(program, done);
  addRules(program, done);
  addVerify(program, done);
  addCache(program);
  addLsp(program);
  return program;
}

function addExplain(program: Command, done: Done): void {
  const command = program
    .command('explain')
    .description('tell step by step how the answer for one line item came about')
    .argument('<file:line>', 'a place as reports print it')
    .addOption(REGIME)
    .addOption(alsoOption())
    .addOption(AS_OF)
    .addHelpText('after', '\nExample:\n  exportlint explain june.manifest.yaml:17');
  addLook(command).action(async (place: string, options) => {
    const { runExplain } = await import('./explain.ts');
    done(await runExplain(place, options));
  });
}

function addCompare(program: Command, done: Done): void {
  const command = program
    .command('compare')
    .description('put the answers of all regimes side by side, for its own day and for others')
    .argument('<paths...>', 'files, folders or globs')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .addHelpText(
      'after',
      `
Examples:
  exportlint compare june.manifest.yaml
  exportlint compare june.manifest.yaml --format json    the shape of \`check --format json\`, with timelines`,
    );
  addLook(command).action(async (paths: string[], options) => {
    const { runCompare } = await import('./compare.ts');
    done(await runCompare(paths, options));
  });
}

function addAllocations(program: Command, done: Done): void {
  const command = program
    .command('allocations')
    .description('show how much of each cap the documents of the workspace use')
    .argument('[paths...]', 'files, folders or globs; left out: the working directory')
    .addOption(REGIME)
    .addOption(alsoOption())
    .addOption(AS_OF)
    .addHelpText('after', '\nExample:\n  exportlint allocations --regime us-ai-diffusion');
  addLook(command).action(async (paths: string[], options) => {
    const { runAllocations } = await import('./allocationsCommand.ts');
    done(await runAllocations(paths, options));
  });
}

function addRules(program: Command, done: Done): void {
  const command = program
    .command('rules')
    .description('list all rules, or explain one')
    .argument('[id]', 'a rule as findings name it')
    .addHelpText('after', '\nExamples:\n  exportlint rules\n  exportlint rules yaml/not-utf8');
  addLook(command).action(async (id: string | undefined, options) => {
    const { runRules } = await import('./rules.ts');
    done(await runRules(id, options));
  });
}

function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('speak the Language Server Protocol, for editors')
    .requiredOption('--stdio', 'over standard input and output, the only way there is')
    .action(async () => {
      const { runStdio } = await import('../lsp/stdio.ts');
      await runStdio();
    });
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Someone who names a file where a command belongs wants it checked. */
function withHint(text: string): string {
  const word = /unknown command '([^']+)'/.exec(text)?.[1];
  return word !== undefined && existsSync(word) ? `${text.trimEnd()}\nTo check it: exportlint check ${word}\n` : text;
}
