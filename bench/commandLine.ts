/**
 * What a check of a workspace costs on the command line, next to what others do with the same files in the same run: CPU over all
 * threads, and the most memory. `npm run build` first. `--json FILE` writes the figures; `--check` compares them with bench/budget.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadCore } from '../server/src/lint/index.ts';
import { type Made, workspace } from './made/realistic.ts';

const CLI = path.resolve('server/dist/cli.js');
const SCHEMAS = path.resolve('schemas/bundled');
const ROUNDS = 3;

/** A program to compare with, as `run.mjs` bundled it. */
const peer = (name: string) => path.join(process.env['PEERS'] ?? '', `${name}.mjs`);

/** Seconds of CPU, and MB at the most. */
interface Cost {
  readonly cpu: number;
  readonly memory: number;
}

interface Row extends Cost {
  readonly name: string;
}

/** Says at the end of a process what it cost. */
const METER = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.COST_FILE, JSON.stringify({ cpu: (user + system) / 1e6, memory: maxRSS / 1024 }));
});`;

class Bench {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'exportlint-bench-'));
  private readonly meter = path.join(this.folder, 'meter.cjs');
  readonly cache = path.join(this.folder, 'cache');

  constructor() {
    writeFileSync(this.meter, METER);
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(name: string, { files }: Made): string {
    const folder = path.join(this.folder, name);
    mkdirSync(folder);
    for (const file of files) writeFileSync(path.join(folder, file.name), file.text);
    return folder;
  }

  /** The least of some runs: whatever else the machine does only adds. */
  least(program: string, args: readonly string[], cwd: string): Cost {
    return Array.from({ length: ROUNDS }, () => this.run(program, args, cwd)).reduce((best, one) =>
      one.cpu < best.cpu ? one : best,
    );
  }

  run(program: string, args: readonly string[], cwd: string): Cost {
    const file = path.join(this.folder, 'cost.json');
    const env = { ...process.env, COST_FILE: file, XDG_CACHE_HOME: this.cache };
    const { status, stderr } = spawnSync(process.execPath, ['--require', this.meter, program, ...args], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status === null || status > 1) throw new Error(`${program} ended with ${status}: ${stderr}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Cost;
  }
}

function rowsOf(bench: Bench, made: Made): readonly Row[] {
  const folder = bench.write('workspace', made);
  const check = ['check', '.', '--fail-on', 'never'];
  const row = (name: string, cost: Cost): Row => ({ name, ...cost });
  const anew = (format: string) => bench.least(CLI, [...check, '--no-cache', '--format', format], folder);
  const rows = [row('exportlint check', anew('pretty')), row('exportlint check --format json', anew('json'))];
  bench.run(CLI, check, folder);
  rows.push(row('exportlint check, nothing changed', bench.least(CLI, check, folder)));
  rows.push(row('yaml + ajv', bench.least(peer('yamlAjv'), [folder, SCHEMAS], folder)));
  rows.push(row('reading and hashing', bench.least(peer('readAndHash'), [folder], folder)));
  return rows;
}

/** Growth: seconds of CPU for one manifest, by its number of lines. */
function growth(bench: Bench, items: readonly string[]): readonly (Cost & { readonly lines: number })[] {
  return [10, 100, 1_000, 10_000].map((lines) => {
    const folder = bench.write(`lines-${lines}`, workspace(items, 1, lines));
    return { lines, ...bench.least(CLI, ['check', '.', '--fail-on', 'never', '--no-cache'], folder) };
  });
}

interface Budget {
  /** CPU of a row, as a multiple of that of `yaml + ajv`. */
  readonly ratios: Readonly<Record<string, number>>;
}

function overBudget(rows: readonly Row[]): readonly string[] {
  const { ratios } = JSON.parse(readFileSync('bench/budget.json', 'utf8')) as Budget;
  const beside = rows.find(({ name }) => name === 'yaml + ajv') as Row;
  return rows.flatMap(({ name, cpu }) => {
    const most = ratios[name];
    const ratio = cpu / beside.cpu;
    return most !== undefined && ratio > most
      ? [`${name}: ${ratio.toFixed(2)} times yaml + ajv, more than ${most}`]
      : [];
  });
}

const fixed = (value: number, digits = 2) => value.toFixed(digits);

function main(args: readonly string[]): void {
  if (!existsSync(CLI)) throw new Error('server/dist/cli.js is not there; run `npm run build` first.');
  const items = loadCore().catalog.items.map(({ id }) => id);
  const bench = new Bench();
  try {
    const made = workspace(items, 1_002);
    const rows = rowsOf(bench, made);
    const { cpu: unit } = rows.find(({ name }) => name === 'yaml + ajv') as Row;
    const size = `${made.files.length} files, ${fixed(made.bytes / 1e6, 1)} MB, ${made.lines} lines`;
    process.stdout.write(`## Command line\n\n${size}; Node ${process.version}; the least of ${ROUNDS} runs.\n\n`);
    process.stdout.write('| | CPU s | times yaml + ajv | MB |\n| --- | --- | --- | --- |\n');
    for (const { name, cpu, memory } of rows) {
      process.stdout.write(`| ${name} | ${fixed(cpu)} | ${fixed(cpu / unit)} | ${fixed(memory, 0)} |\n`);
    }
    const grown = growth(bench, items);
    process.stdout.write('\nOne manifest, by its number of lines:\n\n| lines | CPU s | MB |\n| --- | --- | --- |\n');
    for (const { lines, cpu, memory } of grown) {
      process.stdout.write(`| ${lines} | ${fixed(cpu)} | ${fixed(memory, 0)} |\n`);
    }
    const file = args[args.indexOf('--json') + 1];
    if (args.includes('--json') && file) writeFileSync(file, JSON.stringify({ size, rows, grown }, undefined, 2));
    const over = args.includes('--check') ? overBudget(rows) : [];
    for (const text of over) process.stderr.write(`Over budget: ${text}.\n`);
    if (over.length > 0) process.exitCode = 1;
  } finally {
    bench.end();
  }
}

main(process.argv.slice(2));
