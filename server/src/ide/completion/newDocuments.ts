/** Whole documents for the top of an empty file. */
import { asSnippet, withoutHoles } from '../../lint/fixes/index.ts';
import { hole } from '../../lint/fixes/offered.ts';
import { KINDS, type Kind } from '../../schema/index.ts';
import type { Suggestion } from './suggestion.ts';

const PARTIES = `parties:
  exporter: {name: ${hole()}, country: ${hole()}, headquarters: ${hole()}}
  ultimateConsignee:
    name: ${hole()}
    country: ${hole()}
    headquarters: ${hole()}
    ultimateParent: ${hole()}
`;

/** `today`: YYYY-MM-DD. What only a person knows is left open. */
function texts(today: string): Readonly<Record<Kind, readonly [title: string, text: string]>> {
  return {
    ShipmentManifest: [
      'New shipment manifest',
      `kind: ShipmentManifest
id: ${hole()}
date: ${hole(today)}
from: ${hole()}
${PARTIES}lines:
  - item: ${hole()}
    quantity: ${hole()}
`,
    ],
    DealSheet: [
      'New deal sheet',
      `kind: DealSheet
id: ${hole()}
from: ${hole()}
${PARTIES}deliveries:
  - date: ${hole(today)}
    lines:
      - item: ${hole()}
        quantity: ${hole()}
`,
    ],
    LicenseRegister: [
      'New register of licences',
      `kind: LicenseRegister
licenses:
  - number: ${hole()}
    holder: ${hole()}
    consignee: ${hole()}
    destination: ${hole()}
    items: [${hole()}]
    quantity: ${hole()}
    shippedBefore: ${hole('0')}
    validFrom: ${hole(today)}
    validUntil: ${hole(today)}
`,
    ],
    AgreementRegister: [
      'New register of agreements',
      `kind: AgreementRegister
agreements:
  - id: ${hole()}
    with: ${hole()}
    title: ${hole()}
    from: ${hole(today)}
    binding: ${hole()}
`,
    ],
    VeuRegister: [
      'New register of validated end users',
      `kind: VeuRegister
veus:
  - id: ${hole()}
    kind: ${hole()}
    holder: ${hole()}
    country: ${hole()}
`,
    ],
  };
}

const NAMES: Readonly<Record<Kind, RegExp>> = {
  ShipmentManifest: /\.(?:manifest|shipment)\./,
  DealSheet: /\.deal\./,
  LicenseRegister: /\.licenses\./,
  AgreementRegister: /\.agreements\./,
  VeuRegister: /\.veus\./,
};

/** The kind that the file's name tells comes first. */
export function newDocuments(file: string, today: string): Suggestion[] {
  const all = texts(today);
  return [...KINDS]
    .sort((a, b) => Number(NAMES[b].test(file)) - Number(NAMES[a].test(file)))
    .map((kind) => {
      const [label, text] = all[kind];
      return {
        label,
        detail: kind,
        also: [kind],
        text: withoutHoles(text),
        snippet: asSnippet(text).snippet,
      };
    });
}
