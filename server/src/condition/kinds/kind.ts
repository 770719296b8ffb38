/** What it takes to test facts of one kind: one file for each. */
import type { Truth } from '../../trade/vocabulary.ts';
import type { Ctx, FactValue } from '../context.ts';
import type { PackPath } from '../problem.ts';

/** Names that the pack defines and tests may use. */
export interface PackNames {
  /** The words of a list of `terms`; undefined where the pack has none of the name. */
  terms(name: string): readonly string[] | undefined;
}

/** The fact that a test is about, as far as parsing needs it. */
export interface Subject {
  readonly name: string;
  /** Codes with several spellings: the one to compare. */
  readonly spelling?: ((code: string) => string) | undefined;
}

export interface TestKind<T> {
  /** Keys of a test, each with what it asks; empty where the test is a bare value. */
  readonly operators: Readonly<Record<string, string>>;
  /** For the documentation: how it is written. */
  readonly about: string;
  /** The name and the body of its definition in the schema of packs. */
  readonly definition: string;
  readonly schema: object;
  /** Throws ConditionError for a test that the kind does not have. */
  parse(written: unknown, subject: Subject, at: PackPath, names: PackNames): T;
  /** The test made ready; `fact` is the name of the fact. */
  evaluator(test: T, fact: string): (value: NonNullable<FactValue>, c: Ctx) => Truth;
}

/** One text or several, as several. */
export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [String(value)];

/** In schemas: a map of the operators, of which at least one is given and, but for comparisons, one only. */
export function operatorMap(
  description: string,
  operators: Readonly<Record<string, string>>,
  value: object,
  only: 'one' | 'some' = 'one',
): object {
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(
      Object.entries(operators).map(([key, words]) => [key, { ...value, description: words }]),
    ),
    patternProperties: { '^x-': {} },
    additionalProperties: false,
    minProperties: 1,
    ...(only === 'one' ? { maxProperties: 1 } : {}),
  };
}
