/** How places of the world and documents are called in the view. */
import { NOWHERE } from '../../../server/src/report/model/matrix.ts';
import type { Place, ReportModel, ShipmentModel } from '../../../server/src/report/model/types.ts';

/** `Portugal (PT)`. */
export function destinationName({ countries }: ReportModel, code: string | null): string {
  return code === null || code === NOWHERE ? 'not known' : `${countries[code] ?? code} (${code})`;
}

/** All places where the goods of a shipment end up. */
export function destinationNames(model: ReportModel, codes: readonly (string | null)[]): string {
  return codes.map((code) => destinationName(model, code)).join(' and ');
}

/** By its id, and as one delivery of a deal sheet; without an id by its file. */
export function documentName({ files }: ReportModel, { id, delivery, file }: ShipmentModel): string {
  const name = id ?? files[file]?.name ?? '';
  return delivery === null ? name : `${name}, delivery ${delivery + 1}`;
}

/** `june.manifest.yaml:12`. */
export function placeName({ files }: ReportModel, { at }: { readonly at: Place }): string {
  return `${files[at.file]?.name}:${at.line + 1}`;
}
