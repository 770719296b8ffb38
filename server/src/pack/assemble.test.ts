import { anything, array, assert, constantFrom, dictionary, oneof, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { assemblePack } from './assemble.ts';
import { inWords } from './packNames.ts';

/** Assembles files written as YAML, by name; the first is the head. */
const assemble = (files: Readonly<Record<string, string>>) =>
  assemblePack(Object.entries(files).map(([file, text]) => ({ file, value: parse(text) })));
const packOf = (...files: string[]) => {
  const { pack, problems } = assemble(Object.fromEntries(files.map((text, at) => [`${at}.yaml`, text])));
  expect(problems).toEqual([]);
  return pack;
};
const problemsOf = (...files: string[]) =>
  assemble(Object.fromEntries(files.map((text, at) => [`${at}.yaml`, text]))).problems.map(
    ({ file, path, message }) => `${file} ${path.join('.')}: ${message}`,
  );

const LANE = 'amendments: {lane-rule: {from: 2026-01-15, cite: 91 FR 1684}}\n';
const TPP = 'parameters: {lane-tpp: {unit: TPP, cite: c, value: 21000}}\n';

describe('files are put together', () => {
  test('entries of a part in the order of the files, and what is for readers of one file omitted', () => {
    expect(
      packOf(
        'pack: p\nfiles: [1.yaml]\nsets: {a: [1]}\n',
        'provision: 15 CFR 1\nquote: {text: x, issue: y}\nsets: {b: [2]}\n',
      ),
    ).toEqual({ pack: 'p', sets: { a: [1], b: [2] } });
  });

  test('lists are joined, and a mistake in one is told where it was written', () => {
    const { pack, place } = assemble({ head: 'links: [{cite: a}]\n', part: 'links: [{cite: b}]\n' });
    expect(pack).toEqual({ links: [{ cite: 'a' }, { cite: 'b' }] });
    expect(place(['links', 1, 'cite'])).toEqual({ file: 'part', path: ['links', 0, 'cite'] });
  });

  test.each([
    [
      'an entry',
      'sets: {a: [1]}\n',
      'sets: {a: [2]}\n',
      '1.yaml sets.a: two files have sets.a, 0.yaml and 1.yaml; keep one',
    ],
    ['a key', 'order: [x]\n', 'order: [y]\n', '1.yaml order: two files have order, 0.yaml and 1.yaml; keep one'],
    [
      'classes, whose order decides',
      'classes: [{id: a}]\n',
      'classes: [{id: b}]\n',
      '1.yaml classes: two files have classes, 0.yaml and 1.yaml; keep one',
    ],
  ])('%s in two files is a mistake that names both', (_, one, other, problem) => {
    expect(problemsOf(one, other)).toEqual([problem]);
  });

  test('a file that is not a map is a mistake', () => {
    expect(problemsOf('pack: p\n', '- a\n')).toEqual([
      '1.yaml : must be a part of a pack: a map with keys such as `requirements`',
    ]);
  });

  test.each([
    ['quote: some words\n', '1.yaml quote: must be a map with the `text` and the `issue` in which it was read'],
    ['provision: [a]\n', '1.yaml provision: must be a citation'],
  ])('%j is a mistake', (text, problem) => {
    expect(problemsOf('pack: p\n', text)).toEqual([problem]);
  });

  test('sequence says the order, and what it does not name comes last', () => {
    const pack = packOf('sequence: {reasons: [b, a]}\n', 'reasons: {c: {}, a: {}}\n', 'reasons: {b: {}}\n');
    expect(Object.keys(pack['reasons'] as object)).toEqual(['b', 'a', 'c']);
    expect(problemsOf('sequence: {reasons: [d]}\nreasons: {a: {}}\n')).toEqual([
      '0.yaml sequence.reasons.0: there is no entry reasons.d',
    ]);
  });
});

describe('amendments', () => {
  test('since is the first day, before the day before that', () => {
    expect(packOf(`${LANE}reasons: {a: {since: lane-rule}, b: {before: lane-rule, x-note: {since: me}}}\n`)).toEqual({
      reasons: { a: { from: '2026-01-15' }, b: { until: '2026-01-14', 'x-note': { since: 'me' } } },
    });
  });

  test('from another file, and in a condition', () => {
    const pack = packOf('conditions: {c: {date: {since: lane-rule}}}\n', LANE);
    expect(pack).toEqual({ conditions: { c: { date: { from: '2026-01-15' } } } });
  });

  test.each([
    ['reasons: {a: {since: lane-rul}}\n', '0.yaml reasons.a.since: unknown amendment "lane-rul"'],
    [
      `${LANE}reasons: {a: {since: lane-rule, from: 2026-01-01}}\n`,
      '0.yaml reasons.a.since: `since` and `from` say the same; keep one',
    ],
    [LANE, '0.yaml amendments.lane-rule: nothing uses "lane-rule"'],
    [
      'amendments: {a: {from: soon, cite: c}}\nreasons: {a: {before: a}}\n',
      '0.yaml amendments.a.from: must be a day, written YYYY-MM-DD',
    ],
    [
      'amendments: {a: {from: "2026-02-30", cite: c}}\nreasons: {a: {before: a}}\n',
      '0.yaml amendments.a.from: must be a day, written YYYY-MM-DD',
    ],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });
});

describe('parameters', () => {
  test('in a condition and in a sentence', () => {
    expect(
      packOf(`${TPP}reasons: {a: {when: {tpp: {below: $lane-tpp}}, say: 'Under {lane-tpp} TPP in {place}.'}}\n`),
    ).toEqual({
      reasons: { a: { when: { tpp: { below: 21000 } }, say: 'Under 21,000 TPP in {place}.' } },
    });
  });

  test.each([
    [21000, 'TPP', '21,000'],
    [790000000, 'TPP', '790,000,000'],
    [5.92, 'TPP per mm²', '5.92'],
    [1234.5678, 'TPP', '1,234.5678'],
    [0.07, 'share', '7 percent'],
    [999, 'days', '999'],
  ])('%d of %s is written %s', (value, unit, words) => {
    expect(inWords(value, unit)).toBe(words);
  });

  const dated = (values: string) => `parameters: {a-limit: {unit: TPP, cite: c, values: ${values}}}\n`;

  test('with several values, each is tested on its days: the last of one is the day before the next', () => {
    const pack = packOf(
      `${LANE}${dated('{2025-01-16: 100, lane-rule: 80, 2027-01-01: 90}')}conditions: {c: {not: {tpp: {below: $a-limit}}}}\n`,
    );
    expect(pack['conditions']).toEqual({
      c: {
        not: {
          any: [
            { all: [{ date: { until: '2026-01-14' } }, { tpp: { below: 100 } }] },
            // What is below 80 is below 90 too, so this one needs no end.
            { all: [{ date: { from: '2026-01-15' } }, { tpp: { below: 80 } }] },
            { all: [{ date: { from: '2027-01-01' } }, { tpp: { below: 90 } }] },
          ],
        },
      },
    });
  });

  test('with several values, in a test with two ends, each window ends', () => {
    const pack = packOf(
      `${dated('{2025-01-01: 1, 2026-01-01: 2}')}conditions: {c: {tpp: {atLeast: $a-limit, below: 9}}}\n`,
    );
    expect(pack['conditions']).toEqual({
      c: {
        any: [
          { all: [{ date: { until: '2025-12-31' } }, { tpp: { atLeast: 1, below: 9 } }] },
          { all: [{ date: { from: '2026-01-01' } }, { tpp: { atLeast: 2, below: 9 } }] },
        ],
      },
    });
  });

  test('as the steps of a limit', () => {
    const pack = packOf(`${dated('{2026-01-01: 2, 2025-01-01: 1}')}allocations: {a: {limit: {steps: $a-limit}}}\n`);
    expect(pack['allocations']).toEqual({ a: { limit: { steps: { '2025-01-01': 1, '2026-01-01': 2 } } } });
  });

  test.each([
    ['conditions: {c: {tpp: {below: $lane-tp}}}\n', '0.yaml conditions.c.tpp.below: unknown parameter "lane-tp"'],
    ["reasons: {a: {say: 'Under {lane-tp} TPP.'}}\n", '0.yaml reasons.a.say: unknown parameter "lane-tp"'],
    [TPP, '0.yaml parameters.lane-tpp: nothing uses "lane-tpp"'],
    [
      `${dated('{2025-01-01: 1, 2026-01-01: 2}')}reasons: {a: {say: '{a-limit}'}}\n`,
      '0.yaml reasons.a.say: "a-limit" has several values, and a sentence needs one',
    ],
    [
      `${dated('{2025-01-01: 1, 2026-01-01: 2}')}conditions: {c: {quantity: {above: 1}, tpp: {below: $a-limit}}}\n`,
      '0.yaml conditions.c.tpp.below: "a-limit" has several values; it can be tested in a condition of its own, or be the steps of a limit',
    ],
    [
      'parameters: {limit: {unit: TPP, cite: c, value: 1}}\n',
      '0.yaml parameters.limit: a parameter’s name has two words or more, such as lane-tpp',
    ],
    [
      `${LANE}${dated('{2026-01-15: 1, lane-rule: 2}')}`,
      '0.yaml parameters.a-limit.values: two values begin on one day',
    ],
    [
      `${dated('{sooner: 1, 2025-01-01: 1, later: 2, last: 3}')}conditions: {c: {tpp: {below: $a-limit}}}\n`,
      '0.yaml parameters.a-limit.values.later: unknown amendment "later"',
    ],
    ['parameters: {a-b: {unit: TPP, cite: c}}\n', '0.yaml parameters.a-b: needs `value` or `values`, and not both'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  test('what is not a name stays: text with a dollar, addresses, what the engine fills in', () => {
    const text = "links: [{url: 'https://a.example/$1-{a-b}'}]\nreasons: {a: {say: 'It costs $5 for {place}.'}}\n";
    expect(packOf(text)).toEqual(parse(text));
  });
});

describe('roles', () => {
  const ROLES = 'roles: {receivers: [ultimateConsignee, endUsers]}\n';

  test('become the roles of the group, alone or in a list', () => {
    const text = `${ROLES}conditions: {a: {some: {of: receivers, type: reseller}}, b: {every: {of: [purchaser, receivers], type: reseller}}}\n`;
    expect(packOf(text)['conditions']).toEqual({
      a: { some: { of: ['ultimateConsignee', 'endUsers'], type: 'reseller' } },
      b: { every: { of: ['purchaser', 'ultimateConsignee', 'endUsers'], type: 'reseller' } },
    });
  });

  test('nowhere else, and one that nothing uses is a mistake', () => {
    expect(problemsOf(`${ROLES}allocations: {a: {limit: {share: 1, of: receivers}}}\n`)).toEqual([
      '0.yaml roles.receivers: nothing uses "receivers"',
    ]);
  });
});

describe('restrictions', () => {
  const text = `authorities:
  A: {kind: exception}
  B: {extends: A}
  C: {kind: license}
  D: {kind: exception, bars: []}
restrictions:
  - {kind: exception, barredBy: {under: [part-744]}, except: {A: [r]}, bars: [{say: x}]}
`;

  test('hold for every authority of the kind, except for what it says itself and what it is there to lift', () => {
    expect(packOf(text)).toEqual({
      authorities: {
        A: { kind: 'exception', barredBy: { under: ['part-744'], except: ['r'] }, bars: [{ say: 'x' }] },
        B: { extends: 'A' },
        C: { kind: 'license' },
        D: { kind: 'exception', bars: [], barredBy: { under: ['part-744'] } },
      },
    });
  });

  test('a mistake in one is told there', () => {
    expect(assemble({ head: '{}', part: text }).place(['authorities', 'A', 'bars', 0, 'say'])).toEqual({
      file: 'part',
      path: ['restrictions', 0, 'bars', 0, 'say'],
    });
  });

  test('an exception for an authority that does not exist is a mistake', () => {
    expect(problemsOf(text.replace('{A: [r]}', '{X: [r]}'))).toEqual([
      '0.yaml restrictions.0.except.X: there is no entry authorities.X',
    ]);
  });
});

describe('coverage', () => {
  const entries = 'requirements: {a: {say: x}}\nclasses: [{id: c}]\nauthorities: {N: {}, M: {extends: N}}\n';

  test('is laid on the entries, and a mistake in it is told there', () => {
    const { pack, place, problems } = assemble({
      head: entries,
      cov: 'coverage: {requirements: {a: {coverage: partial}}, classes: {c: {models: [x]}}, authorities: {N: {models: []}}}\n',
    });
    expect(problems).toEqual([]);
    expect(pack).toEqual({
      requirements: { a: { say: 'x', coverage: 'partial' } },
      classes: [{ id: 'c', models: ['x'] }],
      authorities: { N: { models: [] }, M: { extends: 'N' } },
    });
    expect(place(['requirements', 'a', 'coverage'])).toEqual({
      file: 'cov',
      path: ['coverage', 'requirements', 'a', 'coverage'],
    });
    expect(place(['classes', 0, 'models'])).toEqual({ file: 'cov', path: ['coverage', 'classes', 'c', 'models'] });
    expect(place(['requirements', 'a', 'say'])).toEqual({ file: 'head', path: ['requirements', 'a', 'say'] });
  });

  test.each([
    ['coverage: {authorities: {N: {}}}\n', '0.yaml requirements.a: there is no row for requirements.a in 1.yaml'],
    ['coverage: {requirements: {b: {}}}\n', '1.yaml coverage.requirements.b: there is no entry requirements.b'],
    [
      'coverage: {requirements: {a: {say: y}}}\n',
      '1.yaml coverage.requirements.a.say: `say` is in the entry too; keep one',
    ],
  ])('%j', (coverage, problem) => {
    expect(problemsOf(entries, coverage)).toContain(problem);
  });
});

test('a pack in one file stays as it is', () => {
  const value = parse('pack: p\nreasons: {a: {say: x, when: {all: [{tpp: {below: 1}}]}}}\n');
  const { pack } = assemblePack([{ file: 'pack.yaml', value }]);
  expect(pack).toEqual(value);
  expect((pack['reasons'] as typeof value.reasons).a).toBe(value.reasons.a);
});

test('whatever the files say, the loader reports and does not throw', () => {
  const key = constantFrom(
    ...['amendments', 'parameters', 'roles', 'sets', 'classes', 'authorities', 'restrictions', 'coverage', 'sequence'],
    ...['since', 'before', 'some', 'of', 'from', 'value', 'values', 'kind', 'except', 'a-b', 'requirements', 'extends'],
  );
  const leaf = oneof(anything({ maxDepth: 1 }), constantFrom('$a-b', '{a-b}', 'a-b', 'exception', '2026-01-15', 5));
  const level = (below: typeof leaf) =>
    oneof(leaf, array(below, { maxLength: 3 }), dictionary(key, below, { maxKeys: 4 }));
  const file = dictionary(key, level(level(level(leaf))), { maxKeys: 6 });
  assert(
    property(array(file, { minLength: 1, maxLength: 3 }), (values) => {
      const parts = values.map((value, at) => ({ file: `${at}.yaml`, value }));
      const { pack, problems } = assemblePack(parts);
      expect(Object.keys(pack)).not.toContain('parameters');
      for (const { file: name } of problems) expect(parts.map((one) => one.file)).toContain(name);
    }),
    { numRuns: 2000 },
  );
});
