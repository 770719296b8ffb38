import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../lint/configuration.ts';
import { check, loadCore, newCache } from '../lint/index.ts';
import { SECTIONS } from '../schema/index.ts';
import { read } from '../yaml/index.ts';
import { fingerprints } from './fingerprints.ts';
import type { View } from './view.ts';

const core = loadCore();
const TEXT = `kind: ShipmentManifest
id: SHP-1
date: 2026-09-01
from: US
parties:
  ultimateConsignee: {name: A AS, country: Germany, headquarters: DE}
lines:
  - item: nvidia-h100-sxm5
    quantity: 8
  - item: nvidia-h900
    quantity: 8
`;

/** The fingerprints of each rule's findings. */
function prints(text: string, file = '/w/a.manifest.yaml'): Record<string, string[]> {
  const source = read(file, text, SECTIONS);
  const sources = new Map([[file, { source, config: DEFAULTS }]]);
  const view: View = {
    report: check({ sources, ...core, asOf: '2026-11-24' }, newCache()),
    files: [file],
    source: () => source,
    name: (path) => path.slice(3),
    regimes: core.regimes,
    isOverridden: () => false,
  };
  const found: Record<string, string[]> = {};
  for (const [{ rule }, print] of fingerprints(view, sha256)) found[rule] = [...(found[rule] ?? []), print];
  return found;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('fingerprints', () => {
  const before = prints(TEXT);

  test('there are some to compare', () => {
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(['trade/country-name', 'trade/unknown-item', 'us-ear/headquarters-unknown']),
    );
    expect(Object.values(before).flat()).toEqual(
      Object.values(before)
        .flat()
        .map(() => expect.stringMatching(/^[0-9a-f]{32}$/)),
    );
  });

  test('comments, empty lines and the name of the file do not count where the document has an id', () => {
    expect(prints(`# a comment\n\n${TEXT.replace('lines:', 'lines: # more')}`, '/w/b.manifest.yaml')).toEqual(before);
  });

  test('a line that moves is the same line', () => {
    const [head = '', first = '', second = ''] = TEXT.split(/(?= {2}- item)/);
    expect(prints(head + second + first)['trade/unknown-item']).toEqual(before['trade/unknown-item']);
  });

  test.each([
    ['another date', TEXT.replace('2026-09-01', '2026-09-02'), 'trade/unknown-item'],
    ['another document', TEXT.replace('SHP-1', 'SHP-2'), 'trade/unknown-item'],
    ['another item', TEXT.replace('nvidia-h900', 'nvidia-h901'), 'trade/unknown-item'],
    ['another value', TEXT.replace('Germany', 'France'), 'trade/country-name'],
    ['another country of the party', TEXT.replace('country: Germany', 'country: PT'), 'us-ear/headquarters-unknown'],
    ['another party', TEXT.replace('A AS', 'B AS'), 'us-ear/headquarters-unknown'],
  ])('%s is another finding', (_, text, rule) => {
    const after = prints(text)[rule] ?? [];
    expect(after).not.toEqual([]);
    expect(after.filter((one) => (before[rule] ?? []).includes(one))).toEqual([]);
  });

  test('what is said twice is distinguished', () => {
    const twice = prints(`${TEXT}  - item: nvidia-h900\n    quantity: 8\n`)['trade/unknown-item'] ?? [];
    expect(new Set(twice).size).toBe(2);
  });
});
