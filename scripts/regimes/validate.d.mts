import type { ValidateFunction } from 'ajv';

export declare function packValidator(): ValidateFunction;
export declare function readPack(
  file: string,
  text: string,
  validate: ValidateFunction,
): { pack?: object; problem?: string };
export declare function shapeProblem(
  pack: unknown,
  validate: ValidateFunction,
  lineOf: (where: string[], key?: string) => string,
): string | undefined;
