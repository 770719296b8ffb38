/**
 * What one keystroke costs: CPU from the change to the diagnostics of the file, through the code of the language server, for manifests
 * of 1,000 and 10,000 line items with the same number of findings, next to one full parse of the same text by `yaml`.
 *
 * Bars: an edit at 10,000 items at most a tenth of the full parse, and at most twice the edit at 1,000 items.
 */
import { parseDocument } from 'yaml';
import { DEFAULTS } from '../server/src/lint/configuration.ts';
import { check, loadCore, newCache } from '../server/src/lint/index.ts';
import type { Report } from '../server/src/lint/types.ts';
import { Checking } from '../server/src/lsp/analysisHost.ts';
import { CustomData } from '../server/src/lsp/customData.ts';
import { Results } from '../server/src/lsp/diagnosticsCache.ts';
import { OpenDocuments } from '../server/src/lsp/documents.ts';
import { snapshotOf } from '../server/src/lsp/snapshot.ts';
import { uriOf } from '../server/src/lsp/uris.ts';
import { OpenWorkspace } from '../server/src/lsp/workspace.ts';
import type { Range } from '../server/src/yaml/index.ts';

const FINDINGS = 20;
const EDITS = 200;
const WARM_UP = 50;
/** Milliseconds after which no further edit is typed, though fewer were. */
const LONGEST = 20_000;
const FILE = '/bench/large.manifest.yaml';

interface Scenario {
  readonly name: string;
  readonly head: string;
  readonly item: string;
  readonly sizes: readonly [small: number, large: number];
  /** Has it bars to meet? */
  readonly barred: boolean;
  /** Quantity of the nth item. */
  quantity(nth: number): number;
  /** What the nth edit types over a quantity; of the same width. */
  typed(nth: number): number;
}

function head(place: string, more: string): string {
  return `kind: ShipmentManifest
id: BENCH-1
date: 2025-06-02
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, role: reseller}
  ultimateConsignee:
    name: Nordlys Compute AS
    country: ${place}
    headquarters: ${place}
    ultimateParent: none
    type: direct-consumer
    government: false
    founded: 2011-04-01
    address: Rua do Cais 14
endUse: {text: commercial cloud}
${more}lines:
`;
}

const LPP = `regime: us-ai-diffusion
authorization: {exception: LPP}
purchaseOrder: PO-1
certifications: [lpp-consignee-certificate, lpp-bis-copy, lpp-bis-notice]
`;

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'nothing is capped',
    sizes: [1_000, 10_000],
    barred: true,
    head: head('NO', ''),
    item: 'nvidia-l4',
    quantity: (nth) => 100 + (nth % 900),
    typed: (nth) => 999 - (nth % 900),
  },
  {
    name: 'every line draws on caps, all fit',
    sizes: [1_000, 10_000],
    barred: true,
    head: head('PT', LPP),
    item: 'nvidia-l4',
    quantity: () => 1,
    typed: (nth) => 1 + (nth % 2),
  },
  {
    name: 'every line draws on caps, one is exceeded',
    sizes: [500, 1_000],
    barred: false,
    head: head('PT', LPP),
    item: 'nvidia-h100-sxm5',
    quantity: (nth) => 1 + (nth % 9),
    typed: (nth) => 9 - (nth % 9),
  },
];

/** One line item; `wrong` misspells a key. */
function lineItem({ item, quantity }: Scenario, index: number, wrong: boolean): string {
  return `  - item: ${item} # position ${index}
    quantity: ${quantity(index)}
    unitValue: ${2500 + (index % 100)}
    description: accelerator card, tray ${index}
    ${wrong ? 'sheduleB' : 'scheduleB'}: '8473.30.${1000 + (index % 9000)}'
`;
}

function manifest(scenario: Scenario, items: number): string {
  const every = Math.floor(items / FINDINGS);
  const all = Array.from({ length: items }, (_, index) => lineItem(scenario, index, index % every === 0));
  return scenario.head + all.join('');
}

type Step = 'edit' | 'check' | 'findings' | 'diagnostics';
const STEPS: readonly Step[] = ['edit', 'check', 'findings', 'diagnostics'];

interface Cost {
  readonly items: number;
  readonly bytes: number;
  readonly findings: number;
  /** Edits after which their number was another. */
  readonly moved: number;
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

/** The quantity of an item; every item has five lines. */
function quantityRange({ head, quantity }: Scenario, index: number): Range {
  const line = head.split('\n').length - 1 + index * 5 + 1;
  return { start: { line, character: 14 }, end: { line, character: 14 + String(quantity(index)).length } };
}

async function measure(scenario: Scenario, items: number): Promise<Cost> {
  const shipped = loadCore();
  const { catalog, regimes } = shipped;
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
  const shape = () => [];
  const own = new CustomData({ shipped, shape, isTrusted: true, open: () => undefined, read: undefined });
  const workspace = new OpenWorkspace({ disk: undefined, documents, checking, own }, () => DEFAULTS);
  const results = new Results(failed);
  const uri = uriOf(FILE);
  const text = manifest(scenario, items);
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
  let moved = 0;
  async function type(index: number, nth: number): Promise<void> {
    version += 1;
    const contentChanges = [{ range: quantityRange(scenario, index), text: String(scenario.typed(nth)) }];
    const started = performance.now();
    const document = documents.change({ textDocument: { uri, version }, contentChanges }, failed);
    if (document) workspace.changed(document);
    spent.edit.push(performance.now() - started);
    const now = await answer();
    if (now !== findings) moved += 1;
  }
  // Places all over the file.
  const place = (nth: number): number => (nth * 7919) % items;
  const typeMany = async (edits: number): Promise<number> => {
    const end = performance.now() + LONGEST;
    let nth = 0;
    while (nth < edits && performance.now() < end) await type(place(nth), ++nth);
    return nth;
  };
  await typeMany(WARM_UP);
  for (const step of STEPS) spent[step].length = 0;
  globalThis.gc?.();
  before = cpu();
  const typed = await typeMany(EDITS);
  const edit = (cpu() - before) / typed;

  globalThis.gc?.();
  before = cpu();
  if (parseDocument(text).errors.length > 0) throw new Error('the text of the benchmark is not YAML');
  const parse = cpu() - before;
  const steps = Object.fromEntries(STEPS.map((step) => [step, median(spent[step])])) as Record<Step, number>;
  return { items, bytes: text.length, findings, moved, cold, edit, steps, parse };
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;

const amount = (value: number): string => value.toLocaleString('en-US');

for (const scenario of SCENARIOS) {
  const small = await measure(scenario, scenario.sizes[0]);
  const large = await measure(scenario, scenario.sizes[1]);
  console.log(`\n${scenario.name}`);
  for (const { items, bytes, findings, cold, edit, steps, parse } of [small, large]) {
    console.log(`  ${amount(items)} line items, ${(bytes / 1e6).toFixed(2)} MB, ${findings} findings`);
    console.log(`    full parse by yaml   ${ms(parse)}`);
    console.log(`    first check          ${ms(cold)}`);
    console.log(
      `    one edit             ${ms(edit)}   (${STEPS.map((step) => `${step} ${ms(steps[step])}`).join(', ')})`,
    );
  }
  if (scenario.barred && (small.findings !== large.findings || small.moved + large.moved > 0)) {
    throw new Error('the two manifests differ in findings, so that their edits cannot be compared');
  }
  const ofParse = large.edit / large.parse;
  const growth = large.edit / small.edit;
  const bar = (limit: number): string => (scenario.barred ? `bar ${limit}` : 'no bar: findings grow with the items');
  console.log(`  edit at ${amount(large.items)} over full parse: ${ofParse.toFixed(4)} (${bar(0.1)})`);
  console.log(`  edit at ${amount(large.items)} over edit at ${amount(small.items)}: ${growth.toFixed(2)} (${bar(2)})`);
  if (scenario.barred && (ofParse > 0.1 || growth > 2)) process.exitCode = 1;
}
