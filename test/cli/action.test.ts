/** The steps of action.yml, run as a runner does, and the files that other pipelines read. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bundleCli } from './bundle.ts';
import { manifestTo } from './manifest.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => parse(readFileSync(join(root, file), 'utf8'));

interface Step {
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly if?: string;
  readonly uses?: string;
}
const action: { inputs: Record<string, { default: string }>; runs: { using: string; steps: Step[] } } =
  read('action.yml');

let cli = '';
let stubs = '';
beforeAll(async () => {
  cli = await bundleCli();
  stubs = mkdtempSync(join(tmpdir(), 'exportlint-npx-'));
  // Notes what it was called with, and runs the program in place of the package.
  writeFileSync(
    join(stubs, 'npx'),
    [
      '#!/usr/bin/env bash',
      `printf '%s\\n' "$@" > "$NPX_CALL"`,
      'if [ -n "$NPX_MISSING" ]; then exit 1; fi',
      'while [ "$1" != exportlint ]; do shift; done; shift',
      `exec "${process.execPath}" "${cli}" "$@"\n`,
    ].join('\n'),
  );
  chmodSync(join(stubs, 'npx'), 0o755);
}, 60_000);
afterAll(() => {
  for (const folder of [dirname(cli), stubs]) rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly outputs: string;
  readonly summary: string;
  readonly call: readonly string[];
  readonly sarif: unknown;
}

function runAction(files: Record<string, string>, inputs: Record<string, string> = {}, isMissing = false): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'exportlint-action-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'work', name)), { recursive: true });
      writeFileSync(join(folder, 'work', name), text);
    }
    const runner = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
    for (const file of Object.values(runner)) writeFileSync(file, '');
    const [step] = action.runs.steps.filter(({ run }) => run !== undefined);
    const env = Object.fromEntries(
      Object.entries(step?.env ?? {}).map(([name, text]) => [name, filled(text, inputs)] as const),
    );
    const { status, stdout } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 99'],
      {
        cwd: join(folder, 'work'),
        encoding: 'utf8',
        env: {
          PATH: `${stubs}:${process.env.PATH}`,
          NPX_CALL: join(folder, 'call'),
          NPX_MISSING: isMissing ? '1' : '',
          ...runner,
          ...env,
        },
      },
    );
    const text = (file: string) => readFileSync(join(folder, file), 'utf8');
    const sarif = join(folder, 'work/exportlint.sarif');
    return {
      status,
      stdout,
      outputs: text('output'),
      summary: text('summary'),
      call: text('call').trimEnd().split('\n'),
      sarif: existsSync(sarif) ? JSON.parse(readFileSync(sarif, 'utf8')) : undefined,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Expressions as the runner fills them in, as far as the action uses any in the environment. */
function filled(text: string, inputs: Record<string, string>): string {
  return text.replace(
    /\$\{\{ inputs\.([\w-]+) \}\}/g,
    (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? '',
  );
}

describe('action.yml', { timeout: 60_000 }, () => {
  test('no script holds an expression: what a pull request brings would be run', () => {
    expect(action.runs.using).toBe('composite');
    const scripts = action.runs.steps.flatMap(({ run }) => run ?? []);
    expect(scripts).toHaveLength(1);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  test('a clean folder: exit code 0, SARIF for the upload, a summary', () => {
    const { status, stdout, outputs, summary, call, sarif } = runAction({ 'a.manifest.yaml': manifestTo('NO') });
    expect({ status, stdout, outputs }).toEqual({
      status: 0,
      stdout: '',
      outputs: 'exit-code=0\nsarif=exportlint.sarif\n',
    });
    expect(summary).toContain('1 line item in 1 file');
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] });
    expect(call.slice(0, 4)).toEqual(['--no', '--', 'exportlint', 'check']);
  });

  test('findings: annotations, exit code 1, and SARIF all the same', () => {
    const { status, stdout, outputs, sarif } = runAction({ 'a.manifest.yaml': manifestTo('IR') });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=a\.manifest\.yaml,line=6,/);
    expect(outputs).toBe('exit-code=1\nsarif=exportlint.sarif\n');
    expect(JSON.stringify(sarif)).toContain('"ruleId":"us-ear/embargo"');
  });

  test('inputs reach the command, one path a line, whatever signs they hold', () => {
    const files = { 'a b/$(id).manifest.yaml': manifestTo('NO'), 'c.manifest.yaml': manifestTo('IR') };
    const inputs = {
      path: 'a b/$(id).manifest.yaml\n',
      regime: 'us-ai-diffusion',
      'fail-on': 'never',
      version: '1.2.3',
    };
    const { status, call } = runAction(files, inputs);
    expect(status).toBe(0);
    expect(call.slice(0, 5)).toEqual(['--yes', '--package', 'exportlint@1.2.3', '--', 'exportlint']);
    expect(call.slice(-4)).toEqual(['--fail-on=never', '--regime=us-ai-diffusion', '--', 'a b/$(id).manifest.yaml']);
  });

  test('wrong usage: exit code 2, and nothing to upload', () => {
    const { status, outputs, sarif } = runAction({ 'a.manifest.yaml': manifestTo('NO') }, { regime: 'us-eer' });
    expect({ status, outputs, sarif }).toEqual({ status: 2, outputs: 'exit-code=2\n', sarif: undefined });
  });

  test('a tarball in the project takes the place of a version', () => {
    const inputs = { package: './tools/exportlint.tgz', version: '1.2.3' };
    const { status, call } = runAction({ 'a.manifest.yaml': manifestTo('NO') }, inputs);
    expect(status).toBe(0);
    expect(call.slice(0, 5)).toEqual(['--yes', '--package', './tools/exportlint.tgz', '--', 'exportlint']);
  });

  test('a package that is not there is no finding: exit code 3, and an annotation that says why', () => {
    const { status, stdout, outputs } = runAction({ 'a.manifest.yaml': manifestTo('NO') }, {}, true);
    expect({ status, outputs }).toEqual({ status: 3, outputs: 'exit-code=3\n' });
    expect(stdout).toMatch(/^::error::exportlint could not be run\./);
  });

  test('the upload takes place after findings too, and only where there is something to upload', () => {
    const [upload] = action.runs.steps.filter(({ uses }) => uses !== undefined);
    expect(upload?.uses).toMatch(/^github\/codeql-action\/upload-sarif@/);
    // Without a status function a step is skipped once one before it failed, and findings are a failure.
    expect(upload?.if).toMatch(/!cancelled\(\).*steps\.check\.outputs\.sarif != ''/);
  });
});

test('the hook of pre-commit takes the files that are ours by name, and no other', () => {
  const [hook] = read('.pre-commit-hooks.yaml');
  expect(hook).toMatchObject({ id: 'exportlint', language: 'node', entry: 'exportlint check' });
  const names = [
    'a.manifest.yaml',
    'x/b.deal.yml',
    'c.veus.yaml',
    'exportlint.yaml',
    'manifest.yaml',
    'a.manifest.yaml.bak',
  ];
  expect(names.filter((name) => new RegExp(hook.files).test(name))).toEqual([
    'a.manifest.yaml',
    'x/b.deal.yml',
    'c.veus.yaml',
  ]);
});

test('the page about CI has the snippet for GitLab as it is in its file', () => {
  const snippet = readFileSync(join(root, 'docs/ci/gitlab.yml'), 'utf8').replace(/^#.*\n/gm, '');
  expect(readFileSync(join(root, 'docs/ci.md'), 'utf8')).toContain(`\`\`\`yaml\n${snippet}\`\`\``);
});

test('the snippet for GitLab runs, and writes the reports that it names', { timeout: 60_000 }, () => {
  const { exportlint } = read('docs/ci/gitlab.yml');
  const [install, check] = exportlint.script;
  expect(install).toBe('npm ci');
  const folder = mkdtempSync(join(tmpdir(), 'exportlint-gitlab-'));
  try {
    writeFileSync(join(folder, 'a.manifest.yaml'), manifestTo('IR'));
    const { status } = spawnSync('bash', ['-c', check.replace(/^npx exportlint/, `"${process.execPath}" "${cli}"`)], {
      cwd: folder,
    });
    expect(status).toBe(1);
    const reports = [exportlint.artifacts.reports.junit, ...exportlint.artifacts.paths];
    expect(reports.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
