/** The copies that editors are given: each stands by itself, and agrees with what the server says. */
import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { parsedOf } from './fixture.ts';

const BUNDLED = new URL('../../../schemas/bundled/', import.meta.url);
const schema = (name: string) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, BUNDLED), 'utf8'));
const example = (name: string) =>
  parsedOf(readFileSync(new URL(`./fixtures/${name}.yaml`, import.meta.url), 'utf8')).value as Record<string, unknown>;
const compile = (name: string) => new Ajv({ strict: false }).compile(schema(name));

const names = readdirSync(BUNDLED).map((file) => file.replace('.schema.json', ''));

test.each(names)('%s refers to nothing outside, and has a name and an address', (name) => {
  const text = JSON.stringify(schema(name));
  expect([...text.matchAll(/"\$ref":"([^"]*)"/g)].filter(([, ref]) => !ref?.startsWith('#/definitions/'))).toEqual([]);
  expect(schema(name)).toMatchObject({ title: expect.any(String), $id: expect.stringContaining(name) });
  expect(() => compile(name)).not.toThrow();
});

const FILES: [string, string][] = [
  ['ShipmentManifest', 'shipment-manifest'],
  ['DealSheet', 'deal-sheet'],
  ['LicenseRegister', 'license-register'],
  ['AgreementRegister', 'agreement-register'],
  ['VeuRegister', 'veu-register'],
];

test.each(FILES)('%s: accepted as what it is and as a document, and refused with a key too many', (kind, file) => {
  for (const validate of [compile(file), compile('document')]) {
    expect(validate(example(kind)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...example(kind), regimen: 'us-ear' })).toBe(false);
    expect(validate({ ...example(kind), 'x-regimen': 'us-ear' })).toBe(true);
  }
});

test('the configuration', () => {
  const validate = compile('configuration');
  expect(validate(example('configuration')), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ asOf: 'today' })).toBe(false);
});

/** As `exportlint check --format json` prints it, one of everything. */
const OUTPUT = `
version: 1
asOf: 2026-11-24
packs: [{id: us-ear, version: 2026.11.24, verified: 2026-09-24, ageDays: 61}]
lines:
  - file: june.manifest.yaml
    document: 0
    kind: ShipmentManifest
    id: SHP-2025-0417
    path: [lines, 0]
    range: {start: {line: 12, character: 4}, end: {line: 15, character: 17}}
    item: nvidia-h100-sxm5
    quantity: 512
    date: 2025-06-02
    destination: PT
    destinations: [PT]
    tpp: 15840
    totalTpp: 8110080
    class: 3A090.a
    determinations:
      - regime: us-ear
        outcome: no-license-required
        verdict: caution
        authorized: true
        review: null
        exceptions: [{code: LPP, status: available, because: ..}]
        reasons: [{code: unenforced-text, text: .., citation: ..}]
        missing: [[parties, ultimateConsignee, headquarters]]
        allocations:
          - {id: lpp-consignee, bucket: {consignee: Nordlys Group SA, year: 2025}, unit: tpp, limit: 26900000,
             before: 0, here: 8110080, after: 8110080, exceeded: false}
        citations: [15 CFR 742.6(a)(6)(iii)]
        trace: [{step: .., result: true, facts: {}, citation: ..}]
findings:
  - rule: us-ai-diffusion/lpp-consignee-cap
    severity: error
    certainty: certain
    file: ..
    document: 0
    path: [lines, 0, quantity]
    range: {start: {line: 12, character: 4}, end: {line: 15, character: 17}}
    message: ..
    citation: 15 CFR 740.29(d)
    url: https://example.org
    fixes: [{title: .., safety: safe}]
    suppressed: null
allocations: [{regime: .., id: lpp-consignee, bucket: {}, unit: tpp, limit: 26900000, used: 0, remaining: 0}]
summary: {files: 1, documents: 1, lines: 1, errors: 0, warnings: 0, infos: 0, suppressed: 0}
`;

test('the output', () => {
  const validate = compile('output');
  const output = parsedOf(OUTPUT).value as Record<string, unknown>;
  expect(validate(output), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...output, version: 2 })).toBe(false);
  expect(validate({ ...output, lines: [{}] })).toBe(false);
});
