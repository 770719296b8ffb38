/** Words in texts: whole words, beginnings of words, and scripts that put no space between words. */
import { isMap } from '../../yaml/index.ts';
import { ConditionError } from '../problem.ts';
import { type TestKind, texts } from './kind.ts';

export type TextTest = { readonly startsWith: string } | { readonly mentions: readonly string[] };

const OPERATORS = {
  mentions: 'A word of the text begins like one of these; or a word is on a list of `terms`.',
  startsWith: 'The text begins like this.',
};

export const TEXT: TestKind<TextTest> = {
  operators: OPERATORS,
  about:
    "`{mentions: WORDS}`, which finds beginnings of words; `{mentions: {terms: NAME}}`, the words of the pack's `terms`; or `{startsWith: TEXT}`",
  definition: 'textTest',
  schema: {
    type: 'object',
    description: 'What a text says, without regard to case.',
    properties: {
      mentions: {
        oneOf: [
          { $ref: 'pack-conditions.schema.json#/definitions/oneOrMore' },
          {
            type: 'object',
            properties: {
              terms: {
                $ref: 'pack-conditions.schema.json#/definitions/oneOrMore',
                description: 'Lists of words of the pack, by name.',
              },
            },
            required: ['terms'],
            patternProperties: { '^x-': {} },
            additionalProperties: false,
          },
        ],
        'x-expects': 'a word, a list of words, or {terms: NAME}',
        description: OPERATORS.mentions,
      },
      startsWith: { type: 'string', minLength: 1, description: OPERATORS.startsWith },
    },
    patternProperties: { '^x-': {} },
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  },
  parse(written, { name }, at, names) {
    const spec = isMap(written) ? written : {};
    if ('startsWith' in spec) {
      return { startsWith: String(spec['startsWith']).toLowerCase() };
    }
    const { mentions = [] } = spec;
    if (isMap(mentions) && mentions['terms'] !== undefined) {
      const words = texts(mentions['terms']).flatMap((list) => {
        const terms = names.terms(list);
        if (!terms) {
          throw new ConditionError(`unknown list of terms "${list}"`, [...at, 'mentions', 'terms']);
        }
        return terms.map((term) => (term.endsWith('*') ? term.slice(0, -1) : `${term} `));
      });
      return { mentions: words };
    }
    if (texts(mentions).length === 0) {
      throw new ConditionError(`"${name}" takes mentions or startsWith`, at);
    }
    return { mentions: texts(mentions) };
  },
  evaluator(test) {
    if ('startsWith' in test) {
      return (value) => (value as string).trim().toLowerCase().startsWith(test.startsWith);
    }
    const mentions = mentionTest(test.mentions);
    return (value) => mentions(value as string);
  },
};

/** Without case, accents and punctuation; a space at either end and between words. */
const folded = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\.(?=\s|$)/g, ' ')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()} `;

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Does the text mention one of the words? Each is the beginning of a word, or a whole one where it ends in a space. Words of scripts without
 * spaces are found anywhere.
 */
export function mentionTest(words: readonly string[]): (text: string) => boolean {
  const wanted = words.map((word) => {
    const plain = folded(word).trim();
    return WITHOUT_SPACES.test(word) ? plain : ` ${plain}${word.endsWith(' ') ? ' ' : ''}`;
  });
  return (text) => {
    const searched = folded(text);
    return wanted.some((word) => searched.includes(word));
  };
}
