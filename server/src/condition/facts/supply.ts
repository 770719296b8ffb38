/**
 * Hypothetical changes that make a fact available. "What would clear this line" applies one and judges again; it is never written into a document
 * as if it were so.
 */
import type { Line, Party, Registers, Shipment } from '../../trade/types.ts';
import { isInside, type Location } from '../../yaml/index.ts';
import type { FactTest } from '../kinds/index.ts';

/** What a line is judged on. */
export interface Situation {
  readonly shipment: Shipment;
  readonly line: Line;
  readonly registers: Registers;
  /** The country that the pack calls home. */
  readonly home: string;
}

export interface Supply {
  /** As an instruction or, for a paper, as its name. */
  readonly words: string;
  /**
   * fact: asked for where it is missing; evidence: something open that can be settled; paper: an exception asks for it. Changes with the
   * same name are not combined with each other.
   */
  readonly kind: 'fact' | 'evidence' | 'paper';
  readonly name: string;
  /** The end of the path at which the fact is missing, where one supply answers only for a part of it. If omitted, the path of the fact. */
  readonly missingAt?: readonly string[];
  /** Is there anything to settle? */
  readonly open?: (s: Situation) => boolean;
  /** `at`: where the fact is missing; `test`: what is asked of it, for papers. */
  readonly put: (s: Situation, at: Location, test?: FactTest) => Situation;
}

export const onShipment =
  (patch: (shipment: Shipment) => Partial<Shipment>): Supply['put'] =>
  (s) => ({ ...s, shipment: { ...s.shipment, ...patch(s.shipment) } });

export const onLine =
  (patch: (line: Line) => Partial<Line>): Supply['put'] =>
  (s) => ({ ...s, line: { ...s.line, ...patch(s.line) } });

/** The party that the location is inside of, in every role but the exporter's. */
export const onParty =
  (patch: (party: Party) => Party): Supply['put'] =>
  (s, at) => {
    const patched = (party: Party): Party => (isInside(at, party.at) ? patch(party) : party);
    const { ultimateConsignee, purchaser, endUsers, intermediateConsignees } = s.shipment;
    return {
      ...s,
      shipment: {
        ...s.shipment,
        ultimateConsignee: ultimateConsignee && patched(ultimateConsignee),
        purchaser: purchaser && patched(purchaser),
        endUsers: endUsers.map(patched),
        intermediateConsignees: intermediateConsignees.map(patched),
      },
    };
  };
