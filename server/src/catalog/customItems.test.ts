import { describe, expect, test } from 'vitest';
import { type CustomCatalogData, extendCatalog } from './customItems.ts';
import { loadCatalog } from './index.ts';
import { shippedCatalog } from './shipped.ts';
import type { ItemEntry } from './types.ts';

const X1: ItemEntry = {
  id: 'halden-x1',
  vendor: 'Halden',
  name: 'Halden X1',
  kind: 'chip',
  denseTops: { fp16: 400, fp8: 800 },
  die: { area: 700 },
  confidence: 'datasheet',
  sources: ['sheet'],
};
const RACK: ItemEntry = {
  id: 'halden-rack-8',
  vendor: 'Halden',
  name: 'Halden Rack 8',
  kind: 'system',
  contains: { 'nvidia-h100-sxm5': 8 },
  confidence: 'datasheet',
};

const own = (...items: readonly ItemEntry[]): CustomCatalogData => ({
  vendors: { Halden: { headquarters: 'US' } },
  sources: { sheet: { title: 'Halden X1 data sheet' } },
  items,
});
const problems = (data: CustomCatalogData): string[] =>
  extendCatalog(shippedCatalog, data).problems.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('extendCatalog', () => {
  test('own chips and systems are found, with figures, designer and sources', () => {
    const { data } = extendCatalog(shippedCatalog, own(X1, RACK));
    const catalog = loadCatalog(data ?? shippedCatalog);
    const x1 = catalog.findItem('halden x1')?.item;
    expect(x1).toMatchObject({ id: 'halden-x1', designerHeadquarters: 'US', tpp: { stated: 6400 } });
    expect(x1 && catalog.describeItem(x1)?.sources).toEqual([{ title: 'Halden X1 data sheet' }]);
    expect(catalog.findItem('halden-rack-8')?.item).toMatchObject({ chips: 8, tpp: { stated: 15_840 } });
  });

  test('every name of the catalogue that ships is found as before', () => {
    const before = loadCatalog(shippedCatalog);
    const after = loadCatalog(extendCatalog(shippedCatalog, own(X1, RACK)).data ?? shippedCatalog);
    for (const { id, name, aliases = [], partNumbers = [] } of shippedCatalog.items) {
      for (const text of [id, name, ...aliases, ...partNumbers]) {
        expect(after.findItem(text)?.item.id, text).toBe(before.findItem(text)?.item.id);
      }
    }
  });

  test('sources of two files do not mix', () => {
    const first = extendCatalog(shippedCatalog, own(X1)).data ?? shippedCatalog;
    const second = extendCatalog(first, {
      sources: { sheet: { title: 'Another sheet' } },
      items: [{ ...RACK, vendor: 'NVIDIA', contains: { 'halden-x1': 2 }, sources: ['sheet'] }],
    });
    const catalog = loadCatalog(second.data ?? shippedCatalog);
    const rack = catalog.findItem('halden-rack-8')?.item;
    expect(rack && catalog.describeItem(rack)?.sources).toEqual([
      { title: 'Another sheet' },
      { title: 'Halden X1 data sheet' },
    ]);
  });

  test.each<[string, ItemEntry, string]>([
    ['an id', { ...X1, id: 'nvidia-t4' }, 'items.0.id: Duplicate name nvidia-t4: nvidia-t4 has it already.'],
    [
      'a name without its vendor',
      { ...X1, name: 'h100 sxm5' },
      'items.0.name: Duplicate name h100 sxm5: nvidia-h100-sxm5 has it already.',
    ],
    [
      'an alias',
      { ...X1, aliases: ['Tesla T4', 'X'] },
      'items.0.aliases.0: Duplicate name Tesla T4: nvidia-t4 has it already.',
    ],
    [
      'an id that would hide a name',
      { ...X1, id: 'h100-x' },
      expect.stringMatching(/^items\.0\.id: An id that begins with h100 would hide the name H100/) as unknown as string,
    ],
  ])('%s that is taken', (_what, entry, told) => {
    expect(problems(own(entry))).toEqual([told]);
  });

  test.each<[string, Partial<CustomCatalogData>, string]>([
    [
      'an unknown vendor',
      { vendors: {}, items: [{ ...X1 }] },
      'items.0.vendor: Unknown vendor Halden. Add it under `vendors`, with its headquarters.',
    ],
    [
      'another headquarters',
      { vendors: { NVIDIA: { headquarters: 'CN' } }, items: [{ ...X1, vendor: 'NVIDIA' }] },
      'vendors.NVIDIA: Wrong headquarters of NVIDIA: the catalogue has US.',
    ],
    ['no country', { vendors: { Halden: { headquarters: 'QQ' } } }, 'vendors.Halden.headquarters: Unknown country QQ.'],
    [
      'an unknown source',
      { items: [{ ...X1, sources: ['shee'] }] },
      'items.0.sources.0: Unknown source shee. Add it under `sources` in this file.',
    ],
    [
      'a chip that contains',
      { items: [{ ...X1, contains: { 'nvidia-t4': 1 } }] },
      'items.0.contains: A chip cannot contain a chip. A board or a system can.',
    ],
    [
      'a system of nothing',
      { items: [{ ...RACK, contains: undefined }] },
      'items.0: Missing `contains`: a system needs its chip, and how many.',
    ],
    [
      'a system of what there is not',
      { items: [{ ...RACK, contains: { 'nvidia-h1': 8 } }] },
      'items.0.contains.nvidia-h1: Unknown chip nvidia-h1.',
    ],
    [
      'a system with figures',
      { items: [{ ...RACK, die: { area: 1 } }] },
      'items.0.die: Not for a system: its figures are those of the chip that it contains. Remove the key.',
    ],
    ['bounds upside down', { items: [{ ...X1, tpp: { low: 2, high: 1 } }] }, 'items.0.tpp: `low` is above `high`.'],
    [
      'an area beyond its bounds',
      { items: [{ ...X1, die: { area: 9, high: 8 } }] },
      'items.0.die: The area is not between its bounds.',
    ],
  ])('%s is refused', (_what, change, told) => {
    expect(problems({ ...own(X1), ...change } as CustomCatalogData)).toEqual([told]);
  });

  test('a format without a bit length is refused, since the TPP would be too low', () => {
    const [told] = problems(own({ ...X1, denseTops: { fp3: 900 } }));
    expect(told).toMatch(/^items\.0\.denseTops\.fp3: Unknown format fp3\. Known formats: fp64, /);
  });

  test('nothing of a file with a mistake is added', () => {
    expect(extendCatalog(shippedCatalog, own(X1, { ...RACK, id: 'nvidia-t4' })).data).toBeUndefined();
  });
});
