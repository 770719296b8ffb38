import { describe, expect, test } from 'vitest';
import { loadCatalog } from './index.ts';
import { shippedCatalog } from './shipped.ts';
import { stricterOf } from './stricter.ts';
import type { ItemFigures } from './types.ts';

const catalog = loadCatalog(shippedCatalog);

function against(figures: ItemFigures) {
  return stricterOf(catalog.itemFromFigures(figures), catalog.itemsNamed(figures.name));
}

const keys = (figures: ItemFigures) => against(figures).weaker.map(({ key }) => key);

describe('the stricter figure counts', () => {
  test('a TPP below that of the name', () => {
    const { item, weaker } = against({ name: 'H100 SXM', tpp: 1000, dieArea: 814 });
    expect(weaker).toEqual([{ key: 'tpp', words: 'TPP', stated: '1,000', known: '15,840' }]);
    expect(item.tpp.stated).toBe(15840);
    expect(item.performanceDensity.stated).toBe(15840 / 814);
    expect(item.id).toBe('H100 SXM');
  });

  test('one above it stays, and so do versions that are rounded differently', () => {
    expect(against({ name: 'H100 SXM', tpp: 20000 })).toMatchObject({ weaker: [], item: { tpp: { stated: 20000 } } });
    expect(against({ name: 'H100 SXM', tpp: 15824 })).toMatchObject({ weaker: [], item: { tpp: { stated: 15824 } } });
  });

  test('a larger die, a slower memory, a smaller count, another market and another home', () => {
    expect(keys({ name: 'H100 SXM5', tpp: 15840, dieArea: 2000 })).toEqual(['dieArea']);
    expect(keys({ name: 'H100 SXM5', tpp: 15840, memoryBandwidth: 100 })).toEqual(['memoryBandwidth']);
    expect(keys({ name: 'H100 SXM5', tpp: 15840, interconnectBandwidth: 100 })).toEqual(['interconnectBandwidth']);
    expect(keys({ name: 'H100 SXM5', tpp: 15840, dataCenter: false })).toEqual(['dataCenter']);
    expect(keys({ name: 'H100 SXM5', tpp: 15840, designerHeadquarters: 'DE' })).toEqual(['designerHeadquarters']);
    const eight = against({ name: 'HGX H100 8-GPU', tpp: 15840 });
    expect(eight.weaker.map(({ key }) => key)).toEqual(['count']);
    expect(eight.item.chips).toBe(8);
  });

  test('of a name that several items bear, the weakest counts', () => {
    expect(catalog.findItem('H100')).toBeUndefined();
    const { item, weaker } = against({ name: 'H100', tpp: 1000 });
    expect(weaker.map(({ key }) => key)).toEqual(['tpp']);
    expect(item.tpp.stated).toBeGreaterThan(12_000);
    expect(item.tpp.stated).toBeLessThan(15_840);
  });
});

test('what is omitted, and names that no item bears, are left alone', () => {
  expect(keys({ name: 'H100 SXM5' })).toEqual([]);
  expect(keys({ name: 'Custom accelerator', tpp: 1 })).toEqual([]);
  const own = catalog.itemFromFigures({ name: 'Custom accelerator', tpp: 1 });
  expect(stricterOf(own, []).item).toBe(own);
});

describe('figures from the press', () => {
  const press = catalog.items.filter(({ fromPress }) => fromPress);

  test('are shown and never judged by', () => {
    expect(press.map(({ id }) => id)).toEqual(['google-tpu-8t', 'meta-mtia-400', 'openai-jalapeno', 'groq-3-lpu']);
    for (const { tpp, dieArea, memoryBandwidth, interconnectBandwidth, performanceDensity, arithmetic } of press) {
      for (const figure of [tpp, dieArea, memoryBandwidth, interconnectBandwidth, performanceDensity]) {
        expect(figure).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
      }
      expect(arithmetic).toMatch(/\d/);
    }
  });

  test('beside others are shown alone', () => {
    const found = catalog.findItem('MI455X')?.item;
    expect(found?.tpp.stated).toBe(160000);
    expect(found?.arithmetic).toContain('reported by the press: 161,040');
  });
});
