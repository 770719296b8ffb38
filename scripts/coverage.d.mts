import type { PackSpec } from '../server/src/regime/pack.ts';
import type { Reached } from '../test/guards/reach.ts';

export interface Provision {
  readonly what: string;
  readonly by?: readonly string[];
  readonly 'left-out'?: string;
}
export interface Provisions {
  readonly title: string;
  readonly provisions: Readonly<Record<string, Provision>>;
}
export interface Entry {
  readonly part: string;
  readonly id: string;
  readonly spec: {
    readonly title?: string;
    readonly coverage?: string;
    readonly coverageNote?: string;
    readonly models?: readonly string[];
  };
}
export function readProvisions(): readonly Provisions[];
export function entriesOf(pack: PackSpec): readonly Entry[];
export function holdersOf(
  groups: readonly Provisions[],
  packs: readonly PackSpec[],
): ReadonlyMap<string, readonly string[]>;
export function coveragePage(
  groups: readonly Provisions[],
  packs: readonly PackSpec[],
  reached: readonly Reached[],
): string;
export function buildCoverage(options?: { check?: boolean }): Promise<boolean>;
