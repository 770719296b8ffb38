/** Whether a line can use anything of an allocation up, without judging it. */
import { within } from '../trade/dates.ts';
import type { Line, Shipment } from '../trade/types.ts';
import type { CompiledPack } from './compiled.ts';

/** What a line cites may draw; where it cites nothing, only a review policy that counts every line in its scope does. */
export function mayUse(pack: CompiledPack, line: Line, shipment: Shipment): boolean {
  if ((line.authorization ?? shipment.authorization).length > 0) return true;
  const { date } = shipment;
  return (
    date !== undefined &&
    pack.reviewPolicies.some(({ spec }) => spec.consumes === true && within(date, spec.from, spec.until))
  );
}
