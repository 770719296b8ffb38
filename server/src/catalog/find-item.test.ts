import { describe, expect, test } from 'vitest';
import { loadCatalog } from './index.ts';
import { shippedCatalog } from './shipped.ts';

const catalog = loadCatalog(shippedCatalog);

describe('one item is meant', () => {
  test.each([
    ['nvidia-h100-sxm5', 'nvidia-h100-sxm5', 'id'],
    ['NVIDIA-H100-SXM5', 'nvidia-h100-sxm5', 'id'],
    ['NVIDIA H100 SXM5', 'nvidia-h100-sxm5', 'id'],
    ['nvidia_h100_sxm5', 'nvidia-h100-sxm5', 'id'],
    ['H100 SXM5', 'nvidia-h100-sxm5', 'id'],
    ['h100-sxm5', 'nvidia-h100-sxm5', 'id'],
    ['H100 SXM', 'nvidia-h100-sxm5', 'alias'],
    ['NVIDIA H100 SXM', 'nvidia-h100-sxm5', 'alias'],
    ['H100‑SXM5‑80GB', 'nvidia-h100-sxm5', 'name'],
    ['H100 SXM5 80GB', 'nvidia-h100-sxm5', 'name'],
    ['nvidia h200', 'nvidia-h200-sxm', 'alias'],
    ['MI300X', 'amd-mi300x', 'alias'],
    ['AMD Instinct MI300X', 'amd-mi300x', 'name'],
    ['amd mi 300x', 'amd-mi300x', 'id'],
    ['RTX 4090', 'nvidia-rtx-4090', 'id'],
    ['GeForce RTX 4090', 'nvidia-rtx-4090', 'name'],
    ['DGX H100', 'nvidia-dgx-h100', 'id'],
    ['Google TPU v5e', 'google-tpu-v5e', 'id'],
    ['Gaudi 3', 'intel-gaudi3', 'alias'],
    ['900-21010-0000-000', 'nvidia-h100-pcie', 'part-number'],
    ['900 21010 0000 000', 'nvidia-h100-pcie', 'part-number'],
    ['935-24287-00M0-000', 'nvidia-hgx-h20-8', 'part-number'],
    ['920-24387-2540-0r0', 'nvidia-dgx-h100', 'part-number'],
    ['tc-02003', 'tenstorrent-wormhole-n300', 'part-number'],
  ])('%s is %s', (text, id, by) => {
    const match = catalog.findItem(text);
    expect([match?.item.id, match?.by]).toEqual([id, by]);
  });

  test('a board of an NVL4 counts its two GPUs, not the four of a whole one', () => {
    expect(catalog.findItem('900-2G548-0071-000')?.item.chips).toBe(2);
  });
});

describe('several items are meant', () => {
  test.each([
    ['H100', ['nvidia-h100-sxm5', 'nvidia-h100-pcie', 'nvidia-h100-nvl']],
    ['nvidia h100', ['nvidia-h100-sxm5', 'nvidia-h100-pcie', 'nvidia-h100-nvl']],
    ['H200', ['nvidia-h200-sxm', 'nvidia-h200-nvl']],
    ['nvidia-h200', ['nvidia-h200-sxm', 'nvidia-h200-nvl']],
    ['GB200', ['nvidia-gb200-gpu', 'nvidia-gb200-superchip']],
    ['HGX H20', ['nvidia-h20', 'nvidia-hgx-h20-8']],
    ['HGX H100', ['nvidia-hgx-h100-8', 'nvidia-hgx-h100-4']],
    ['A100', ['nvidia-a100-sxm4-40gb', 'nvidia-a100-sxm4-80gb', 'nvidia-a100-pcie-40gb', 'nvidia-a100-pcie-80gb']],
    ['910B', ['huawei-ascend-910b1', 'huawei-ascend-910b2', 'huawei-ascend-910b3', 'huawei-ascend-910b4']],
  ])('%s is not guessed', (text, ids) => {
    expect(catalog.findItem(text)).toBeUndefined();
    expect(catalog.suggestItems(text)).toEqual(ids);
  });
});

describe('did you mean', () => {
  test.each([
    ['nvidia-h100-sxm', 'nvidia-h100-sxm5'],
    ['nvidia-h100-smx5', 'nvidia-h100-sxm5'],
    ['nvidia-h200', 'nvidia-h200-sxm'],
    ['nvidia-b20', 'nvidia-b200'],
    ['amd-mi325', 'amd-mi325x'],
    ['MI325', 'amd-mi325x'],
    ['RTX 5090 Ti', 'nvidia-rtx-5090'],
    ['Gaudi 33', 'intel-gaudi3'],
    ['HGX B300 NVL16', 'nvidia-hgx-b300-8'],
    ['cerebras wse3', 'cerebras-wse-3'],
    ['H100 SXM5 (80 GB)', 'nvidia-h100-sxm5'],
  ])('%s: %s comes first', (text, id) => {
    const suggestions = catalog.suggestItems(text);
    expect(suggestions[0]).toBe(id);
    expect(suggestions.length).toBeLessThanOrEqual(catalog.findItem(text) === undefined ? 3 : 1);
  });

  test.each(['nvidia-h100-sxm', 'nvidia-h200', 'amd-mi300'])('%s has the shape of an id and is none', (text) => {
    expect(catalog.findItem(text)).toBeUndefined();
  });

  test.each(['toaster', 'Epyc 9654', 'rack mounting kit', '', ' ', '-', 'nvidia', '900-99999-1234-000'])(
    'nothing is near to "%s"',
    (text) => {
      expect(catalog.findItem(text)).toBeUndefined();
      expect(catalog.suggestItems(text)).toEqual([]);
    },
  );

  test('words that objects carry by themselves are no items', () => {
    for (const text of ['constructor', '__proto__', 'toString']) expect(catalog.findItem(text)).toBeUndefined();
  });
});
