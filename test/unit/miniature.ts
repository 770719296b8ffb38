/** A pack of one requirement and what a test adds, and manifests of a few lines, for tests that read as examples. */
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import {
  type Config,
  check,
  type Determination,
  loadCore,
  newCache,
  type Report,
} from '../../server/src/lint/index.ts';
import { loadRegimes, type Regime } from '../../server/src/regime/index.ts';
import type { ConditionSpec, PackSpec } from '../../server/src/regime/pack.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read } from '../../server/src/yaml/index.ts';

export const { catalog } = loadCore();

export const MINIATURE: PackSpec = {
  pack: 'mini',
  format: 1,
  title: 'A miniature',
  version: '1',
  home: ['US'],
  classification: 'eccn',
  transactions: { export: 'home', reexport: 'onward', transfer: 'inside' },
  partyLists: { 'entity-list': 'Entity List', meu: 'Military End-User List', sdn: 'Specially Designated Nationals' },
  verified: { until: '2030-12-31', reason: 'old', staleAfterDays: 90, later: 'review' },
  readings: { plain: { valid: { apply: true } } },
  reading: 'plain',
  missing: { default: 'say-more', byKey: {} },
  classes: [{ id: 'all', label: 'none', otherwise: true }],
  reasons: {
    old: { raises: 'caution', say: 'Old.' },
    'say-more': { raises: 'review', say: '{path} is not said.' },
    near: { raises: 'caution', say: '{figure} {value} is near {limit}.' },
    disagree: { raises: 'review', say: '{figure} is {value} or {other}.' },
  },
};

/** @throws Error when the pack is not sound */
export function regimesOf(...packs: readonly PackSpec[]): ReadonlyMap<string, Regime> {
  const { regimes, problems } = loadRegimes(packs);
  if (problems.length > 0) {
    throw new Error(problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  return regimes;
}

/** Checks texts by file name under the first of the regimes. */
export function report(
  files: Readonly<Record<string, string>>,
  regimes: ReadonlyMap<string, Regime>,
  config: Partial<Config> = {},
): Report {
  const own = { ...DEFAULTS, regime: [...regimes.keys()][0] as string, ...config };
  const sources = new Map(
    Object.entries(files).map(([file, text]) => [file, { source: read(file, text, SECTIONS), config: own }]),
  );
  return check({ sources, regimes, catalog, asOf: '2026-11-24' }, newCache());
}

/** A manifest of the given lines of YAML on top of what every one needs. */
export function manifest(head: string, ...lines: readonly string[]): string {
  const own = new Set(head.split('\n').map((line) => line.split(':')[0]));
  const rest = Object.entries({
    kind: 'ShipmentManifest',
    id: 'S-1',
    date: '2026-03-02',
    from: 'US',
    parties: '{ultimateConsignee: {name: Lisboa Data, country: PT, headquarters: PT, ultimateParent: none}}',
  });
  const items = lines.length > 0 ? lines : ['item: nvidia-h100-sxm5, quantity: 1'];
  return `${rest.flatMap(([key, value]) => (own.has(key) ? [] : [`${key}: ${value}\n`])).join('')}${head === '' ? '' : `${head}\n`}lines:\n${items.map((line) => `  - {${line}}\n`).join('')}`;
}

/** Does the condition hold for the manifest? `true`, `false`, or `unknown` with what is missing. */
export function holds(when: ConditionSpec, text: string, pack: Partial<PackSpec> = {}): string {
  const regimes = regimesOf({
    ...MINIATURE,
    requirements: { asked: { when, say: 'Asked.', text: [{ status: 'valid', cite: 'Rule 1' }] } },
    ...pack,
  });
  const [line] = [...report({ 'a.manifest.yaml': text }, regimes).lines('a.manifest.yaml')];
  const [determination] = (line?.determinations ?? []) as readonly Determination[];
  switch (determination?.outcome) {
    case 'license-required':
      return 'true';
    case 'no-license-required':
      return 'false';
    default:
      return `unknown: ${determination?.missing.map((path) => path.join('.')).join(' ')}`;
  }
}
