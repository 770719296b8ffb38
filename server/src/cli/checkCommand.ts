/** The commands that check and report, with their options and help. */
import { type Command, Option } from 'commander';
import { FORMATS } from '../report/formats.ts';
import { type ExitCode, UsageError } from './exit.ts';
import { AS_OF, addLook, alsoOption, REGIME } from './options.ts';

/** Formats that people hand on, those that are there, the best first. */
const DOCUMENTS = ['html', 'markdown', 'csv'].filter((name) => FORMATS.has(name));

type Done = (code: ExitCode) => void;

export function addCheck(program: Command, done: Done): void {
  const command = program
    .command('check')
    .description('check documents and print what was found')
    .argument('[paths...]', 'files, folders or globs; left out: the working directory')
    .addOption(REGIME)
    .addOption(alsoOption())
    .addOption(
      new Option(
        '--format <format>',
        `${[...FORMATS.keys()].join(', ')} (default: pretty); FORMAT=FILE writes to a file; repeatable`,
      ).argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]),
    )
    .option('--output <file>', 'where the format goes that names no file')
    .addOption(AS_OF)
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that gives exit code 1')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option('--max-warnings <n>', 'exit code 1 when there are more warnings than this')
    .option('--fix', 'apply fixes that change the spelling of a fact, never a fact')
    .option('--fix-dry-run', 'print what --fix would change as a diff, and change nothing')
    .option('--unsafe-fixes', 'with --fix: also fixes that change a fact, where there is only one')
    .option('--baseline <file>', 'neither show nor count the findings that the file knows')
    .option('--write-baseline <file>', 'write the findings of this check to a baseline')
    .option('--no-suppressions', 'count findings that comments suppress')
    .option('--changed-since <revision>', 'show only what changed since a revision of Git, and what hangs on it')
    .option('--stdin', 'read one document from standard input, in place of --stdin-filename')
    .option('--stdin-filename <file>', 'the file that standard input stands for; it need not exist')
    .option('--no-cache', 'check anew, and keep nothing')
    .option('--watch', 'check again whenever something changes, until Ctrl-C')
    .option('--record <file>', 'append what was checked, by what, and the answer to an audit record')
    .option('--print-config <file>', 'print what the file would be judged by, and check nothing')
    .addHelpText(
      'after',
      `
Caps run across documents: beside the paths given, the other documents of the
workspace are read and counted, but only findings of the paths are printed. The
workspace is the folder of the nearest exportlint.yaml upwards; without one, the
folders given, or the folder of a file given.

--changed-since shows the files that changed, and those with a finding that points
at one that did. When a configuration or a register changed, it shows all.

A baseline and a suppression hide findings, never a verdict.

Examples:
  exportlint check
  exportlint check deals/ --fail-on warning
  exportlint check "**/*.manifest.yaml" --format json --output report.json
  exportlint check --format sarif=exportlint.sarif --format pretty
  exportlint check june.manifest.yaml --regime us-ai-diffusion
  exportlint check --fix-dry-run
  exportlint check --record checks.jsonl`,
    );
  addLook(command).action(async (paths: string[], options) => {
    const { cachedCheck } = await import('./cachedCheck.ts');
    done(await cachedCheck(paths, options));
  });
}

export function addCache(program: Command): void {
  const command = program
    .command('cache')
    .description('reports that `check` keeps, so that it need not make them again')
    .addHelpText(
      'after',
      `
\`check\` keeps what it printed in your cache folder, and prints it again while the
program, the options, the day and every file that it read are the same.

Examples:
  exportlint cache path      the folder
  exportlint cache clean     remove all of it
  exportlint check --no-cache`,
    );
  command
    .command('clean')
    .description('remove all reports that are kept')
    .action(async () => {
      const { cacheFolder, clean } = await import('./cache.ts');
      const count = clean();
      process.stdout.write(`Removed ${count} ${count === 1 ? 'report' : 'reports'} from ${cacheFolder()}.\n`);
    });
  command
    .command('path')
    .description('print the folder that they are in')
    .action(async () => {
      const { cacheFolder } = await import('./cache.ts');
      process.stdout.write(`${cacheFolder()}\n`);
    });
}

export function addReport(program: Command, done: Done): void {
  const command = program
    .command('report')
    .description('write a check as a document to hand on')
    .argument('[paths...]', 'files, folders or globs; left out: the working directory')
    .addOption(new Option('--format <format>', 'the kind of document').choices(DOCUMENTS).default(DOCUMENTS[0]))
    .option('--output <file>', 'write to a file')
    .addOption(REGIME)
    .addOption(alsoOption())
    .addOption(AS_OF)
    .addHelpText('after', '\nExample:\n  exportlint report --format csv --output lines.csv');
  command.action(async (paths: string[], options) => {
    const { runReport } = await import('./report.ts');
    done(await runReport(paths, options));
  });
}

export function addVerify(program: Command, done: Done): void {
  const command = program
    .command('verify')
    .description('tell whether an audit record was touched, and whether a check still comes out the same')
    .argument('[file]', 'what check --record wrote')
    .usage('[options] <file>')
    .option('--rerun [line]', 'make the check of a line again; left out: of the last one')
    .addHelpText(
      'after',
      `
Exit code 1: the record was touched, or a file or the answer is another one.

Examples:
  exportlint verify checks.jsonl
  exportlint verify checks.jsonl --rerun`,
    );
  addLook(command).action(async (file: string | undefined, options) => {
    const { runVerify } = await import('./verify.ts');
    // `--rerun FILE` reads like an option and a file, and means that.
    const isSwallowed = file === undefined && typeof options.rerun === 'string';
    const named: string | undefined = isSwallowed ? options.rerun : file;
    if (named === undefined) throw new UsageError('verify needs the file that check --record wrote.');
    done(await runVerify(named, isSwallowed ? { ...options, rerun: true } : options));
  });
}
