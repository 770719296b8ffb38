/** The extension in a real VS Code: from the working tree and from the packaged .vsix. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { build } from 'esbuild';
import { codeExecutable } from '../../vscode-host/paths.mjs';
import { VSIX } from '../setup/files.ts';
import { ensureChromium, ensureHost, hostRunsHere } from '../setup/programs.ts';
import { Refusal, root, say } from '../setup/step.mjs';
import { type Count, one, sum } from './count.ts';

const SUITES = 'test/vscode/suites';
const OUT = 'test/vscode/out';
const PLAIN = 'test/vscode/workspaces/plain';
const EXAMPLES = 'examples';
const SHIPMENTS = 'test/vscode/workspaces/shipments';
const FLEET = 'test/vscode/workspaces/fleet';
const POLICY = 'test/vscode/workspaces/policy';

/** The program, and the command that installs extensions into its profiles. */
interface VsCode {
  readonly executable: string;
  readonly cli: string;
}

interface Run {
  readonly suites: readonly string[];
  readonly workspace: string;
  readonly open?: string;
  readonly neighbours?: readonly string[];
}

/** How a run is made. */
interface Remedy {
  readonly packaged: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly quiet?: boolean;
}

/**
 * Suites and the workspace they run in; each run gets a copy of it, and a VS Code of its own. `open`: a file of it to open in its place.
 * `neighbours`: extensions that are installed next to it, as far as their name goes. Every one runs with the working tree and with the .vsix.
 */
const RUNS: readonly Run[] = [
  { suites: ['activation'], workspace: PLAIN },
  { suites: ['editor', 'regime', 'commands'], workspace: SHIPMENTS },
  { suites: ['language', 'report', 'reportAccess'], workspace: EXAMPLES },
  { suites: ['neighbour'], workspace: SHIPMENTS, neighbours: ['redhat.vscode-yaml'] },
  { suites: ['files'], workspace: FLEET, open: 'fleet.code-workspace' },
  { suites: ['policy'], workspace: POLICY },
];

/**
 * To run a part of the suites while working on them: `EXPORTLINT_VSCODE_SUITES=regime,editor npm test -- --only vscode`; with the .vsix, where
 * `:packaged` is behind them.
 */
const [NAMES, PACKAGED] = (process.env.EXPORTLINT_VSCODE_SUITES ?? '').split(':');
const WANTED = NAMES ? NAMES.split(',') : undefined;

export async function testInVsCode(): Promise<Count> {
  if (hostRunsHere()) {
    ensureHost();
    ensureChromium();
  }
  const vscode = await findVsCode();
  await bundleSuites();
  const counts = [];
  for (const packaged of WANTED ? [PACKAGED === 'packaged'] : [false, true]) {
    for (const run of RUNS) {
      const suites = run.suites.filter((suite) => WANTED?.includes(suite) ?? true);
      if (suites.length === 0) continue;
      say(`\n${suites.join(', ')}: ${packaged ? 'the packaged extension' : 'the working tree'}`);
      const { results } = await runSuites(vscode, { ...run, suites, packaged });
      counts.push({ ...results, failed: results.failed.length });
    }
  }
  counts.push(await seeItFail(vscode));
  return sum(counts);
}

/** A run that cannot fail proves nothing: this one has to. */
async function seeItFail(vscode: VsCode): Promise<Count> {
  say('\nfailing: a failing test must make its run fail');
  const run = { suites: ['failing'], workspace: PLAIN, packaged: false, env: { MAKE_IT_FAIL: '1' }, quiet: true };
  const { exitCode, results, output } = await runSuites(vscode, run);
  const seen = exitCode === 1 && results.failed.join() === 'a failing test fails';
  say(seen ? '  it does' : `  it does NOT: exit code ${exitCode}, ${JSON.stringify(results)}\n${output}`);
  return one(seen);
}

/** The executable to run, and the command that installs extensions into its profiles. */
async function findVsCode(): Promise<VsCode> {
  const executable =
    process.env.VSCODE_EXECUTABLE ?? (hostRunsHere() ? codeExecutable : await downloadAndUnzipVSCode());
  if (executable === codeExecutable) {
    return { executable, cli: executable };
  }
  const [cli] = resolveCliArgsFromVSCodeExecutablePath(executable);
  return { executable, cli: cli as string };
}

async function bundleSuites(): Promise<void> {
  rmSync(path.join(root, OUT), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/run.ts', `${SUITES}/*.test.ts`],
    outbase: 'test/vscode',
    outdir: OUT,
    outExtension: { '.js': '.cjs' }, // to VS Code's loader, a .js file here is an ES module
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** Runs suites in a new VS Code with an empty profile. */
async function runSuites(
  vscode: VsCode,
  { suites, workspace, open = '', neighbours = [], packaged, env = {}, quiet = false }: Run & Remedy,
) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'exportlint-vscode-'));
  try {
    const folder = path.join(scratch, path.basename(workspace));
    cpSync(path.join(root, workspace), folder, { recursive: true });
    const profile = [
      `--user-data-dir=${path.join(scratch, 'user-data')}`,
      `--extensions-dir=${path.join(scratch, 'extensions')}`,
    ];
    // Before anything is installed: from then on the workbench goes by its own list.
    for (const id of neighbours) emptyExtension(path.join(scratch, 'extensions'), id);
    if (packaged) {
      installPackage(vscode.cli, profile);
    }
    const resultsFile = path.join(scratch, 'results.json');
    const extension = packaged ? emptyExtension(scratch) : path.join(root, 'client');
    const { exitCode, output } = await launch(vscode.executable, {
      args: [
        path.join(folder, open),
        ...profile,
        '--no-sandbox',
        '--disable-gpu-sandbox',
        '--disable-updates',
        '--skip-welcome',
        '--skip-release-notes',
        '--disable-workspace-trust',
        `--extensionTestsPath=${path.join(root, OUT, 'run.cjs')}`,
        `--extensionDevelopmentPath=${extension}`,
      ],
      env: {
        EXPORTLINT_SUITES: suites.join(','),
        EXPORTLINT_RESULTS: resultsFile,
        EXPORTLINT_EXTENSION: packaged ? path.join(scratch, 'extensions') : extension,
        ...env,
      },
      quiet,
    });
    return { exitCode, output, results: resultsOf(resultsFile, exitCode) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** With the titles of the tests that failed. */
function resultsOf(file: string, exitCode: number | null): { passed: number; failed: string[]; skipped: number } {
  const results = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: ['(the run ended without results)'], skipped: 0 };
  if (exitCode !== 0 && results.failed.length === 0) {
    results.failed.push(`(exit code ${exitCode})`);
  }
  return results;
}

function installPackage(cli: string, profile: readonly string[]): void {
  const args = ['--install-extension', path.join(root, VSIX), '--force', ...profile];
  const { status, stdout, stderr } = spawnSync(cli, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Refusal(`${VSIX} cannot be installed\n${stdout}${stderr}`);
  }
}

/** An extension that does nothing: VS Code runs tests only together with one under development, and a neighbour need only be there. */
function emptyExtension(parent: string, id = 'exportlint.empty'): string {
  const [publisher, name] = id.split('.');
  const folder = path.join(parent, `${id}-0.0.0`);
  mkdirSync(folder, { recursive: true });
  const manifest = { name, publisher, version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

function launch(
  executable: string,
  { args, env, quiet }: { args: string[]; env: NodeJS.ProcessEnv; quiet: boolean },
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, {
      env: {
        CODE_HOST_SCREENSHOTS: path.join(root, 'screenshots'),
        CODE_HOST_TIMEOUT_S: '300',
        ...process.env,
        ...env,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        if (!quiet) {
          process.stdout.write(data);
        }
      });
    }
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}
