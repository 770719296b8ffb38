/** The kinds of facts, and how facts of each are tested. A kind is a file here and a row below. */
import { CODE, CODES, type CodesTest, type CodeTest } from './code.ts';
import { COUNTRY, type CountryTest } from './country.ts';
import { DATE, type DateTest } from './date.ts';
import { FLAG, type FlagTest } from './flag.ts';
import type { TestKind } from './kind.ts';
import { NUMBER, type NumberTest } from './number.ts';
import { TEXT, type TextTest } from './text.ts';

/** The tests by the kind of the fact that they ask about. */
export interface Tests {
  readonly country: CountryTest;
  readonly countries: CountryTest;
  readonly figure: NumberTest;
  readonly number: NumberTest;
  readonly flag: FlagTest;
  readonly code: CodeTest;
  readonly codes: CodesTest;
  readonly date: DateTest;
  readonly text: TextTest;
}

export type FactKind = keyof Tests;

/** A test together with the kind of fact that it is for. */
export type FactTest = { readonly [K in FactKind]: { readonly kind: K } & Tests[K] }[FactKind];

export const KINDS: { readonly [K in FactKind]: TestKind<Tests[K]> } = {
  country: COUNTRY,
  countries: { ...COUNTRY, about: '`{in: SET}`: one of them is' },
  figure: { ...NUMBER, about: `${NUMBER.about}; with its bounds` },
  number: NUMBER,
  flag: FLAG,
  code: CODE,
  codes: CODES,
  date: DATE,
  text: TEXT,
};

export type { PackNames } from './kind.ts';
