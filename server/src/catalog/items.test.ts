import { describe, expect, test } from 'vitest';
import { loadCatalog } from './index.ts';
import { shippedCatalog } from './shipped.ts';

const { itemFromFigures } = loadCatalog(shippedCatalog);
const NOT_KNOWN = { low: 0, high: Number.POSITIVE_INFINITY };

describe('figures in a document', () => {
  test('TPP is the largest product of dense rate and bits', () => {
    const item = itemFromFigures({ name: 'Custom accelerator', denseTops: { fp16: 989, fp8: 1979 }, dieArea: 814 });
    expect(item).toMatchObject({ id: 'Custom accelerator', kind: 'chip', chips: 1, fromCatalog: false, eccn: [] });
    expect(item.tpp).toEqual({ stated: 15832, low: 15832, high: 15832 });
    expect(item.performanceDensity.stated).toBe(15832 / 814);
    expect(item.arithmetic).toBe('1,979 FP8 TFLOPS × 8 bits = 15,832');
  });

  test('the higher of stated and computed TPP counts, the other is a bound', () => {
    const higher = itemFromFigures({ name: 'X', tpp: 15840, denseTops: { fp8: 1979 }, dieArea: 800 });
    expect(higher.tpp).toEqual({ stated: 15840, low: 15832, high: 15840 });
    expect(higher.performanceDensity).toEqual({ stated: 19.8, low: 19.79, high: 19.8 });
    expect(higher.arithmetic).toBe('1,979 FP8 TFLOPS × 8 bits = 15,832; stated in the document: 15,840');
    const lower = itemFromFigures({ name: 'X', tpp: 4000, denseTops: { fp8: 1979 } });
    expect(lower.tpp).toEqual({ stated: 15832, low: 4000, high: 15832 });
  });

  test('every format has its bits', () => {
    const one = (format: string) => itemFromFigures({ name: 'X', denseTops: { [format]: 100 } }).tpp.stated;
    expect(
      ['fp64', 'fp32', 'tf32', 'fp16', 'bf16', 'mx9', 'fp8', 'int8', 'fp6', 'mx6', 'fp4', 'int4'].map(one),
    ).toEqual([6400, 3200, 1900, 1600, 1600, 900, 800, 800, 600, 600, 400, 400]);
  });

  test('decimals do not miss a threshold by a float', () => {
    expect(itemFromFigures({ name: 'X', denseTops: { fp8: 600.1 } }).tpp.stated).toBe(4800.8);
    expect(itemFromFigures({ name: 'X', denseTops: { fp6: 0.7 } }).tpp.stated).toBe(4.2);
  });

  test('a format without known bits leaves the top open', () => {
    expect(itemFromFigures({ name: 'X', denseTops: { fp8: 100, fp128: 9 } }).tpp).toEqual({
      stated: 800,
      low: 800,
      high: Number.POSITIVE_INFINITY,
    });
    expect(itemFromFigures({ name: 'X', denseTops: { constructor: 9 } }).tpp).toEqual(NOT_KNOWN);
  });

  test('what is omitted is not known', () => {
    const item = itemFromFigures({ name: 'X' });
    expect([item.tpp, item.dieArea, item.performanceDensity, item.memoryBandwidth]).toEqual(Array(4).fill(NOT_KNOWN));
    expect(item.kind).toBe('chip');
    expect('dataCenter' in item || 'designerHeadquarters' in item || 'arithmetic' in item).toBe(false);
  });

  test('a TPP over an unknown area has an open density, and the reverse', () => {
    expect(itemFromFigures({ name: 'X', tpp: 2000 }).performanceDensity).toEqual(NOT_KNOWN);
    expect(itemFromFigures({ name: 'X', dieArea: 800 }).performanceDensity).toEqual(NOT_KNOWN);
  });

  test('chips per unit and the designer are taken over', () => {
    const item = itemFromFigures({
      name: 'X',
      tpp: 1,
      count: 4,
      dataCenter: false,
      designerHeadquarters: 'DE',
      designer: 'approved',
      transistors: 8e10,
    });
    expect(item).toMatchObject({
      chips: 4,
      dataCenter: false,
      designerHeadquarters: 'DE',
      designer: 'approved',
      transistors: 8e10,
    });
  });
});

describe('stand-alone memory', () => {
  test('bandwidth over package area', () => {
    const item = itemFromFigures({ name: 'HBM3E stack', memoryBandwidth: 1200, packageArea: 120 });
    expect(item.kind).toBe('memory');
    expect(item.bandwidthDensity).toEqual({ stated: 10, low: 10, high: 10 });
  });

  test('without the package area its density is not known', () => {
    const item = itemFromFigures({ name: 'HBM3E stack', memoryBandwidth: 1200 });
    expect([item.kind, item.bandwidthDensity]).toEqual(['memory', NOT_KNOWN]);
  });

  test('figures of a logic chip make it a chip, whatever else is given', () => {
    expect(itemFromFigures({ name: 'X', tpp: 15840, packageArea: 3000, memoryBandwidth: 3350 }).kind).toBe('chip');
    expect(itemFromFigures({ name: 'X', dieArea: 800, memoryBandwidth: 3350 }).kind).toBe('chip');
  });
});
