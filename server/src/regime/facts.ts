/**
 * The facts that conditions may ask for, by name. There, and only there, it is decided what it means when a document does not say one:
 * `undefined` is unknown and travels; `false` or an empty list is "not so".
 */
import { AUTHORITY } from './facts/authority.ts';
import type { Fact } from './facts/fact.ts';
import { LINE } from './facts/line.ts';
import { PARTY } from './facts/party.ts';
import { SHIPMENT } from './facts/shipment.ts';

export const FACTS: Readonly<Record<string, Fact>> = { ...SHIPMENT, ...LINE, ...PARTY, ...AUTHORITY };

export { authorizationAt, citedOf } from './facts/authority.ts';
export type { Fact, FactKind, FactScope } from './facts/fact.ts';
export { parentHeadquarters } from './facts/party.ts';
