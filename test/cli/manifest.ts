/** A manifest of one line, to a consignee in the country and headquartered there. */
export const manifestTo = (country: string): string => `kind: ShipmentManifest
id: SHP-1
date: 2025-06-02
from: US
parties:
  ultimateConsignee: {name: Fjord AS, country: "${country}", headquarters: "${country}", ultimateParent: none}
lines:
  - item: nvidia-t4
    quantity: 1
`;
