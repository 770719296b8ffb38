/** Made-up workspaces: manifests, deal sheets and registers as plain data, from whose parts anything may be missing. */
import fc from 'fast-check';

export type Dict = { [key: string]: unknown };

/** A file of documents; in YAML the documents follow each other. */
export interface MadeFile {
  readonly name: string;
  readonly documents: readonly Dict[];
}

/** `odds`: how many times as often it is said as omitted. */
const maybe = <T>(value: fc.Arbitrary<T>, odds = 2): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 20 * odds, arbitrary: value }, { weight: 20, arbitrary: fc.constant(undefined) });
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

/** Places for which the packs say different things. */
const COUNTRY = oneOf(
  'PT',
  'DE',
  'NO',
  'US',
  'CN',
  'HK',
  'MO',
  'AE',
  'SA',
  'MY',
  'SG',
  'KH',
  'CY',
  'SY',
  'RU',
  'IN',
  'IL',
  'CH',
  'TW',
  'BR',
  'VN',
);
/** Above and below each class, alone and in boards and systems; and one that no one knows. */
const ITEM = oneOf(
  'nvidia-h100-sxm5',
  'nvidia-h200-sxm',
  'nvidia-h20',
  'nvidia-b200',
  'nvidia-rtx-4090',
  'nvidia-rtx-4090-d',
  'nvidia-dgx-h100',
  'nvidia-h200-nvl',
  'amd-mi210',
  'amd-mi325x',
  'huawei-ascend-910c',
  'nvidia-l40s',
  'no-such-chip',
);

export const figures: fc.Arbitrary<Dict> = fc.record(
  {
    name: fc.constant('Custom accelerator'),
    tpp: maybe(oneOf(900, 1600, 2399, 2400, 3000, 4799, 4800, 9000, 20_000, 22_000), 5),
    dieArea: maybe(oneOf(150, 300, 500, 814, 1600), 5),
    memoryBandwidth: maybe(oneOf(900, 3350, 6400, 8000), 5),
    dataCenter: maybe(fc.boolean(), 4),
    designerHeadquarters: maybe(oneOf('US', 'CN', 'IN'), 4),
    designer: maybe(oneOf('approved', 'authorized', 'other')),
    count: maybe(oneOf(1, 2, 8)),
  },
  { requiredKeys: ['name'] },
);
const memory: fc.Arbitrary<Dict> = fc.record({
  name: fc.constant('HBM stack'),
  memoryBandwidth: oneOf(200, 307, 819),
  packageArea: oneOf(100, 110, 121),
});

const COMPANIES = [
  'Nordlys Compute AS',
  'Atlas Cloud SA',
  'Pantai Cloud Sdn Bhd',
  'Halden Systems Inc',
  'G42',
  'Oracle',
  'Core42 Technology Project LLC',
  'Humain Company',
] as const;
const parent = fc.oneof(
  fc.constant('none'),
  fc.record({ name: oneOf('Nordlys Group SA', 'Yunshan Group', 'Oracle'), headquarters: maybe(COUNTRY, 4) }),
);
const party: fc.Arbitrary<Dict> = fc.record({
  name: oneOf(...COMPANIES),
  country: maybe(COUNTRY, 9),
  headquarters: maybe(COUNTRY, 5),
  ultimateParent: maybe(parent, 5),
  type: maybe(oneOf('direct-consumer', 'government', 'reseller', 'forwarder', 'other')),
  government: maybe(fc.boolean()),
  owners: maybe(
    fc.array(
      fc.record({
        name: fc.constant('Example Holding'),
        share: maybe(oneOf(10, 49, 50, 80), 4),
        listed: maybe(oneOf('entity-list', 'sdn', 'uvl')),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    0.2,
  ),
  listed: maybe(fc.array(oneOf('entity-list', 'meu', 'uvl', 'dpl', 'sdn'), { maxLength: 1 }), 0.1),
  region: maybe(oneOf('crimea'), 0.05),
});
/** Said in full, in a place where the answer is not settled by the parties alone. */
const plainParty: fc.Arbitrary<Dict> = fc.record({
  name: oneOf(...COMPANIES),
  country: oneOf('PT', 'MY', 'BR', 'CH', 'SA', 'CN', 'DE'),
  headquarters: oneOf('PT', 'MY', 'DE'),
  ultimateParent: fc.constant('none'),
  government: fc.constant(false),
});
/** Every paper that a rule asks for. */
const PAPERS = [
  'lpp-consignee-certificate',
  'lpp-bis-copy',
  'lpp-bis-notice',
  'aia-consignee-certificate',
  'aia-bis-certificate',
  'aia-shipment-notice',
  'acm-stock-records',
  'china-lane',
];

const aParty = fc.oneof({ weight: 1, arbitrary: party }, { weight: 1, arbitrary: plainParty });

const day = fc
  .integer({ min: Date.UTC(2023, 10, 17) / 86_400_000, max: Date.UTC(2027, 11, 31) / 86_400_000 })
  .map(dateOf);
export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}
/** Half of the dates are from the months in which most provisions apply. */
export const date = fc.oneof(
  day,
  fc.integer({ min: Date.UTC(2025, 4, 15) / 86_400_000, max: Date.UTC(2026, 8, 24) / 86_400_000 }).map(dateOf),
);

const authority: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ license: oneOf('D1', 'D2', 'D9') }),
  fc.record({
    exception: oneOf('LPP', 'LPP', 'NAC', 'ACA', 'AIA', 'ACM', 'HBM', 'ENC', 'XYZ'),
    number: maybe(fc.constant('Z1')),
    noticeFiled: maybe(date),
  }),
  fc.record({ agreement: oneOf('AG-1', 'AG-2') }),
  fc.record({ veu: oneOf('V-1', 'V-2'), kind: maybe(oneOf('national', 'universal')) }),
);
const authorization = fc.oneof(
  { weight: 4, arbitrary: authority },
  { weight: 1, arbitrary: fc.constant('none') },
  { weight: 1, arbitrary: fc.array(authority, { minLength: 1, maxLength: 2 }) },
);

const lane = fc.record({
  usUnitsShipped: maybe(oneOf(1000, 50_000, 300_000), 4),
  chinaUnitsShipped: maybe(oneOf(0, 400, 20_000), 4),
  laboratory: maybe(fc.record({ name: fc.constant('Redfield Labs'), country: maybe(oneOf('US', 'TW')) })),
});

export const line: fc.Arbitrary<Dict> = fc.record({
  item: fc.oneof({ weight: 5, arbitrary: ITEM }, { weight: 2, arbitrary: figures }, { weight: 1, arbitrary: memory }),
  quantity: oneOf(1, 3, 8, 64, 500, 1000, 1699, 5000, 60_000),
  unitValue: maybe(oneOf(10, 2500, 27_500)),
  eccn: maybe(oneOf('3A090.a', '4A090.a', '5A002.z.1', '3A001.z', 'EAR99', '4E091'), 0.3),
  description: maybe(oneOf('.z GPU server', 'GPU server'), 0.3),
  authorization: maybe(authorization, 0.5),
  chinaLane: maybe(lane, 0.2),
});
const lines = fc.array(line, { minLength: 1, maxLength: 4 });

const shipment = {
  from: maybe(oneOf('US', 'US', 'US', 'TW', 'DE'), 9),
  transaction: maybe(oneOf('export', 'reexport', 'transfer'), 0.5),
  route: maybe(fc.array(COUNTRY, { maxLength: 3 }), 0.2),
  parties: fc.record({
    exporter: maybe(
      fc.record({
        name: oneOf(...COMPANIES),
        country: fc.constant('US'),
        headquarters: maybe(COUNTRY),
        ultimateParent: maybe(parent),
        role: maybe(oneOf('designer', 'foundry', 'osat', 'reseller')),
      }),
    ),
    purchaser: maybe(party, 0.3),
    ultimateConsignee: aParty,
    intermediateConsignees: maybe(fc.array(party, { maxLength: 2 }), 0.2),
    endUsers: maybe(fc.array(aParty, { minLength: 1, maxLength: 2 }), 0.4),
  }),
  endUse: maybe(
    fc.record({
      text: maybe(oneOf('commercial cloud', 'training of models', 'hpc cluster', 'packaging of chips')),
      supercomputer: maybe(fc.boolean(), 0.3),
      advancedNodeFab: maybe(fc.boolean(), 0.2),
      military: maybe(fc.boolean(), 0.2),
      militaryIntelligence: maybe(fc.boolean(), 0.1),
      remoteUsers: maybe(fc.array(COUNTRY, { maxLength: 2 }), 0.3),
    }),
    1,
  ),
  authorization: maybe(authorization, 3),
  purchaseOrder: maybe(fc.constant('PO-1')),
  certifications: maybe(fc.subarray(PAPERS), 4),
  chinaLane: maybe(lane, 0.4),
  redFlags: maybe(
    fc.array(fc.record({ text: fc.constant('no web presence'), resolved: maybe(fc.constant('visited')) }), {
      minLength: 1,
      maxLength: 2,
    }),
    0.1,
  ),
  screening: maybe(
    fc.record({
      listDate: fc.constant('2026-09-17'),
      hits: fc.array(
        fc.record({
          party: fc.constant('G42'),
          list: fc.constant('entity-list'),
          entry: fc.constant('x'),
          resolved: maybe(fc.constant('no')),
        }),
        { maxLength: 1 },
      ),
    }),
    0.1,
  ),
  documents: maybe(
    fc.record({
      destinationControlStatement: maybe(fc.boolean()),
      eccnOnInvoice: maybe(fc.boolean()),
      eeiItn: maybe(fc.constant('X20260917000001')),
    }),
    0.2,
  ),
};

export const manifest: fc.Arbitrary<Dict> = fc.record({
  kind: fc.constant('ShipmentManifest'),
  id: fc.integer({ min: 1, max: 99 }).map((n) => `SHP-${n}`),
  date,
  ...shipment,
  lines,
});

/** Every fact of its parties and items is said, and papers are in hand, so that answers are good ones to spoil. */
export const fullManifest: fc.Arbitrary<Dict> = fc.record({
  kind: fc.constant('ShipmentManifest'),
  id: fc.constant('SHP-1'),
  date,
  from: fc.constant('US'),
  purchaseOrder: fc.constant('PO-1'),
  parties: fc.record({
    ultimateConsignee: plainParty,
    endUsers: maybe(fc.array(plainParty, { minLength: 1, maxLength: 1 })),
  }),
  authorization: maybe(authorization, 3),
  certifications: fc.constant(PAPERS),
  endUse: fc.constant({ text: 'packaging of chips' }),
  lines: fc.array(
    fc.record({
      item: fc.oneof(
        ITEM,
        fc.record({
          name: fc.constant('Custom accelerator'),
          tpp: oneOf(900, 1600, 2400, 4799, 4800, 9000),
          dieArea: oneOf(150, 300, 814),
          memoryBandwidth: oneOf(900, 3350),
          dataCenter: fc.boolean(),
          designerHeadquarters: oneOf('US', 'CN'),
          designer: fc.constant('approved'),
        }),
        memory,
      ),
      quantity: oneOf(1, 8, 500, 1699),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

const deal: fc.Arbitrary<Dict> = fc.record({
  kind: fc.constant('DealSheet'),
  id: fc.integer({ min: 1, max: 99 }).map((n) => `DEAL-${n}`),
  signed: maybe(date),
  ...shipment,
  deliveries: fc.array(fc.record({ date, authorization: maybe(authorization, 0.5), lines }), {
    minLength: 1,
    maxLength: 3,
  }),
});

export const registers: fc.Arbitrary<readonly Dict[]> = fc
  .record({
    licenses: fc.uniqueArray(
      fc.record({
        number: oneOf('D1', 'D2'),
        holder: maybe(fc.constant('Halden Systems Inc'), 0.3),
        consignee: maybe(oneOf(...COMPANIES), 0.5),
        destination: maybe(COUNTRY, 0.5),
        items: maybe(fc.subarray(['nvidia-h100-sxm5', 'nvidia-h200-sxm'], { minLength: 1 }), 0.5),
        quantity: maybe(oneOf(10, 1000, 100_000), 4),
        shippedBefore: maybe(oneOf(0, 5)),
        validFrom: fc.constant('2024-01-01'),
        validUntil: oneOf('2025-12-31', '2027-12-31'),
      }),
      { selector: ({ number }) => number, maxLength: 2 },
    ),
    agreements: fc.uniqueArray(
      fc.record({
        id: oneOf('AG-1', 'AG-2'),
        with: maybe(COUNTRY, 0.5),
        title: fc.constant('An agreement'),
        from: fc.constant('2024-06-01'),
        until: maybe(fc.constant('2026-12-31')),
        limit: maybe(fc.record({ units: oneOf(100, 5000), per: oneOf('calendar-year', 'agreement') })),
        binding: oneOf('rule', 'rule', 'licence', 'none'),
      }),
      { selector: ({ id }) => id, maxLength: 2 },
    ),
    veus: fc.uniqueArray(
      fc.record({
        id: oneOf('V-1', 'V-2'),
        kind: oneOf('national', 'universal'),
        holder: oneOf('Nordlys Compute AS', 'Atlas Cloud SA'),
        country: maybe(COUNTRY, 0.5),
        installedBase: maybe(fc.record({ tpp: oneOf(0, 500_000_000), date: fc.constant('2025-01-01') })),
        groupTotal: maybe(fc.record({ tpp: oneOf(1_000_000_000, 20_000_000_000) }), 4),
      }),
      { selector: ({ id }) => id, maxLength: 2 },
    ),
  })
  .map(({ licenses, agreements, veus }) => [
    { kind: 'LicenseRegister', licenses },
    { kind: 'AgreementRegister', agreements },
    { kind: 'VeuRegister', veus },
  ]);

/** Up to three files of one or two documents, and one of registers. */
export const workspace: fc.Arbitrary<readonly MadeFile[]> = fc
  .tuple(
    fc.array(
      fc.array(fc.oneof({ weight: 3, arbitrary: manifest }, { weight: 1, arbitrary: deal }), {
        minLength: 1,
        maxLength: 2,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    registers,
  )
  .map(([files, onFile]) => [
    ...files.map((documents, i) => ({ name: `${String.fromCharCode(97 + i)}.manifest.yaml`, documents })),
    { name: 'z.licenses.yaml', documents: onFile },
  ]);
