/** A report made by hand, for tests of what prints reports: two files, one line of each verdict. */
import type {
  AllocationState,
  Determination,
  Finding,
  JudgedLine,
  Report,
  RuleCard,
} from '../../server/src/lint/types.ts';
import type { View } from '../../server/src/report/view.ts';
import { type Path, type Piece, read, type Source } from '../../server/src/yaml/index.ts';

export const JUNE = `kind: ShipmentManifest
id: SHP-1
date: 2026-06-02
from: US
parties:
  ultimateConsignee: {name: 北極 Compute, country: MO}
lines:
  - item: nvidia-h100-sxm5
    quantity: 512
  - item: nvidia-l4
    quantity: 4
  - item: nvidia-h100-sxm5
    quantity: 8
`;

const SECTIONS: ReadonlySet<string> = new Set(['lines']);
export const sources: ReadonlyMap<string, Source> = new Map(
  [read('/work/june.manifest.yaml', JUNE, SECTIONS)].map((source) => [source.file, source]),
);

/** The piece of the nth line item of a file. */
export function linePiece(file: string, nth: number): Piece {
  const section = sources.get(file)?.docs[0]?.sections[0];
  const piece = section?.blocks.flatMap((block) => block.pieces)[nth];
  if (!piece) throw new Error(`${file} has no line item ${nth}`);
  return piece;
}

export function sampleFinding(nth: number, path: Path, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'us-ear/destination',
    severity: 'error',
    certainty: 'certain',
    at: { piece: linePiece('/work/june.manifest.yaml', nth), path },
    message: 'A licence is required for 3A090.a to Macau, and nothing is cited.',
    citation: '15 CFR 742.6(a)(6)(iii)',
    url: 'https://www.ecfr.gov/on/2026-06-02/title-15/section-742.6',
    related: [],
    fixes: [],
    suppressed: null,
    ...more,
  };
}

export function sampleDetermination(more: Partial<Determination> = {}): Determination {
  return {
    regime: 'us-ear',
    outcome: 'license-required',
    verdict: 'blocked',
    authorized: false,
    review: 'presumption-of-denial',
    reviewWords: 'presumption of denial',
    exceptions: [{ code: 'NAC', status: 'unavailable', because: 'Macau is not among its places' }],
    reasons: [{ code: 'no-authority', raises: 'blocked', text: 'Nothing is cited.', citation: '15 CFR 742.6' }],
    missing: [],
    allocations: [],
    citations: ['15 CFR 742.6(a)(6)(iii)'],
    conditions: () => [],
    trace: () => [{ step: 'classified', result: '3A090.a', facts: { tpp: 15840 }, citation: 'ECCN 3A090' }],
    ...more,
  };
}

const figure = { stated: 15840, low: 15824, high: 15840 };

export function sampleLine(nth: number, more: Partial<JudgedLine> = {}): JudgedLine {
  return {
    file: '/work/june.manifest.yaml',
    document: 0,
    kind: 'ShipmentManifest',
    id: 'SHP-1',
    at: { piece: linePiece('/work/june.manifest.yaml', nth), path: [] },
    item: 'nvidia-h100-sxm5',
    resolved: null,
    quantity: 512,
    date: '2026-06-02',
    destination: 'MO',
    destinations: ['MO'],
    tpp: figure,
    totalTpp: 8110080,
    class: '3A090.a',
    classification: () => undefined,
    shipment: { authorization: [], signed: true, screened: false } as unknown as JudgedLine['shipment'],
    line: {} as JudgedLine['line'],
    remedies: () => [],
    timelines: () => [],
    determinations: [sampleDetermination()],
    ...more,
  };
}

export const sampleCard: RuleCard = {
  id: 'us-ear/destination',
  title: 'Advanced chips to listed places need a licence',
  summary: 'Items of class 3A090.a need a licence to Macau and to countries of group D:5.',
  todo: 'Apply for a licence, or cite the one that you hold.',
  citation: '15 CFR 742.6(a)(6)(iii)',
  links: [{ title: '15 CFR 742.6', url: 'https://www.ecfr.gov/on/2026-06-02/title-15/section-742.6' }],
  effective: { from: '2023-11-17' },
  verified: '2026-09-24',
  coverage: 'modelled',
};

export interface SampleParts {
  readonly findings?: readonly Finding[];
  readonly lines?: readonly JudgedLine[];
  readonly allocations?: readonly AllocationState[];
  readonly incomplete?: boolean;
  readonly overridden?: readonly string[];
}

/** A view of one file with the given findings and lines. */
export function sampleView({
  findings = [],
  lines = [],
  allocations = [],
  incomplete = false,
  overridden = [],
}: SampleParts): View {
  const files = [...sources.keys()];
  const report: Report = {
    asOf: '2026-11-24',
    files,
    findings: () => findings,
    lines: () => lines,
    allocations: () => allocations,
    summary: () => {
      throw new Error('A report counts what it shows, not what was checked');
    },
    incomplete,
    card: (rule) => (rule === sampleCard.id ? sampleCard : undefined),
  };
  return {
    report,
    files,
    source: (file) => sources.get(file),
    name: (file) => file.replace('/work/', ''),
    regimes: new Map([
      ['us-ear', { id: 'us-ear', title: 'EAR as enforced', version: '2026.9', verifiedUntil: '2026-09-24' }],
    ]),
    isOverridden: (_, rule) => overridden.includes(rule),
  };
}
