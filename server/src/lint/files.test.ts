import { describe, expect, test } from 'vitest';
import { DEFAULTS } from './configuration.ts';
import { fileRole, folderOf, nearestConfiguration, pathFrom, saysOurKind } from './files.ts';

describe('standing', () => {
  test.each([
    ['/w/june.manifest.yaml', 'yes'],
    ['/w/a/b/june.deal.yml', 'yes'],
    ['/w/held.licenses.yaml', 'yes'],
    ['file:///w/us.agreements.yaml', 'yes'],
    ['/w/orders.yaml', 'by-kind'],
    ['/w/manifest.yaml', 'by-kind'],
    ['/w/june.manifest.json', 'no'],
    ['/w/exportlint.yaml', 'no'],
  ])('%s: %s', (file, answer) => {
    expect(fileRole(file, DEFAULTS)).toBe(answer);
  });

  test('configuration lists further files from its own folder, and takes others out; the last pattern that fits counts', () => {
    const config = { ...DEFAULTS, file: '/w/exportlint.yaml', files: ['orders/**', './extra.txt', '!orders/old/**'] };
    expect(fileRole('/w/orders/a/x.txt', config)).toBe('yes');
    expect(fileRole('/w/extra.txt', config)).toBe('yes');
    expect(fileRole('/w/orders/old/june.manifest.yaml', config)).toBe('no');
    expect(fileRole('/elsewhere/orders/x.txt', config)).toBe('no');
  });
});

describe('saysOurKind', () => {
  test.each([
    'kind: ShipmentManifest\n',
    'id: A\nkind: "DealSheet" # signed\r\n',
    'kind: Deployment\n---\nkind: LicenseRegister\n',
    '--- {kind: VeuRegister, veus: []}\n',
    '{"kind": "ShipmentManifest", "lines": []}',
    '{\n  "id": "A",\n  "kind": "ShipmentManifest",\n}',
  ])('yes: %j', (text) => {
    expect(saysOurKind(text)).toBe(true);
  });
  test.each([
    'kind: Deployment\n',
    'spec:\n  kind: ShipmentManifest\n',
    '# kind: ShipmentManifest\n',
    'kind: ShipmentManifests\n',
    '',
  ])('no: %j', (text) => {
    expect(saysOurKind(text)).toBe(false);
  });
});

describe('nearestConfiguration', () => {
  test('is the one in the nearest folder upwards, never one beside or below', () => {
    const known = new Map([
      ['/w', 'root'],
      ['/w/a', 'a'],
      ['/w/a/deep', 'deep'],
    ]);
    expect(nearestConfiguration('/w/a/x.yaml', known)).toBe('a');
    expect(nearestConfiguration('/w/ab/x.yaml', known)).toBe('root');
    expect(nearestConfiguration('/other/x.yaml', known)).toBeUndefined();
  });
  test('looks in the root folder too, and at URIs', () => {
    expect(nearestConfiguration('/x.yaml', new Map([['/', 'top']]))).toBe('top');
    expect(nearestConfiguration('file:///w/a/x.yaml', new Map([['file:///w', 'w']]))).toBe('w');
    expect(nearestConfiguration('untitled:Untitled-1', new Map([['/', 'top']]))).toBeUndefined();
  });
});

test('folders', () => {
  expect(folderOf('/w/x.yaml')).toBe('/w');
  expect(folderOf('/x.yaml')).toBe('/');
  expect(folderOf('/')).toBe('/');
  expect(pathFrom('/w', '/w/a/x.yaml')).toBe('a/x.yaml');
  expect(pathFrom('/w', '/wide/x.yaml')).toBeUndefined();
});
