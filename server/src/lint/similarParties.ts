/** Names that are nearly the same in one allocation: two caps by a typo. */

import { nearNames } from '../trade/nearNames.ts';
import { normalName } from '../trade/partyNames.ts';
import type { Party, Shipment } from '../trade/types.ts';
import { type Path, quoted } from '../yaml/index.ts';
import { scalar } from './fixes/steps.ts';
import type { Finding } from './types.ts';

/** Normalised name -> how it is written, for the parties that a bucket can be named after. */
export function bucketParties(shipment: Shipment): readonly (readonly [normal: string, written: string, path: Path])[] {
  const consignee: Party | undefined = shipment.ultimateConsignee;
  const at: Path = ['parties', 'ultimateConsignee'];
  const parent = consignee?.parent;
  return [
    // Parties with an id are distinguished by it.
    ...(consignee?.name === undefined || consignee.id !== undefined
      ? []
      : [[normalName(consignee.name), consignee.name, [...at, 'name']] as const]),
    ...(parent && parent !== 'none' && parent.name !== undefined
      ? [[normalName(parent.name), parent.name, [...at, 'ultimateParent', 'name']] as const]
      : []),
  ];
}

/** Normalised name -> how another one is written that is nearly it. */
export function similarNames(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...nearNames(names.keys())].map(([name, other]) => [name, names.get(other) as string]));
}

export function similarPartyFindings(shipment: Shipment, similar: ReadonlyMap<string, string>): readonly Finding[] {
  return bucketParties(shipment).flatMap(([normal, written, path]): Finding[] => {
    const other = similar.get(normal);
    return other === undefined
      ? []
      : [
          {
            rule: 'trade/similar-party',
            severity: 'warning',
            certainty: 'unknown',
            at: shipment.location(path),
            message: `Similar names ${quoted(written)} and ${quoted(other)}. If it is one company, use one name or one id: caps are counted per company.`,
            related: [],
            fixes: [
              {
                title: `Write ${other}`,
                safety: 'unsafe',
                edits: [{ kind: 'replace', at: shipment.location(path), text: scalar(other) }],
              },
            ],
            suppressed: null,
          },
        ];
  });
}
