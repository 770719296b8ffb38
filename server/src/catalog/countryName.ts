import { shippedCatalog } from './shipped.ts';

const names = new Map(shippedCatalog.countries.map(({ code, name }) => [code, name]));

/** The name of a country for sentences; a code that is none stays as it is. */
export const countryName = (code: string): string => names.get(code) ?? code;
