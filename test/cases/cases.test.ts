import { describe, expect, test } from 'vitest';
import { differences } from './judge.ts';
import { loadCases } from './load.ts';

const cases = loadCases(process.cwd());

describe('cases of the packs', () => {
  test.each(cases.map((one) => [one.example ?? '', one.file, one] as const))('%s %s', (_example, _file, one) => {
    expect(differences(one)).toEqual([]);
  });
});
