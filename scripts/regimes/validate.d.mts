import type { ValidateFunction } from 'ajv';

export declare function packValidator(): ValidateFunction;
export declare function readPack(
  file: string,
  text: string,
  validate: ValidateFunction,
): { pack?: object; problem?: string };
