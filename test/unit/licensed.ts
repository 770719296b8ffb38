/** A shipment of so many units to Saudi Arabia under a licence on file for 2,000. */
export const licensed = (quantity: number): string => `kind: ShipmentManifest
id: S
date: 2025-10-06
from: US
parties:
  exporter: {name: H Inc, country: US, headquarters: US, ultimateParent: none}
  ultimateConsignee: {name: Najd Co, country: SA, headquarters: SA, ultimateParent: none}
authorization: {license: D1}
lines: [{item: nvidia-h200-sxm, quantity: ${quantity}}]
---
kind: LicenseRegister
licenses:
  - {number: D1, holder: H Inc, consignee: Najd Co, destination: SA, items: [nvidia-h200-sxm], quantity: 2000, validFrom: 2025-01-01, validUntil: 2026-12-31}
`;
