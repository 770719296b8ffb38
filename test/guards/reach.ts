/** What the cases, the examples and the corpus reach in the packs: which entries decide something about a line, and where. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, type Determination, loadCore, newCache } from '../../server/src/lint/index.ts';
import type { PackSpec } from '../../server/src/regime/pack.ts';
import { shippedPacks } from '../../server/src/regime/shipped.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read } from '../../server/src/yaml/index.ts';

/** The parts of a pack whose entries can decide. `conditions` are those of authorities. */
export type Part = 'classes' | 'requirements' | 'authorities' | 'conditions' | 'allocations' | 'policies' | 'reasons';

/** An entry that took part in an answer. */
export interface Reached {
  readonly regime: string;
  readonly part: Part;
  readonly id: string;
  readonly file: string;
  /** It stands among the reasons of the determination, so that the reader is told of it. */
  readonly told: boolean;
}

const core = loadCore();

/** Files that are judged by themselves, and those of `examples/`, which are one workspace. */
export function documents(root = process.cwd()): readonly (readonly string[])[] {
  const alone = globSync(['regimes/*/cases/*.yaml', 'test/corpus/*.yaml'], { cwd: root }).sort();
  const together = globSync('examples/*.yaml', { cwd: root, ignore: '**/exportlint.yaml' }).sort();
  return [...alone.map((file) => [file]), together];
}

/** Judges each workspace under every regime. */
export function reach(workspaces: readonly (readonly string[])[], root = process.cwd()): readonly Reached[] {
  const config = { ...DEFAULTS, alsoCheck: [...core.regimes.keys()] };
  return workspaces.flatMap((files) => {
    const sources = new Map(
      files.map((file) => [file, { source: read(file, readFileSync(`${root}/${file}`, 'utf8'), SECTIONS), config }]),
    );
    const report = check({ sources, ...core, asOf: '2026-11-24' }, newCache());
    return files.flatMap((file) =>
      [...report.lines(file)].flatMap((line) => line.determinations.flatMap((d) => reachedBy(d, file))),
    );
  });
}

function reachedBy(determination: Determination, file: string): readonly Reached[] {
  const { regime, reasons, exceptions, authorized, outcome } = determination;
  const spec = core.regimes.get(regime)?.pack.spec as PackSpec;
  const reported = new Set(reasons.map(({ code }) => code));
  const found: Reached[] = [];
  const add = (part: Part, id: string, isTold: boolean) => found.push({ regime, part, id, file, told: isTold });
  const trace = determination.trace();
  const steps = new Set(trace.flatMap(({ step, result }) => (result === true ? [step] : [])));
  const labels = new Set(trace.flatMap(({ step, result }) => (step === 'class' ? [result] : [])));
  for (const { id, label } of spec.classes ?? []) {
    if (labels.has(label)) {
      add('classes', id, true);
    }
  }
  for (const id of Object.keys(spec.requirements ?? {})) {
    if (reported.has(id) || steps.has(`requirement ${id}`)) {
      add('requirements', id, reported.has(id));
    }
  }
  for (const id of Object.keys(spec.policies ?? {})) {
    if (steps.has(`review policy ${id}`)) {
      add('policies', id, determination.review !== null);
    }
  }
  for (const [id, authority] of authoritiesOf(spec)) {
    const code = authority.code ?? id;
    const open =
      authority.kind === 'license'
        ? authorized === true && outcome === 'license-required'
        : exceptions.some((e) => e.code === code && e.status !== 'unavailable');
    if (open || reported.has(code.toLowerCase())) {
      add('authorities', id, true);
    }
    for (const item of authority.conditions ?? []) {
      const condition = item.as ?? `${code.toLowerCase()}-${item.id}`;
      if (reported.has(condition)) {
        add('conditions', condition, true);
        if (item.mark) {
          add('allocations', item.mark.allocation, false);
        }
      }
    }
  }
  for (const [id, { finding }] of Object.entries(spec.allocations ?? {})) {
    if (reported.has(finding ?? id) || determination.allocations.some((use) => use.id === id)) {
      add('allocations', id, reported.has(finding ?? id));
    }
  }
  for (const id of Object.keys(spec.reasons ?? {})) {
    if (reported.has(id)) {
      add('reasons', id, true);
    }
  }
  return found;
}

/** With what they take over from the authority that they extend. */
export function authoritiesOf(spec: PackSpec) {
  return Object.entries(spec.authorities ?? {}).map(
    ([id, own]) => [id, { ...(own.extends === undefined ? {} : spec.authorities?.[own.extends]), ...own }] as const,
  );
}

/** Regimes in which an entry of the pack speaks: its own, and those that extend it without an entry of that name. */
export function speaksIn(pack: PackSpec, part: string, id: string): readonly string[] {
  const above = shippedPacks.filter(
    (other) => other.extends === pack.pack && !(id in ((other[part as keyof PackSpec] as object | undefined) ?? {})),
  );
  return [pack.pack, ...above.map((other) => other.pack)];
}
