/** The server with the regimes that ship, in this process. */
import { onTestFinished } from 'vitest';
import { nodeEnvironment } from '../../server/src/lsp/nodeEnvironment.ts';
import type { Kind, Start, TestClient } from './client.ts';
import { converse } from './inProcess.ts';
import { folderWith } from './overStdio.ts';

export interface Shop {
  readonly client: TestClient;
  uri(name: string): string;
}

const environment = nodeEnvironment();

/** An editor in a folder with these files, all of them open. */
export async function inFolder(
  files: Readonly<Record<string, string>>,
  start: Start = {},
  kind: Kind = 'pull',
): Promise<Shop> {
  const { folder, uri } = folderWith(files);
  const client = await converse({ ...environment, today: () => '2026-11-24' }, kind, { folder, ...start });
  onTestFinished(() => client.stop());
  for (const [name, text] of Object.entries(files)) await client.open(uri(name), text);
  return { client, uri };
}

/** A shipment of 1,800 of which 1,698 fit under the yearly cap of the exception. */
export const OVER_CAP = `# The cap of 15 CFR 740.29(d) counts per parent and year.
kind: ShipmentManifest
id: SHP-2025-0602
date: 2025-06-02
regime: us-ai-diffusion
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none, role: reseller}
  ultimateConsignee:
    name: Farol Computação SA
    country: PT
    headquarters: PT
    ultimateParent: {name: Grupo Farol SGPS SA, headquarters: PT}
    type: direct-consumer
authorization: {exception: LPP}
purchaseOrder: PO-7781
certifications: [lpp-consignee-certificate, lpp-bis-notice, lpp-bis-copy]
lines:
  - item: nvidia-h100-sxm5 # the big ones
    quantity: 1800
    serials: [A1]
`;

/** Needs a licence, which is on file. */
export const TO_RIYADH = `kind: ShipmentManifest
id: SHP-2025-1006
date: 2025-10-06
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none, role: reseller}
  ultimateConsignee:
    name: Najd Horizon Computing Co
    country: SA
    headquarters: SA
    ultimateParent: none
    type: direct-consumer
lines:
  - item: nvidia-h200-sxm
    quantity: 800
`;

export const LICENSES = `kind: LicenseRegister
licenses:
  - number: D1234567
    holder: Halden Systems Inc
    consignee: Najd Horizon Computing Co
    destination: SA
    items: [nvidia-h200-sxm]
    quantity: 2000
    validFrom: 2025-09-01
    validUntil: 2026-08-31
  - number: D7654321
    holder: Halden Systems Inc
    consignee: Najd Horizon Computing Co
    destination: SA
    items: [nvidia-h200-sxm]
    quantity: 10
    validFrom: 2025-09-01
    validUntil: 2026-08-31
`;
