import { describe, expect, test } from 'vitest';
import { loadCatalog } from './index.ts';
import { countInName, mentionsCount } from './itemWords.ts';
import { shippedCatalog } from './shipped.ts';

const catalog = loadCatalog(shippedCatalog);

/** As invoices, data sheets, price lists and tools write them. */
const ONE: readonly (readonly [text: string, id: string])[] = [
  ['NVIDIA HGX H20 8-GPU', 'nvidia-hgx-h20-8'],
  ['NVIDIA DGX B200', 'nvidia-dgx-b200'],
  ['NVIDIA GB200 NVL72', 'nvidia-gb200-nvl72'],
  ['HGX H200 8-GPU', 'nvidia-hgx-h200-8'],
  ['A100-SXM4-80GB', 'nvidia-a100-sxm4-80gb'],
  ['H100 80GB HBM3', 'nvidia-h100-sxm5'],
  ['RTX PRO 6000 Blackwell Server Edition', 'nvidia-rtx-pro-6000-bse'],
  ['Instinct MI300X OAM', 'amd-mi300x'],
  ['NVIDIA® H100 Tensor Core GPU, 80GB, SXM5', 'nvidia-h100-sxm5'],
  ['NVIDIA H200 NVL 141GB HBM3e PCIe', 'nvidia-h200-nvl'],
  ['NVIDIA A100 Tensor Core GPU 80GB PCIe', 'nvidia-a100-pcie-80gb'],
  ['NVIDIA A100 80GB PCIe Gen4 x16', 'nvidia-a100-pcie-80gb'],
  ['A100 80G PCIe', 'nvidia-a100-pcie-80gb'],
  ['A100 40GB SXM4', 'nvidia-a100-sxm4-40gb'],
  ['A100 SXM4 40 GB', 'nvidia-a100-sxm4-40gb'],
  ['NVIDIA A100-PCIE-40GB', 'nvidia-a100-pcie-40gb'],
  ['NVIDIA A100 80GB PCIe', 'nvidia-a100-pcie-80gb'],
  ['A100-SXM4-40GB', 'nvidia-a100-sxm4-40gb'],
  ['L40S 48GB GDDR6 PCIe', 'nvidia-l40s'],
  ['NVIDIA L40S 48GB Passive', 'nvidia-l40s'],
  ['L40S PCIe', 'nvidia-l40s'],
  ['l40s', 'nvidia-l40s'],
  ['NVIDIA-L40S', 'nvidia-l40s'],
  ['L40 48GB', 'nvidia-l40'],
  ['NVIDIA L40 GPU', 'nvidia-l40'],
  ['L20 48GB', 'nvidia-l20'],
  ['NVIDIA L20', 'nvidia-l20'],
  ['NVIDIA L2 24GB', 'nvidia-l2'],
  ['H20 96GB', 'nvidia-h20'],
  ['H20 96GB HBM3 SXM5', 'nvidia-h20'],
  ['NVIDIA H20', 'nvidia-h20'],
  ['AMD Instinct™ MI300X 192GB HBM3 OAM Accelerator', 'amd-mi300x'],
  ['AMD Instinct(TM) MI325X 256GB OAM', 'amd-mi325x'],
  ['MI325X', 'amd-mi325x'],
  ['AMD Instinct MI355X', 'amd-mi355x'],
  ['MI350X OAM', 'amd-mi350x'],
  ['MI300A', 'amd-mi300a'],
  ['MI250X OAM', 'amd-mi250x'],
  ['AMD Instinct MI250 OAM 128GB', 'amd-mi250'],
  ['MI210 64GB PCIe', 'amd-mi210'],
  ['MI308X', 'amd-mi308x'],
  ['MI100', 'amd-mi100'],
  ['Intel® Gaudi® 3 OAM', 'intel-gaudi3'],
  ['Gaudi 3 PCIe', 'intel-gaudi3-pcie'],
  ['HL-338', 'intel-gaudi3-pcie'],
  ['Gaudi 2', 'intel-gaudi2'],
  ['Gaudi2', 'intel-gaudi2'],
  ['Intel Data Center GPU Max 1550', 'intel-max-1550'],
  ['Data Center GPU Flex 170', 'intel-flex-170'],
  ['GeForce RTX 4090 24GB', 'nvidia-rtx-4090'],
  ['NVIDIA GeForce RTX™ 4090', 'nvidia-rtx-4090'],
  ['RTX 4090 D', 'nvidia-rtx-4090-d'],
  ['GeForce RTX 5090 32GB GDDR7', 'nvidia-rtx-5090'],
  ['RTX 5090D', 'nvidia-rtx-5090-d'],
  ['RTX 5090 D V2', 'nvidia-rtx-5090-d-v2'],
  ['RTX 5080 16GB', 'nvidia-rtx-5080'],
  ['RTX 3090 24GB', 'nvidia-rtx-3090'],
  ['RTX 6000 Ada 48GB', 'nvidia-rtx-6000-ada'],
  ['NVIDIA RTX 6000 Ada Generation', 'nvidia-rtx-6000-ada'],
  ['RTX 5000 Ada', 'nvidia-rtx-5000-ada'],
  ['NVIDIA RTX A6000', 'nvidia-rtx-a6000'],
  ['RTX A6000 48GB', 'nvidia-rtx-a6000'],
  ['NVIDIA RTX PRO 6000 Blackwell Max-Q Workstation Edition 96GB', 'nvidia-rtx-pro-6000-maxq'],
  ['RTX PRO 6000 Blackwell Workstation Edition', 'nvidia-rtx-pro-6000-ws'],
  ['RTX PRO 6000 BSE', 'nvidia-rtx-pro-6000-bse'],
  ['RTX PRO 4500 BSE', 'nvidia-rtx-pro-4500-bse'],
  ['RTX PRO 5000 Blackwell 48GB', 'nvidia-rtx-pro-5000-48gb'],
  ['RTX PRO 5000 72GB', 'nvidia-rtx-pro-5000-72gb'],
  ['RTX 6000D', 'nvidia-rtx-6000d'],
  ['HGX H100 8-GPU 80GB SXM5 baseboard', 'nvidia-hgx-h100-8'],
  ['HGX H100 4-GPU', 'nvidia-hgx-h100-4'],
  ['NVIDIA HGX H100 8-GPU', 'nvidia-hgx-h100-8'],
  ['NVIDIA HGX B200 8-GPU 180GB', 'nvidia-hgx-b200-8'],
  ['HGX B200', 'nvidia-hgx-b200-8'],
  ['HGX B300 NVL8', 'nvidia-hgx-b300-8'],
  ['HGX B300 8-GPU', 'nvidia-hgx-b300-8'],
  ['HGX A100 8-GPU 80GB', 'nvidia-hgx-a100-8-80gb'],
  ['HGX A100 8-GPU 40GB', 'nvidia-hgx-a100-8-40gb'],
  ['HGX H800', 'nvidia-hgx-h800-8'],
  ['DGX H100 640GB', 'nvidia-dgx-h100'],
  ['DGX H100', 'nvidia-dgx-h100'],
  ['NVIDIA DGX H200', 'nvidia-dgx-h200'],
  ['DGX H200 1128GB', 'nvidia-dgx-h200'],
  ['DGX A100', 'nvidia-dgx-a100-640gb'],
  ['DGX B300', 'nvidia-dgx-b300'],
  ['DGX GB200', 'nvidia-gb200-nvl72'],
  ['DGX GB300', 'nvidia-gb300-nvl72'],
  ['DGX Spark', 'nvidia-dgx-spark'],
  ['DGX Station GB300', 'nvidia-dgx-station-gb300'],
  ['B200 180GB HBM3e SXM6', 'nvidia-b200'],
  ['B200', 'nvidia-b200'],
  ['NVIDIA B300', 'nvidia-b300'],
  ['B100', 'nvidia-b100'],
  ['GH200 480GB', 'nvidia-gh200-96gb'],
  ['GH200 Grace Hopper Superchip 96GB HBM3', 'nvidia-gh200-96gb'],
  ['GH200 144GB HBM3e', 'nvidia-gh200-144gb'],
  ['GB200 Superchip', 'nvidia-gb200-superchip'],
  ['GB200 NVL4', 'nvidia-gb200-nvl4'],
  ['GB300 NVL72', 'nvidia-gb300-nvl72'],
  ['NVIDIA Tesla V100-SXM2-32GB', 'nvidia-v100-sxm2'],
  ['Tesla V100-PCIE-16GB', 'nvidia-v100-pcie'],
  ['V100S', 'nvidia-v100s-pcie'],
  ['T4 16GB', 'nvidia-t4'],
  ['Tesla T4', 'nvidia-t4'],
  ['NVIDIA A10 24GB PCIe', 'nvidia-a10'],
  ['A2 16GB', 'nvidia-a2'],
  ['A16 64GB', 'nvidia-a16'],
  ['A30 24GB HBM2', 'nvidia-a30'],
  ['A40 48GB', 'nvidia-a40'],
  ['L4 24GB Low Profile', 'nvidia-l4'],
  ['NVIDIA L4', 'nvidia-l4'],
  ['Jetson AGX Orin 64GB Module', 'nvidia-jetson-agx-orin-64gb'],
  ['Ascend 910C', 'huawei-ascend-910c'],
  ['Huawei Ascend 910B3', 'huawei-ascend-910b3'],
  ['Ascend 950PR', 'huawei-ascend-950pr'],
  ['Ascend 960', 'huawei-ascend-960'],
  ['TPU v5p', 'google-tpu-v5p'],
  ['Google TPU v5e', 'google-tpu-v5e'],
  ['TPU v4', 'google-tpu-v4'],
  ['Trillium', 'google-tpu-v6e'],
  ['Ironwood', 'google-tpu-v7'],
  ['AWS Trainium2', 'aws-trainium2'],
  ['Trn3', 'aws-trainium3'],
  ['Inferentia2', 'aws-inferentia2'],
  ['Maia 100', 'microsoft-maia-100'],
  ['Ｈ１００　ＳＸＭ５', 'nvidia-h100-sxm5'],
  ['h100 sxm5', 'nvidia-h100-sxm5'],
  ['H100-SXM5-80GB-HBM3', 'nvidia-h100-sxm5'],
  ['H100 PCIe', 'nvidia-h100-pcie'],
  ['H100 PCIe 80GB HBM2e', 'nvidia-h100-pcie'],
  ['H100 NVL 94GB HBM3', 'nvidia-h100-nvl'],
  ['H100 NVL', 'nvidia-h100-nvl'],
  ['H800 PCIe', 'nvidia-h800-pcie'],
  ['H800 SXM5 80GB', 'nvidia-h800-sxm5'],
  ['H800 NVL', 'nvidia-h800-nvl'],
  ['NVIDIA H800', 'nvidia-h800-sxm5'],
  ['A800 40GB Active', 'nvidia-a800-40gb-active'],
  ['A800-SXM4-80GB', 'nvidia-a800-sxm4-80gb'],
  ['NVIDIA A800 80GB PCIe', 'nvidia-a800-pcie-80gb'],
  ['Cerebras WSE-3', 'cerebras-wse-3'],
  ['Vera Rubin NVL72', 'nvidia-vera-rubin-nvl72'],
  ['Rubin CPX', 'nvidia-rubin-cpx'],
  ['Hanguang 800', 'alibaba-hanguang-800'],
  ['MTT S4000', 'moore-threads-s4000'],
  ['MXC500', 'metax-c500'],
  ['WSE-3', 'cerebras-wse-3'],
  ['GroqCard', 'groq-lpu-v1'],
  ['MTIA 300', 'meta-mtia-300'],
  ['MI300X platform', 'amd-mi300x-platform-8'],
  ['Helios', 'amd-helios'],
  ['900-21010-0000-000', 'nvidia-h100-pcie'],
  ['935-24287-0000-000', 'nvidia-hgx-h100-8'],
  ['920-24387-2540-0R0', 'nvidia-dgx-h100'],
  ['1x L40S', 'nvidia-l40s'],
  ['1 x NVIDIA L40S', 'nvidia-l40s'],
];

test.each(ONE)('%s is %s', (text, id) => {
  expect(catalog.findItem(text)?.item.id).toBe(id);
});

/** Nothing is guessed; the closest comes first. */
const OPEN: readonly (readonly [text: string, ids: readonly string[]])[] = [
  ['NVIDIA H100 Tensor Core GPU', ['nvidia-h100-sxm5', 'nvidia-h100-pcie', 'nvidia-h100-nvl']],
  ['H100', ['nvidia-h100-sxm5', 'nvidia-h100-pcie', 'nvidia-h100-nvl']],
  ['H100 80GB', ['nvidia-h100-sxm5', 'nvidia-h100-pcie']],
  ['NVIDIA H200 Tensor Core GPU 141GB', ['nvidia-h200-sxm', 'nvidia-h200-nvl']],
  ['A100 80GB', ['nvidia-a100-sxm4-80gb', 'nvidia-a100-pcie-80gb']],
  ['A100', ['nvidia-a100-sxm4-40gb', 'nvidia-a100-sxm4-80gb', 'nvidia-a100-pcie-40gb', 'nvidia-a100-pcie-80gb']],
  ['A100 SXM4', ['nvidia-a100-sxm4-40gb', 'nvidia-a100-sxm4-80gb']],
  ['A100X', ['nvidia-a100-sxm4-40gb', 'nvidia-a100-sxm4-80gb', 'nvidia-a100-pcie-40gb']],
  ['A100 SXM5', ['nvidia-a100-sxm4-40gb', 'nvidia-a100-sxm4-80gb', 'nvidia-a100-pcie-40gb', 'nvidia-a100-pcie-80gb']],
  ['L20 24GB', ['nvidia-l20', 'nvidia-l2']],
  ['H20 141GB', ['nvidia-h20', 'nvidia-h200-sxm', 'nvidia-h200-nvl']],
  ['HGX H20', ['nvidia-h20', 'nvidia-hgx-h20-8']],
  ['HGX A100 4-GPU', ['nvidia-hgx-a100-8-80gb', 'nvidia-hgx-a100-8-40gb', 'nvidia-hgx-h100-4']],
  ['HGX H100 96GB', ['nvidia-hgx-h100-8', 'nvidia-hgx-h100-4']],
  ['HGX H100', ['nvidia-hgx-h100-8', 'nvidia-hgx-h100-4']],
  ['MI300X 8-GPU', ['amd-mi300x', 'amd-mi300x-platform-8', 'amd-mi300a']],
  ['MI300X 128GB', ['amd-mi300x', 'amd-mi300a', 'amd-mi250x']],
  ['RTX PRO 6000', ['nvidia-rtx-pro-6000-bse', 'nvidia-rtx-pro-6000-ws', 'nvidia-rtx-pro-6000-maxq']],
  ['RTX PRO 6000 Blackwell 96GB', ['nvidia-rtx-pro-6000-bse', 'nvidia-rtx-pro-6000-ws', 'nvidia-rtx-pro-6000-maxq']],
  ['RTX PRO 4500', ['nvidia-rtx-pro-4500-bse', 'nvidia-rtx-pro-4500-ws']],
  ['RTX PRO 4500 Blackwell 32GB', ['nvidia-rtx-pro-4500-bse', 'nvidia-rtx-pro-4500-ws']],
  ['RTX PRO 5000', ['nvidia-rtx-pro-5000-48gb', 'nvidia-rtx-pro-5000-72gb']],
  ['GB200', ['nvidia-gb200-gpu', 'nvidia-gb200-superchip']],
  ['GB300', ['nvidia-gb300-gpu', 'nvidia-gb300-superchip']],
  ['GH200', ['nvidia-gh200-96gb', 'nvidia-gh200-144gb']],
  ['Ascend 910B', ['huawei-ascend-910b1', 'huawei-ascend-910b2', 'huawei-ascend-910b3', 'huawei-ascend-910b4']],
  ['RTX 5090 D 24GB', ['nvidia-rtx-5090-d', 'nvidia-rtx-4090-d', 'nvidia-rtx-5090-d-v2']],
  ['H100 L20', ['nvidia-h100-sxm5', 'nvidia-h100-pcie', 'nvidia-h100-nvl']],
  ['L40S NVL', ['nvidia-l40s', 'nvidia-h100-nvl', 'nvidia-h800-nvl']],
  ['PNY NVIDIA L40S', ['nvidia-l40s']],
  ['Dell NVIDIA H100 PCIe 80GB', ['nvidia-h100-pcie']],
  ['960', ['huawei-ascend-960']],
  ['970', ['huawei-ascend-970']],
  ['910', ['huawei-ascend-910', 'huawei-ascend-910c', 'huawei-ascend-910b1']],
  ['H800', ['nvidia-h800-sxm5', 'nvidia-h800-pcie', 'nvidia-h800-nvl']],
  ['A800', ['nvidia-a800-sxm4-80gb', 'nvidia-a800-pcie-80gb', 'nvidia-a800-40gb-active']],
  ['4x L40S', ['nvidia-l40s']],
  ['DGX H200 x4', ['nvidia-dgx-h200']],
  ['8 H100 SXM5', ['nvidia-h100-sxm5']],
  ['L40S (4)', ['nvidia-l40s']],
  ['H100 PCIe x16', ['nvidia-h100-pcie', 'nvidia-h100-nvl']],
  ['2 x NVIDIA A100 80GB PCIe', ['nvidia-a100-pcie-80gb']],
  ['8xA10', ['nvidia-a10']],
  ['Dual L40S', ['nvidia-l40s']],
  ['4 pcs. L40S', ['nvidia-l40s']],
  ['HGX H100 8-GPU x 2', ['nvidia-hgx-h100-8']],
];

test.each(OPEN)('%s is a question', (text, ids) => {
  expect(catalog.findItem(text)).toBeUndefined();
  expect(catalog.suggestItems(text)).toEqual(ids);
});

test.each([
  'H100 SXM6',
  'bracket for H100 PCIe',
  'H100 cooling kit',
  'L40S equivalent',
  'not an L40S',
  'Supermicro SYS-821GE with 8x H100 SXM5',
  'RTX 4090 or L20',
])('%s names no item', (text) => {
  expect(catalog.findItem(text)).toBeUndefined();
});

describe('what is around a name does not matter', () => {
  const AROUND: readonly ((name: string) => string)[] = [
    (name) => name.toUpperCase(),
    (name) => name.toLowerCase(),
    (name) => `${name} Tensor Core GPU`,
    (name) => `  ${name}  `,
    (name) => name.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    (name) => `${name}®`,
    (name) => `${name} (TM)`,
  ];

  test('for every name of the catalogue, it leads to the same item or to none', () => {
    for (const { id, name, aliases = [] } of shippedCatalog.items) {
      for (const text of [name, ...aliases]) {
        const wanted = catalog.findItem(text)?.item.id;
        for (const around of AROUND) {
          const found = catalog.findItem(around(text))?.item.id;
          if (found !== undefined) expect.soft([around(text), found]).toEqual([around(text), wanted ?? id]);
        }
      }
    }
  });
});

describe('counts', () => {
  test.each([
    ['4x L40S', 4, 'L40S'],
    ['2 x NVIDIA A100 80GB PCIe', 2, 'NVIDIA A100 80GB PCIe'],
    ['8xA10', 8, 'A10'],
    ['8 H100 SXM5', 8, 'H100 SXM5'],
    ['4 × H100', 4, 'H100'],
    ['x4 L40S', 4, 'L40S'],
    ['(4x) L40S', 4, 'L40S'],
    ['4 pcs. of L40S', 4, 'L40S'],
    ['qty 4 L40S', 4, 'L40S'],
    ['Dual L40S', 2, 'L40S'],
    ['DGX H200 x4', 4, 'DGX H200'],
    ['H100 SXM5 x 8', 8, 'H100 SXM5'],
    ['H100 SXM5x8', 8, 'H100 SXM5'],
    ['L40S*4', 4, 'L40S'],
    ['L40S (4)', 4, 'L40S'],
    ['L40S (4x)', 4, 'L40S'],
    ['L40S (x4)', 4, 'L40S'],
    ['L40S, 4 units', 4, 'L40S'],
    ['L40S, qty 4', 4, 'L40S'],
    ['HGX H100 8-GPU x 2', 2, 'HGX H100 8-GPU'],
  ])('%s: %d of %s', (text, count, rest) => {
    expect(countInName(text)).toEqual({ count, rest });
    expect(catalog.findItem(text)).toBeUndefined();
  });

  test.each([
    ...['HGX H200 8-GPU', 'RTX 4090', 'MI300X', 'A100 80GB', 'L40S (48GB)', 'RTX 5090 D V2', 'HGX B300 NVL8', 'TPU7x'],
    ...[
      'A100 PCIe Gen4 x16',
      'dual slot L40S',
      '900-21010-0000-000',
      'Data Center GPU Max 1550',
      'Ascend 910_93',
      '960',
    ],
  ])('%s has none', (text) => {
    expect(mentionsCount(text)).toBe(false);
  });

  test.each(['server with 8x H100', 'H100 PCIe x16', 'L40S (48)', 'H100 (80)'])('%s may have one', (text) => {
    expect(countInName(text)).toBeUndefined();
    expect(mentionsCount(text)).toBe(true);
    expect(catalog.findItem(text)).toBeUndefined();
  });
});
