/**
 * What one keystroke costs: CPU from the change to the diagnostics of the file, through the code of the language server, for manifests
 * of 1,000 and 10,000 line items with the same number of findings, beside one full parse of the same text by `yaml`.
 *
 * Bars: an edit at 10,000 items at most a tenth of the full parse, and at most twice the edit at 1,000 items.
 */
import { parseDocument } from 'yaml';
import { DEFAULTS } from '../server/src/lint/configuration.ts';
import { check, loadCore, newCache } from '../server/src/lint/index.ts';
import type { Report } from '../server/src/lint/types.ts';
import { Checking } from '../server/src/lsp/checking.ts';
import { OpenDocuments } from '../server/src/lsp/documents.ts';
import { Results } from '../server/src/lsp/results.ts';
import { snapshotOf } from '../server/src/lsp/snapshot.ts';
import { uriOf } from '../server/src/lsp/uris.ts';
import { OpenWorkspace } from '../server/src/lsp/workspace.ts';
import type { Range } from '../server/src/yaml/index.ts';

const FINDINGS = 20;
const EDITS = 200;
const WARM_UP = 50;
const FILE = '/bench/large.manifest.yaml';
const HEAD = `kind: ShipmentManifest
id: BENCH-1
date: 2025-06-02
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US}
  ultimateConsignee:
    name: Nordlys Compute AS
    country: NO
    headquarters: NO
    ultimateParent: none
lines:
`;

/** One line item; `wrong` gives it a negative quantity. */
function lineItem(index: number, wrong: boolean): string {
  return `  - item: nvidia-l4 # position ${index}
    quantity: ${wrong ? -1 : 100 + (index % 900)}
    unitValue: ${2500 + (index % 100)}
    description: accelerator card, tray ${index}
    serials: [SN-${index}-A, SN-${index}-B]
`;
}

function manifest(items: number): string {
  const every = Math.floor(items / FINDINGS);
  return HEAD + Array.from({ length: items }, (_, index) => lineItem(index, index % every === 0)).join('');
}

type Step = 'edit' | 'check' | 'findings' | 'diagnostics';
const STEPS: readonly Step[] = ['edit', 'check', 'findings', 'diagnostics'];

interface Cost {
  readonly items: number;
  readonly bytes: number;
  readonly findings: number;
  /** Milliseconds of CPU for the first check. */
  readonly cold: number;
  /** Milliseconds of CPU for one edit, in the mean. */
  readonly edit: number;
  /** Milliseconds of the clock by step, median. */
  readonly steps: Readonly<Record<Step, number>>;
  /** Milliseconds of CPU for one full parse by `yaml`. */
  readonly parse: number;
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The line that holds the quantity of an item, counted from the head; every item has five lines. */
function quantityRange(index: number, width: number): Range {
  const line = HEAD.split('\n').length - 1 + index * 5 + 1;
  return { start: { line, character: 14 }, end: { line, character: 14 + width } };
}

async function measure(items: number): Promise<Cost> {
  const { catalog, regimes } = loadCore();
  const documents = new OpenDocuments();
  const turns = { now: () => performance.now(), next: () => Promise.resolve() };
  const failed = (error: unknown): never => {
    throw error;
  };
  const frame = (sources: Parameters<typeof check>[0]['sources']) => ({
    catalog,
    regimes,
    sources,
    asOf: '2026-11-24',
  });
  const checking = new Checking({ check, newCache, frame, turns, failed });
  const known = { regimes: [...regimes.keys()] };
  const workspace = new OpenWorkspace({ disk: undefined, documents, checking, known }, DEFAULTS);
  const results = new Results(failed);
  const uri = uriOf(FILE);
  const text = manifest(items);
  const spent: Record<Step, number[]> = { edit: [], check: [], findings: [], diagnostics: [] };

  async function answer(): Promise<number> {
    const started = performance.now();
    const checked = await checking.newest();
    const afterCheck = performance.now();
    const snapshot = snapshotOf(checked, [], failed);
    const findings = snapshot.findings(FILE);
    const afterFindings = performance.now();
    const around = { related: true, source: (file: string) => snapshot.source(file), uriOf };
    const found = results.of(FILE, findings, around).diagnostics();
    spent.check.push(afterCheck - started);
    spent.findings.push(afterFindings - afterCheck);
    spent.diagnostics.push(performance.now() - afterFindings);
    if (typeof (checked.report as Report | string) === 'string') throw new Error(checked.report as string);
    return found.length;
  }

  let before = cpu();
  workspace.opened(documents.open({ textDocument: { uri, languageId: 'yaml', version: 1, text } }, () => undefined));
  const findings = await answer();
  const cold = cpu() - before;

  let version = 1;
  async function type(index: number, digits: string): Promise<void> {
    version += 1;
    const contentChanges = [{ range: quantityRange(index, 3), text: digits }];
    const started = performance.now();
    const document = documents.change({ textDocument: { uri, version }, contentChanges }, failed);
    if (document) workspace.changed(document);
    spent.edit.push(performance.now() - started);
    const now = await answer();
    if (now !== findings) throw new Error(`${now} findings after an edit, ${findings} before`);
  }
  // Places all over the file; never an item that is wrong.
  const place = (nth: number): number => {
    const index = (nth * 7919) % items;
    return index % Math.floor(items / FINDINGS) === 0 ? index + 1 : index;
  };
  for (let nth = 0; nth < WARM_UP; nth += 1) await type(place(nth), String(100 + (nth % 900)));
  for (const step of STEPS) spent[step].length = 0;
  globalThis.gc?.();
  before = cpu();
  for (let nth = 0; nth < EDITS; nth += 1) await type(place(nth), String(999 - (nth % 900)));
  const edit = (cpu() - before) / EDITS;

  globalThis.gc?.();
  before = cpu();
  if (parseDocument(text).errors.length > 0) throw new Error('the text of the benchmark is not YAML');
  const parse = cpu() - before;
  const steps = Object.fromEntries(STEPS.map((step) => [step, median(spent[step])])) as Record<Step, number>;
  return { items, bytes: text.length, findings, cold, edit, steps, parse };
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const small = await measure(1_000);
const large = await measure(10_000);
for (const { items, bytes, findings, cold, edit, steps, parse } of [small, large]) {
  console.log(`${items.toLocaleString('en-US')} line items, ${(bytes / 1e6).toFixed(2)} MB, ${findings} findings`);
  console.log(`  full parse by yaml   ${ms(parse)}`);
  console.log(`  first check          ${ms(cold)}`);
  console.log(`  one edit             ${ms(edit)}   (${STEPS.map((step) => `${step} ${ms(steps[step])}`).join(', ')})`);
}
const ofParse = large.edit / large.parse;
const growth = large.edit / small.edit;
console.log(`edit at 10,000 over full parse: ${ofParse.toFixed(4)} (bar 0.1)`);
console.log(`edit at 10,000 over edit at 1,000: ${growth.toFixed(2)} (bar 2)`);
if (small.findings !== large.findings) throw new Error('the two manifests differ in findings');
if (ofParse > 0.1 || growth > 2) process.exitCode = 1;
