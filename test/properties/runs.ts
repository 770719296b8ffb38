/** How often a property is tried. `PROPERTY_RUNS` asks for more, then with another seed each time. */
import { vi } from 'vitest';

const asked = process.env.PROPERTY_RUNS;

// A property is many tests, on a machine that may be busy with others.
vi.setConfig({ testTimeout: asked === undefined ? 60_000 : 3_600_000 });

export const runs = (usual: number): { numRuns: number; seed?: number } =>
  asked === undefined ? { numRuns: usual, seed: 20260924 } : { numRuns: Number(asked) };
