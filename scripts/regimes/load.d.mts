import type { ValidateFunction } from 'ajv';
import type { assemblePack } from '../../server/src/pack/assemble.ts';

export declare function packLoader(): Promise<typeof assemblePack>;
export declare function readPackFiles(
  head: string,
  assemble: typeof assemblePack,
  validate: ValidateFunction,
): { pack?: object; problem?: string };
