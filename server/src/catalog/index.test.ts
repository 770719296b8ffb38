import { describe, expect, test } from 'vitest';
import { type Item, loadCatalog } from './index.ts';
import { shippedCatalog as data } from './shipped.ts';

const catalog = loadCatalog(data);

function item(id: string): Item {
  const match = catalog.findItem(id);
  if (match === undefined) throw new Error(`${id} is not in the catalogue`);
  return match.item;
}

describe('every entry', () => {
  test('the catalogue is complete', () => {
    expect(catalog.items.length).toBe(171);
    const count = (kind: string) => catalog.items.filter((it) => it.kind === kind).length;
    expect([count('chip'), count('board'), count('system')]).toEqual([132, 24, 15]);
    expect(catalog.version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test.each(data.items.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
    const it = item(id);
    expect(catalog.findItem(id)).toEqual({ item: it, by: 'id' });
    expect(it.fromCatalog).toBe(true);

    const chip = item(Object.keys(entry.contains ?? { [id]: 1 })[0] as string);
    const rates = Object.entries(chip.denseTops ?? {}).map(([format, rate]) => rate * (data.bits[format] as number));
    const claims = [...rates, entry.tpp?.published, chip.tpp.stated].filter((value) => value !== undefined);
    expect(it.fromPress).toBe(entry.confidence === 'press' || undefined);
    if (claims.length === 0 || it.fromPress) expect(it.tpp.stated).toBeUndefined();
    else expect(it.tpp.stated).toBeCloseTo(Math.max(...claims), 6);

    for (const figure of [it.tpp, it.dieArea, it.performanceDensity, it.memoryBandwidth, it.interconnectBandwidth]) {
      expect(figure.low).toBeGreaterThanOrEqual(0);
      expect(figure.high).toBeGreaterThanOrEqual(figure.low);
      if (figure.stated !== undefined) {
        expect(figure.stated).toBeGreaterThanOrEqual(figure.low);
        expect(figure.stated).toBeLessThanOrEqual(figure.high);
      }
    }
    if (it.tpp.stated !== undefined && it.dieArea.stated !== undefined) {
      expect(it.performanceDensity.stated).toBe(it.tpp.stated / it.dieArea.stated);
    }
    expect(it.designerHeadquarters).toMatch(/^[A-Z]{2}$/);
    expect(it.chips).toBe(Object.values(entry.contains ?? { [id]: 1 })[0]);
    expect(catalog.describeItem(it)?.confidence).toBe(entry.confidence);
  });

  test('every name, alias and part number leads to its item, or is shared and leads to all owners', () => {
    for (const entry of data.items) {
      for (const text of [entry.name, ...(entry.aliases ?? []), ...(entry.partNumbers ?? [])]) {
        const found = catalog.findItem(text);
        if (found !== undefined) expect([text, found.item.id]).toEqual([text, entry.id]);
        else expect([text, catalog.suggestItems(text).includes(entry.id)]).toEqual([text, true]);
      }
      for (const text of [entry.name, ...(entry.partNumbers ?? [])]) {
        expect([text, catalog.findItem(text)?.item.id]).toEqual([text, entry.id]);
      }
    }
  });
});

describe('known figures', () => {
  test.each([
    ['nvidia-h100-sxm5', 15840, 15832, 15840],
    ['nvidia-h100-pcie', 12224, 12104, 12224],
    ['nvidia-h200-nvl', 14144, 13368, 14144],
    ['nvidia-b200', 37248, 36000, 37248],
    ['nvidia-b300', 55432, 54000, 55432],
    ['nvidia-gb300-gpu', 60000, 58484, 60000],
    ['nvidia-l4', 1952, 1936, 1952],
    ['nvidia-a40', 2395.2, 2392, 2395.2],
    ['nvidia-rtx-4090', 5284.8, 5284.8, 5284.8],
    ['nvidia-rtx-4090-d', 4707.2, 4707.2, 4707.2],
    ['nvidia-h20', 2368, 2368, 2368],
    ['nvidia-hgx-a100-8-40gb', 4992, 3822, 4992],
    ['nvidia-rubin-r200', 140000, 140000, 200000],
    ['amd-mi300x', 20919.2, 20919.2, 20919.2],
    ['intel-gaudi3', 29360, 26848, 29360],
    ['aws-trainium2', 12673, 10672, 12673],
    ['moore-threads-s4000', 1568, 1568, 1600],
  ])('%s: TPP %d, between %d and %d', (id, stated, low, high) => {
    expect(item(id).tpp).toEqual({ stated, low, high });
  });

  test('where nothing is published only bounds remain', () => {
    expect(item('nvidia-rtx-6000d').tpp).toEqual({ low: 0, high: 2400 });
    expect(item('amd-mi308x').tpp).toEqual({ low: 3312, high: 5505 });
    expect(item('amd-mi308x').performanceDensity).toEqual({ low: 3312 / 2400, high: 5505 / 2400 });
    expect(item('huawei-ascend-910d').tpp).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
  });

  test('an unknown die area leaves the density open', () => {
    expect(item('aws-trainium1').performanceDensity).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
  });

  test('a die area published as an upper bound makes the density a floor', () => {
    const { performanceDensity } = item('google-tpu-v4');
    expect(performanceDensity).toEqual({ stated: 4400 / 600, low: 4400 / 600, high: Number.POSITIVE_INFINITY });
  });

  test.each([
    ['nvidia-hgx-h100-8', 8, 'board', 3350],
    ['nvidia-dgx-h100', 8, 'system', 3350],
    ['nvidia-dgx-b200', 8, 'system', 8000],
    ['nvidia-gb200-superchip', 2, 'board', 8000],
    ['nvidia-gb200-nvl72', 72, 'system', 8000],
    ['nvidia-dgx-spark', 1, 'system', 273],
    ['nvidia-a16', 4, 'board', 200],
    ['tenstorrent-wormhole-n300', 2, 'board', 288],
    ['huawei-cloudmatrix-384', 384, 'system', 3200],
  ])('%s holds %d chips; memory bandwidth is that of one', (id, chips, kind, bandwidth) => {
    const it = item(id);
    expect([it.chips, it.kind, it.memoryBandwidth.stated]).toEqual([chips, kind, bandwidth]);
  });

  test('a system is judged by its own market and ECCN, not by its chip’s', () => {
    expect(item('nvidia-gb300-gpu')).toMatchObject({ dataCenter: true, eccn: ['5A002.z.1'] });
    expect(item('nvidia-dgx-station-gb300')).toMatchObject({ dataCenter: false, eccn: ['5A992.z'] });
  });

  test('parts without DRAM have none, which is not the same as unknown', () => {
    expect(item('groq-lpu-v1').memoryBandwidth).toEqual({ stated: 0, low: 0, high: 0 });
    expect(item('cambricon-mlu590').memoryBandwidth).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
  });

  test('the designer’s headquarters comes from the vendor', () => {
    expect(item('huawei-ascend-910c').designerHeadquarters).toBe('CN');
    expect(item('graphcore-bow').designerHeadquarters).toBe('GB');
  });

  test.each([
    ['nvidia-h100-sxm5', '1,979 FP8 TFLOPS × 8 bits = 15,832; published by the maker: 15,840'],
    ['nvidia-l40s', '733 FP8 TFLOPS × 8 bits = 5,864; published by the maker: 5,872'],
    ['nvidia-rtx-4090', '660.6 FP8 TFLOPS × 8 bits = 5,284.8'],
    ['nvidia-rtx-pro-6000-bse', '1,872 FP4 TFLOPS × 4 bits = 7,488'],
    ['qualcomm-ai100-pro', '375 INT8 TOPS × 8 bits = 3,000'],
  ])('%s: %s', (id, text) => {
    expect(item(id).arithmetic).toBe(text);
  });
});

describe('provenance', () => {
  test('a chip cites its own sources', () => {
    const about = catalog.describeItem(item('nvidia-h100-sxm5'));
    expect(about?.confidence).toBe('datasheet');
    expect(about?.sources.map((source) => source.title)).toContain('H100 datasheet, through Epoch AI');
    expect(about?.note).toContain('15,840');
  });

  test('a system cites those of its chip as well', () => {
    const titles = catalog.describeItem(item('nvidia-dgx-h100'))?.sources.map((source) => source.title);
    expect(titles).toContain('H100 datasheet, through Epoch AI');
  });

  test('an item from a document has none', () => {
    expect(catalog.describeItem(catalog.itemFromFigures({ name: 'nvidia-h100-sxm5', tpp: 1 }))).toBeUndefined();
  });
});

test('a system of something unlisted is refused by name', () => {
  const broken = { ...data, items: data.items.filter((entry) => entry.id !== 'nvidia-h100-sxm5') };
  expect(() => loadCatalog(broken)).toThrow(/nvidia-hgx-h100-8: contains/);
});
