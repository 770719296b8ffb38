/** The table of legal forms that a person reviews: catalog/legal-forms.yaml. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { legalFormProblems } from '../../../scripts/catalog/legalForms.ts';
import type { LegalForm } from './legal-forms.ts';

const read = (name: string) => parse(readFileSync(new URL(`../../../catalog/${name}`, import.meta.url), 'utf8'));
type LegalFormEntry = LegalForm & { readonly in: readonly string[] };

const file: { forms: LegalFormEntry[] } = read('legal-forms.yaml');
const countries: { countries: Record<string, unknown>[] } = read('countries.yaml');

test('codes, countries and spellings hold', () => {
  expect(legalFormProblems(file, countries)).toEqual([]);
});

describe('a slip is named with its entry and field', () => {
  const form: LegalFormEntry = { code: 'NEW', in: ['PL'], at: 'behind', short: ['N.E.W.'], long: [] };

  test.each<[Partial<LegalFormEntry>, string]>([
    [{ code: 'GMBH' }, 'GMBH: code: used twice'],
    [{ in: ['YY'] }, 'NEW: in: YY is not a listed country'],
    [{ short: [] }, 'NEW: short: needs a spelling, here or under long'],
    [{ short: ['&.'] }, 'NEW: short: "&." has no letters'],
    [{ short: ['NEW'], punctuated: true }, 'NEW: punctuated: no abbreviation has points'],
    [{ short: ['SP ZOO'] }, 'NEW: short: "SP ZOO" also belongs to SP-ZOO, which is used in PL too'],
    [
      { long: ['Spolka  akcyjna', 'Spółka Akcyjna'] },
      'NEW: long: "Spółka Akcyjna" also belongs to SA-PL, which is used in PL too',
    ],
  ])('%j: %s', (change, problem) => {
    expect(legalFormProblems({ forms: [...file.forms, { ...form, ...change }] }, countries)).toContain(problem);
  });

  test('one spelling for two countries is none', () => {
    const there = { ...form, in: ['JP'], short: ['Sp. z o.o.'] };
    expect(legalFormProblems({ forms: [...file.forms, there] }, countries)).toEqual([]);
  });
});
