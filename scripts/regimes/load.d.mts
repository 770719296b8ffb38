import type * as core from './core.mjs';

export declare function packCore(): Promise<typeof core>;
export declare function readPacks(
  heads: readonly string[],
  core: unknown,
): { packs?: readonly object[]; problem?: string };
