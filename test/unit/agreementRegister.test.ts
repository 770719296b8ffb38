/** The register of agreements that people may copy: it fits its schema, gives no finding, and authorises nothing that the CFR does not. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, loadCore, newCache } from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read } from '../../server/src/yaml/index.ts';

const FILE = 'regimes/us-agreements/register.yaml';
const text = readFileSync(new URL(`../../${FILE}`, import.meta.url), 'utf8');
const { agreements } = parse(text) as { agreements: Readonly<Record<string, unknown>>[] };
const schema = JSON.parse(
  readFileSync(new URL('../../schemas/bundled/agreement-register.schema.json', import.meta.url), 'utf8'),
);
const core = loadCore();

/** Findings and lines of the register together with a manifest. */
function checked(manifest: string) {
  const sources = new Map(
    [
      [FILE, text],
      ['one.manifest.yaml', manifest],
    ].map(([file, content]) => [
      file as string,
      { source: read(file as string, content as string, SECTIONS), config: DEFAULTS },
    ]),
  );
  return check({ sources, ...core, asOf: '2026-11-24' }, newCache());
}

const manifest = (date: string, name: string, country: string, agreement: string) => `
kind: ShipmentManifest
id: S-1
date: ${date}
regime: us-agreements
from: US
parties: {ultimateConsignee: {name: ${name}, country: ${country}, headquarters: ${country}, ultimateParent: none}}
authorization: {agreement: ${agreement}}
lines: [{item: nvidia-h200-sxm, quantity: 10}]
`;

const authorized = (...about: [date: string, name: string, country: string, agreement: string]) =>
  [...checked(manifest(...about)).lines('one.manifest.yaml')][0]?.determinations[0]?.authorized;

test('it fits the schema and gives no finding', () => {
  const validate = new Ajv({ strict: false }).compile(schema);
  expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  expect(checked('').findings(FILE)).toEqual([]);
});

test('every entry says what it binds, since when if that is known, and where it was read', () => {
  expect(agreements).toHaveLength(29);
  expect(new Set(agreements.map(({ id }) => id)).size).toBe(29);
  for (const entry of agreements) {
    expect(entry).toMatchObject({
      title: expect.any(String),
      binding: expect.stringMatching(/^(rule|licence|none)$/),
      source: { title: expect.any(String), url: expect.stringMatching(/^https:/), confidence: expect.any(String) },
    });
  }
});

test('only what is written into the CFR as an authorisation is a rule', () => {
  expect(agreements.filter(({ binding }) => binding === 'rule').map(({ id }) => id)).toEqual([
    'uae-2026-rule',
    'uae-2026-rule-g42',
  ]);
});

const others = agreements.filter(({ binding }) => binding !== 'rule');
test.each(others.map(({ id, with: country }) => [id as string, country as string]))(
  'a line to a country of the chip rule is never authorised by %s',
  (id, country) => {
    const needs = ['AE', 'SA', 'CN', 'AM', 'KZ', 'QA'].includes(country);
    const got = authorized('2026-03-02', 'Example Compute Company', country, id);
    expect(got).toBe(!needs);
  },
);

test('the UAE rule frees its parties, with a citation and within its dates', () => {
  expect(authorized('2026-08-03', 'Core42 Technology Projects LLC', 'AE', 'uae-2026-rule-g42')).toBe(true);
  expect(authorized('2026-07-09', 'Core42 Technology Projects LLC', 'AE', 'uae-2026-rule-g42')).toBe(false);
  expect(authorized('2027-04-06', 'Core42 Technology Projects LLC', 'AE', 'uae-2026-rule-g42')).not.toBe(true);
  expect(authorized('2026-08-03', 'Amber Dune Computing LLC', 'AE', 'uae-2026-rule')).toBe(false);
});
