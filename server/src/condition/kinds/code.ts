/** A code: one of some, none of some, or below one. And lists of codes that hold one. */
import { isMap } from '../../yaml/index.ts';
import { operatorMap, type TestKind, texts } from './kind.ts';

export interface CodeTest {
  readonly by: 'in' | 'notIn' | 'under';
  /** In the spelling in which the fact's codes are compared. */
  readonly codes: readonly string[];
}

const OPERATORS = {
  in: 'It is one of these.',
  notIn: 'It is none of these.',
  under: 'It is one of these or a paragraph below; `*` stands for anything, as in 5A002.z.*.a.',
};

const NAMES = { $ref: 'pack-conditions.schema.json#/definitions/oneOrMore' };

/** A code, a list, or a map with one operator. */
const bareOr = (expects: string, description: string, map: object): object => ({
  type: ['string', 'array', 'object'],
  'x-expects': expects,
  description,
  minLength: 1,
  minItems: 1,
  items: { type: 'string' },
  if: { type: 'object' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: map,
});

export const CODE: TestKind<CodeTest> = {
  operators: OPERATORS,
  about: 'a code, a list of codes, `{notIn: CODES}`, or `{under: CODES}` for a code and all paragraphs below it',
  definition: 'codeTest',
  schema: bareOr(
    'a code, a list of codes, or {in: …}, {notIn: …} or {under: …}',
    'A code is one of these.',
    operatorMap('One of in, notIn and under.', OPERATORS, NAMES),
  ),
  parse(written, { spelling = (code) => code }) {
    const spec = isMap(written) ? written : undefined;
    const by = spec && 'under' in spec ? 'under' : spec && !('in' in spec) ? 'notIn' : 'in';
    return { by, codes: texts(spec ? spec[by] : written).map(spelling) };
  },
  evaluator({ by, codes }) {
    if (by === 'under') {
      const prefixes = codes.map((code) => code.split('*'));
      return (value) => prefixes.some((parts) => isUnder(value as string, parts));
    }
    return (value) => codes.includes(value as string) === (by === 'in');
  },
};

/** `4A003.z.*` matches every paragraph below; a plain prefix matches itself and what is below it. */
function isUnder(value: string, [start = '', end]: readonly string[]): boolean {
  if (end !== undefined) {
    return value.startsWith(start) && value.endsWith(end);
  }
  return value === start || value.startsWith(`${start}.`);
}

export interface CodesTest {
  readonly any: readonly string[];
}

const LIST_OPERATORS = { has: 'It holds this one.', hasAny: 'It holds at least one of these.' };

export const CODES: TestKind<CodesTest> = {
  operators: LIST_OPERATORS,
  about: '`{has: CODE}` or `{hasAny: CODES}`',
  definition: 'codesTest',
  schema: bareOr(
    'a code, or {has: …} or {hasAny: …}',
    'A list of codes holds one of these.',
    operatorMap('One of has and hasAny.', LIST_OPERATORS, NAMES),
  ),
  parse: (written) => ({ any: texts(isMap(written) ? (written['has'] ?? written['hasAny']) : written) }),
  evaluator:
    ({ any }) =>
    (value) =>
      any.some((code) => (value as readonly string[]).includes(code)),
};
