/** What must hold in the catalogue's files beyond their schemas. Each check gives problems as "entry: field: what". */
import type { Json } from '../setup/files.ts';

/** Arithmetic and cross-references of the chips file, as "entry: field: what". */
export function chipProblems(chips: Json): string[] {
  const problems: string[] = [];
  const byId = new Map<string, Json>();
  const parts = new Map<string, Json>();
  const names = new Map<string, Json>();
  for (const item of chips.items) {
    const complain = (field: string, text: string) => problems.push(`${item.id}: ${field}: ${text}`);
    if (byId.has(item.id)) complain('id', 'used twice');
    byId.set(item.id, item);
    if (names.has(item.name)) complain('name', `also the name of ${names.get(item.name)}`);
    names.set(item.name, item.id);
    for (const part of item.partNumbers ?? []) {
      if (parts.has(part)) complain('partNumbers', `${part} also belongs to ${parts.get(part)}`);
      parts.set(part, item.id);
    }
    if (!(item.vendor in chips.vendors)) complain('vendor', `${item.vendor} is not among vendors`);
    for (const source of item.sources ?? [])
      if (!(source in chips.sources)) complain('sources', `${source} is not among sources`);
    const groups = Object.values<string[]>(item.graded).flat();
    if (new Set(groups).size < groups.length) complain('graded', 'a group stands under two grades');
    for (const format of Object.keys(item.denseTops ?? {}))
      if (!(format in chips.bits)) complain('denseTops', `${format} is not among bits`);
    const { low = 0, high = Number.POSITIVE_INFINITY } = item.tpp ?? {};
    if (low > high) complain('tpp', `low ${low} is above high ${high}`);
    const { area, low: least = 0, high: most = Number.POSITIVE_INFINITY } = item.die ?? {};
    if (area !== undefined && (area < least || area > most))
      complain('die', `area ${area} is outside ${least} to ${most}`);
    if (item.bucketFrom !== undefined && (item.tpp?.computed ?? item.tpp?.published) !== undefined)
      complain('bucketFrom', 'there is a TPP to go by');
  }
  const used = new Set(chips.items.flatMap((item: Json) => item.sources ?? []));
  for (const source of Object.keys(chips.sources))
    if (!used.has(source)) problems.push(`sources: ${source}: no item cites it`);
  for (const item of chips.items) problems.push(...figureProblems(item, byId, chips.bits));
  return problems;
}

function figureProblems(item: Json, byId: ReadonlyMap<string, Json>, bits: Json): string[] {
  const problems: string[] = [];
  const complain = (field: string, text: string) => problems.push(`${item.id}: ${field}: ${text}`);
  let chip = item;
  if (item.contains !== undefined) {
    const [[id, count]] = Object.entries<number>(item.contains) as [[string, number]];
    chip = byId.get(id);
    if (chip?.kind !== 'chip') return [`${item.id}: contains: ${id} is not a chip of the catalogue`];
    if (item.chips !== count) complain('chips', `${item.chips}, but it contains ${count}`);
    if ((item.tpp?.computed ?? undefined) !== chip.tpp?.computed)
      complain('tpp.computed', `${item.tpp?.computed}, but ${id} has ${chip.tpp?.computed}`);
    for (const key of ['size', 'bandwidth']) {
      const total = item.memory?.[key];
      const each = chip.memory?.[key];
      if (total !== undefined && each !== undefined && total !== round(each * count, 3))
        complain(`memory.${key}`, `${total}, but ${count} x ${each} = ${each * count}`);
    }
  }
  const computed = tppOf(chip.denseTops, bits);
  if (computed !== item.tpp?.computed)
    complain('tpp.computed', `${item.tpp?.computed}, but the rates give ${computed}`);
  const tpp = item.tpp?.computed ?? item.tpp?.published;
  if (item.kind === 'chip') {
    const density = tpp === undefined || item.die?.area === undefined ? undefined : round(tpp / item.die.area, 2);
    if (density !== item.performanceDensity)
      complain('performanceDensity', `${item.performanceDensity}, but TPP over area gives ${density}`);
  }
  return problems;
}

/** Largest product of dense rate and bits; undefined without rates. */
function tppOf(denseTops: Json, bits: Json): number | undefined {
  const products = Object.entries<number>(denseTops ?? {}).map(([format, rate]) => round(rate * bits[format], 6));
  return products.length === 0 ? undefined : Math.max(...products);
}

/** Codes and names must each belong to one country; regions and UN/LOCODEs to a listed one. */
export function countryProblems({ countries, regions = [], locodes = [] }: Json): string[] {
  const problems: string[] = [];
  const codes = new Set(countries.map((country: Json) => country.code));
  const owners = new Map<string, Json>();
  for (const { code, alpha3, name, of, aliases = [] } of countries) {
    for (const [field, text] of [
      ['code', code],
      ['alpha3', alpha3],
      ['name', name],
      ...aliases.map((alias: string) => ['aliases', alias]),
    ]) {
      const other = owners.get(text.toLowerCase());
      // Said again among the aliases: read in small letters too, as codes are not.
      if (other !== undefined && !(other === code && text === alpha3))
        problems.push(`${code}: ${field}: "${text}" also belongs to ${other}`);
      owners.set(text.toLowerCase(), code);
    }
    if (of !== undefined && !codes.has(of)) problems.push(`${code}: of: ${of} is not listed`);
  }
  for (const { region, of, name, aliases = [] } of regions) {
    if (!codes.has(of)) problems.push(`${region}: of: ${of} is not listed`);
    for (const text of [name, ...aliases]) {
      const other = owners.get(text.toLowerCase());
      if (other !== undefined) problems.push(`${region}: aliases: "${text}" also belongs to ${other}`);
      owners.set(text.toLowerCase(), region);
    }
  }
  for (const locode of locodes) {
    if (!codes.has(locode.slice(0, 2))) problems.push(`locodes: ${locode}: ${locode.slice(0, 2)} is not listed`);
    if (owners.has(locode.toLowerCase()))
      problems.push(`locodes: ${locode} also belongs to ${owners.get(locode.toLowerCase())}`);
  }
  return problems;
}

/** What spans both files. */
export function joinProblems(chips: Json, { countries }: Json): string[] {
  const codes = new Set(countries.map((country: Json) => country.code));
  return Object.entries<Json>(chips.vendors)
    .filter(([, { headquarters }]) => !codes.has(headquarters))
    .map(([vendor, { headquarters }]) => `vendors: ${vendor}: headquarters ${headquarters} is not a listed country`);
}

const round = (value: number, digits: number) => Math.round((value + Number.EPSILON) * 10 ** digits) / 10 ** digits;

/** Codes of the currencies file: each once, also among those that are only suggested for. */
export function currencyProblems({ currencies }: Json): string[] {
  const codes = currencies.flatMap(({ code, also = [] }: Json) => [code, ...also]);
  return codes
    .filter((code: string, i: number) => codes.indexOf(code) !== i)
    .map((code: string) => `${code}: code: stands twice`);
}
