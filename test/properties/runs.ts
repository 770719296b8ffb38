/** How often a property is tried. `PROPERTY_RUNS` asks for more, then with another seed each time. */
const asked = process.env.PROPERTY_RUNS;

export const runs = (usual: number): { numRuns: number; seed?: number } =>
  asked === undefined ? { numRuns: usual, seed: 20260924 } : { numRuns: Number(asked) };
