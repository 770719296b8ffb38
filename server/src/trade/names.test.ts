import { describe, expect, test } from 'vitest';
import { nearlySame, normalName } from './names.ts';

describe('normalName', () => {
  test.each([
    ['Nordlys Compute AS', 'nordlys compute'],
    ['NORDLYS COMPUTE, A.S.', 'nordlys compute'],
    ['Nordlys   Compute', 'nordlys compute'],
    ['Société Générale S.A.', 'societe generale'],
    ['Hangzhou Yunshan Cloud Co., Ltd.', 'hangzhou yunshan cloud'],
    ['X.AI LLC', 'x ai'],
    ['Limited', 'limited'],
    ['AS Holding AS', 'as holding'],
    ['华为技术有限公司', '华为技术有限公司'],
    ['', ''],
  ])('%s', (name, normal) => {
    expect(normalName(name)).toBe(normal);
  });
});

describe('nearlySame', () => {
  test.each([
    ['core42 technology project', 'core42 technology projects', true],
    ['polar friends', 'polar frends', true],
    ['polar friends', 'polar frend', true],
    ['polar', 'poler', true],
    ['polar', 'pole', false],
    ['same', 'same', false],
    ['g42', 'g43', false],
    ['oracle', 'miracle', false],
  ])('%s and %s: %s', (a, b, near) => {
    expect(nearlySame(a, b)).toBe(near);
    expect(nearlySame(b, a)).toBe(near);
  });
});
