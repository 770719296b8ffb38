/** Documents as companies write them: many shipments with unlike lines, comments, licences, a few mistakes, caps that are nearly full. */

/** A row of numbers that is the same on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Of a hundred lines, how many have a mistake, and how many cite a licence. */
const SHARES = { mistaken: 2, licensed: 5 };

const PLACES = ['NO', 'PT', 'DE', 'SG', 'IN', 'BR', 'CH', 'PL', 'AE', 'SA'];
const WORDS = ['Aurora', 'Basalt', 'Cobalt', 'Delta', 'Ember', 'Fjord', 'Granite', 'Harbour', 'Indigo', 'Juniper'];

export interface MadeFile {
  readonly name: string;
  readonly text: string;
  readonly lines: number;
}

export interface Made {
  readonly files: readonly MadeFile[];
  readonly lines: number;
  readonly bytes: number;
}

/** `items`: ids of the catalogue. Each shipment has from 14 to 26 lines, or as many as `perShipment` says. */
export function workspace(items: readonly string[], shipments: number, perShipment?: number): Made {
  const next = numbers(shipments);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const files = Array.from({ length: shipments }, (_, nth) => {
    const count = perShipment ?? 14 + Math.floor(next() * 13);
    return { name: `shp-${nth}.manifest.yaml`, text: manifest(nth, count, next, one, items), lines: count };
  });
  const all = [...files, { name: 'register.licenses.yaml', text: register(items), lines: 0 }];
  return {
    files: all,
    lines: files.reduce((sum, { lines }) => sum + lines, 0),
    bytes: all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
  };
}

function manifest(
  nth: number,
  count: number,
  next: () => number,
  one: <T>(list: readonly T[]) => T,
  items: readonly string[],
): string {
  const place = one(PLACES);
  const name = `${one(WORDS)} ${one(WORDS)} Cloud ${nth % 40}`;
  const day = `${2024 + (nth % 3)}-${String(1 + (nth % 9)).padStart(2, '0')}-${String(1 + (nth % 28)).padStart(2, '0')}`;
  const isDiffusion = nth % 3 === 0;
  const head = `# Shipment papers ${nth}
kind: ShipmentManifest
id: SHP-${nth}
date: ${day}
${isDiffusion ? 'regime: us-ai-diffusion\n' : ''}from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, role: reseller, ultimateParent: none}
  ultimateConsignee: &consignee
    id: party-${nth % 40}
    name: ${name}
    country: ${place}
    headquarters: ${place}
    ultimateParent: none
    type: direct-consumer
    government: false
  endUsers:
    - *consignee
endUse: {text: commercial cloud, supercomputer: false, military: false}
${isDiffusion ? 'authorization: {exception: LPP}\ncertifications: [lpp-consignee-certificate, lpp-bis-notice, lpp-bis-copy]\n' : ''}purchaseOrder: PO-${7000 + nth}
documents: {destinationControlStatement: true, eccnOnInvoice: true, eeiItn: X${nth}}
lines:
`;
  return head + Array.from({ length: count }, () => lineItem(next, one, items)).join('');
}

function lineItem(next: () => number, one: <T>(list: readonly T[]) => T, items: readonly string[]): string {
  const share = next() * 100;
  const isMistaken = share < SHARES.mistaken;
  const item = one(items);
  const quantity = isMistaken && next() < 0.5 ? 0 : 1 + Math.floor(next() * 300);
  const licence = share > 100 - SHARES.licensed ? '    authorization: {license: D1000}\n' : '';
  return `  - item: ${isMistaken ? `${item}-x` : item}
    quantity: ${quantity}
${licence}    unitValue: ${(1000 + next() * 30_000).toFixed(2)}
    scheduleB: "8471.80"
    description: Compute module ${item.toUpperCase()}, quantity agreed by phone
`;
}

const register = (items: readonly string[]): string => `kind: LicenseRegister
licenses:
  - {number: D1000, holder: Halden Systems Inc, consignee: Aurora Basalt Cloud 1, destination: SG, items: [${items.slice(0, 5).join(', ')}], quantity: 90000, validFrom: 2024-01-01, validUntil: 2026-12-31}
`;
