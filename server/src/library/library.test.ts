/** The library: a check of texts, and the language service, as a program uses them. */
import { expect, test } from 'vitest';
import { HOUSE_PACK } from '../../../test/unit/housePack.ts';
import { check, createLanguageService, ExportlintError } from './index.ts';

const MANIFEST = `kind: ShipmentManifest
id: SHP-1
date: 2026-03-02
from: US
parties:
  ultimateConsignee: {name: Lisboa Data, country: PT, headquarters: PT, ultimateParent: none}
lines:
  - item: nvidia-h100-sxm5
    quantity: 8
`;

test('a check gives the lines with their answer, and the findings with their place', () => {
  const report = check({ files: { 'a.manifest.yaml': MANIFEST }, regime: 'us-ear', asOf: '2026-11-30' });
  expect(report.lines[0]?.determination.regime).toBe('us-ear');
  expect(report.lines[0]?.determination.outcome).toBe('no-license-required');
  const note = report.findings.find(({ rule }) => rule === 'us-ear/unenforced-text');
  expect(note?.range.start.line).toBe(5);
  expect(report.incomplete).toBe(false);
  expect(report.asOf).toBe('2026-11-30');
});

test('caps run across the files', () => {
  const other = MANIFEST.replace('SHP-1', 'SHP-2');
  const one = check({ files: { 'a.manifest.yaml': MANIFEST }, regime: 'us-ai-diffusion', asOf: '2026-11-30' });
  const two = check({
    files: { 'a.manifest.yaml': MANIFEST, 'b.manifest.yaml': other },
    regime: 'us-ai-diffusion',
    asOf: '2026-11-30',
  });
  const used = (report: typeof one) => Math.max(0, ...report.allocations.map((one) => one.used));
  expect(used(two)).toBe(2 * used(one));
});

test('a configuration counts for its folder, and what is not a document of ours is passed over', () => {
  const files = {
    'june/exportlint.yaml': 'regime: us-agreements\n',
    'june/a.manifest.yaml': MANIFEST,
    'b.manifest.yaml': MANIFEST.replace('SHP-1', 'SHP-2'),
    'notes.txt': 'nothing',
  };
  const { lines } = check({ files, asOf: '2026-11-30' });
  expect(lines.map(({ file, determination }) => [file, determination.regime])).toEqual([
    ['b.manifest.yaml', 'us-ear'],
    ['june/a.manifest.yaml', 'us-agreements'],
  ]);
});

test('a pack that a configuration names is read from the files', () => {
  const files = {
    'exportlint.yaml': 'regimes: packs/house.yaml\nregime: house-policy\n',
    'packs/house.yaml': HOUSE_PACK,
    'a.manifest.yaml': MANIFEST,
  };
  expect(check({ files, asOf: '2026-11-30' }).lines[0]?.determination.regime).toBe('house-policy');
});

test.each<[string, unknown, string]>([
  ['no files', {}, 'check needs files'],
  ['a text that is none', { files: { 'a.manifest.yaml': 5 } }, 'files["a.manifest.yaml"] is not a string'],
  [
    'a regime that does not exist',
    { files: {}, regime: 'us-eer' },
    'Unknown regime us-eer. Known regimes: us-agreements',
  ],
  ['a date that is none', { files: {}, asOf: 'today' }, 'Write the date as YYYY-MM-DD'],
  ['a day that is not in the calendar', { files: {}, asOf: '2026-02-30' }, 'Write the date as YYYY-MM-DD'],
  [
    'a configuration with a mistake',
    { files: { 'exportlint.yaml': 'alsoCheck: 5\n', 'a.manifest.yaml': MANIFEST } },
    'exportlint.yaml:1: ',
  ],
])('%s is a clear error', (_what, input, message) => {
  expect(() => check(input as never)).toThrow(ExportlintError);
  expect(() => check(input as never)).toThrow(message);
});

test('a document that cannot be read is a finding, and its lines do not pass', () => {
  const report = check({ files: { 'a.manifest.yaml': `${MANIFEST}  - {item: [\n` }, asOf: '2026-11-30' });
  expect(report.findings.map(({ rule }) => rule)).toContain('yaml/syntax');
  expect(report.lines.every(({ determination }) => determination.verdict !== 'clear')).toBe(true);
});

const service = () =>
  createLanguageService({ files: { 'a.manifest.yaml': MANIFEST }, regime: 'us-ear', asOf: '2026-11-30' });

test('the service answers on the newest text', () => {
  const language = service();
  expect(language.diagnostics('a.manifest.yaml').some(({ severity }) => severity === 'error')).toBe(false);
  const at = MANIFEST.split('\n')[5]?.indexOf('PT') ?? -1;
  const place = { start: { line: 5, character: at }, end: { line: 5, character: at + 2 } };
  language.edit('a.manifest.yaml', place, 'IR');
  expect(language.text('a.manifest.yaml')).toContain('country: IR');
  const found = language.diagnostics('a.manifest.yaml');
  expect(found.some(({ severity }) => severity === 'error')).toBe(true);
  expect(language.report().lines[0]?.determination.verdict).toBe('blocked');
  language.update('a.manifest.yaml', undefined);
  expect(language.report().lines).toEqual([]);
});

test('the service says what an editor shows', () => {
  const language = service();
  expect(language.hover('a.manifest.yaml', { line: 7, character: 12 })?.markdown).toContain('15,840 TPP');
  expect(language.symbols('a.manifest.yaml')[0]?.name).toBe('ShipmentManifest SHP-1');
  expect(language.lenses('a.manifest.yaml')[0]?.title).toContain('caution');
  const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  expect(language.inlayHints('a.manifest.yaml', all)[0]?.label).toContain('TPP');
  expect(language.codeActions('a.manifest.yaml', all).map(({ kind }) => kind)).toContain('openRule');
  language.update('b.manifest.yaml', MANIFEST.replace('nvidia-h100-sxm5', ''));
  expect(language.completions('b.manifest.yaml', { line: 7, character: 10 })?.all.length).toBeGreaterThan(100);
  expect(language.rule('us-ear/chip-destination')?.markdown).toContain('# ');
  expect(language.rule('us-ear/nothing')).toBeUndefined();
});

test('a mistake in a configuration is a diagnostic of its file, and documents are still judged', () => {
  const language = service();
  language.update('exportlint.yaml', 'alsoCheck: 5\n');
  expect(language.diagnostics('exportlint.yaml')[0]?.severity).toBe('error');
  expect(language.report().lines).toHaveLength(1);
});

test('a question about a file that is not there is a clear error', () => {
  expect(() => service().hover('b.yaml', { line: 0, character: 0 })).toThrow('Unknown file "b.yaml"');
});
