/**
 * A toy core, for what no document can bring about: a rule that throws, a check that takes long, an exact count of checks. It knows one
 * rule per line (a quantity over 100) and one across files (more than 1,000 in all).
 */

import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import type { Cache, Workspace } from '../../server/src/lint/index.ts';
import type { Finding, Report, RuleCard } from '../../server/src/lint/types.ts';
import type { Disk } from '../../server/src/lsp/disk.ts';
import type { Environment } from '../../server/src/lsp/session.ts';
import { broken, items, type Location, type Source } from '../../server/src/yaml/index.ts';

export interface ToyCore {
  readonly environment: Environment;
  /** The total of quantities that each check saw, in order. */
  readonly totals: number[];
  /** How many checks stopped before their end. */
  stops: number;
  /** Set by a test: thrown by the next checks. */
  fault: Error | undefined;
  /** Thrown when the findings of a file with this name are asked for. */
  faultyFile: string | undefined;
  /** Called whenever the server pauses to let messages in. */
  onPause: (() => Promise<void>) | undefined;
  /** How many times a check asks whether to stop, and rests a millisecond in between. */
  steps: number;
  /** Thrown when the workspace is read. */
  diskFault: Error | undefined;
  readonly onDisk: Map<string, Source>;
}

export function toyCore(): ToyCore {
  const toy: ToyCore = {
    totals: [],
    stops: 0,
    fault: undefined,
    faultyFile: undefined,
    steps: 0,
    onPause: undefined,
    diskFault: undefined,
    onDisk: new Map(),
    environment: undefined as unknown as Environment,
  };
  const disk: Disk = {
    scan: () => {
      if (toy.diskFault) throw toy.diskFault;
      return {
        sources: new Map([...toy.onDisk].map(([file, source]) => [file, { source, config: DEFAULTS }])),
        configurations: new Map(),
      };
    },
    readCustom: (path) => broken(path, 'lint/unreadable', { reason: 'toys have no packs' }),
    read: (file) => toy.onDisk.get(file),
  };
  const environment: Environment = {
    check: (workspace, cache, stop) => check(toy, workspace, cache, stop),
    newCache: () => ({ done: new Set() }) as unknown as Cache,
    core: { catalog: { findCountry: () => undefined } as never, regimes: new Map(), data: {} as never },
    shape: () => [],
    disk,
    turns: {
      now: () => performance.now(),
      next: async () => {
        await toy.onPause?.();
        await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      },
    },
    today: () => '2026-11-24',
    version: 'toy',
  };
  return Object.assign(toy, { environment });
}

function check(toy: ToyCore, workspace: Workspace, cache: Cache, stop: (() => boolean) | undefined): Report {
  if (toy.fault) throw toy.fault;
  const { done } = cache as unknown as { done: Set<number> };
  for (let step = 0; step < toy.steps; step += 1) {
    if (done.has(step)) continue;
    if (stop?.()) {
      toy.stops += 1;
      throw new Error('stopped');
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    done.add(step);
  }
  const quantities = [...workspace.sources.values()].flatMap(({ source }) =>
    quantitiesOf(source).map(({ amount }) => amount),
  );
  const total = quantities.reduce((sum, amount) => sum + amount, 0);
  toy.totals.push(total);
  return {
    asOf: workspace.asOf,
    files: [...workspace.sources.keys()],
    findings: (file) => {
      if (toy.faultyFile !== undefined && file.endsWith(toy.faultyFile)) throw new Error('the rule broke');
      return findingsOf(workspace.sources.get(file)?.source as Source, total);
    },
    lines: () => [],
    allocations: () => [],
    summary: () => ({ files: 0, documents: 0, lines: 0, errors: 0, warnings: 0, infos: 0, suppressed: 0 }),
    incomplete: false,
    card: (rule) => (rule === 'toy/too-many' ? CARD : undefined),
  };
}

const CARD: RuleCard = {
  id: 'toy/too-many',
  title: 'Too many',
  summary: 'At most 100.',
  todo: 'Send fewer.',
  citation: '1 TOY 2',
  links: [{ title: '1 TOY 2', url: 'https://toys.example/2' }],
};

function quantitiesOf(source: Source): { amount: number; at: Location }[] {
  const found: { amount: number; at: Location }[] = [];
  for (const doc of source.docs) {
    for (const { key, location, value } of items(doc)) {
      const amount = (value as { quantity?: unknown } | null)?.quantity;
      if (key === 'lines' && typeof amount === 'number')
        found.push({ amount, at: { ...location, path: [...location.path, 'quantity'] } });
    }
  }
  return found;
}

function findingsOf(source: Source, total: number): Finding[] {
  const tooMany = quantitiesOf(source)
    .filter(({ amount }) => amount > 100)
    .map(({ amount, at }) => finding('toy/too-many', `${amount} is more than 100`, at));
  const head = source.docs[0]?.head;
  if (total > 1000 && head) tooMany.unshift(finding('toy/total', `${total} in all`, { piece: head, path: ['id'] }));
  return tooMany;
}

function finding(rule: string, message: string, at: Location): Finding {
  return {
    rule,
    severity: 'error',
    certainty: 'certain',
    at,
    message,
    citation: '1 TOY 2',
    url: 'https://toys.example/2',
    related: [],
    fixes:
      rule === 'toy/too-many'
        ? [{ title: 'Make it 100', safety: 'safe', edits: [{ kind: 'replace', at, text: '100' }] }]
        : [],
    suppressed: null,
  };
}
