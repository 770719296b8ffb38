/** What must hold in the catalogue's files beyond their schemas. Each check gives problems as "entry: field: what". */

/** Arithmetic and cross-references of the chips file, as "entry: field: what". */
export function chipProblems(chips) {
  const problems = [];
  const byId = new Map();
  const parts = new Map();
  const names = new Map();
  for (const item of chips.items) {
    const complain = (field, text) => problems.push(`${item.id}: ${field}: ${text}`);
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
    const groups = Object.values(item.graded).flat();
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
  const used = new Set(chips.items.flatMap((item) => item.sources ?? []));
  for (const source of Object.keys(chips.sources))
    if (!used.has(source)) problems.push(`sources: ${source}: no item cites it`);
  for (const item of chips.items) problems.push(...figureProblems(item, byId, chips.bits));
  return problems;
}

function figureProblems(item, byId, bits) {
  const problems = [];
  const complain = (field, text) => problems.push(`${item.id}: ${field}: ${text}`);
  let chip = item;
  if (item.contains !== undefined) {
    const [[id, count]] = Object.entries(item.contains);
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
function tppOf(denseTops, bits) {
  const products = Object.entries(denseTops ?? {}).map(([format, rate]) => round(rate * bits[format], 6));
  return products.length === 0 ? undefined : Math.max(...products);
}

/**
 * Items whose `bucket` is not what their figures give. The thresholds belong to the regimes, so they are handed in:
 * `classes`, the first that fits wins: {bucket, tpp, tppBelow?, density?, densityBelow?}; `consumerBelow`: the TPP under which
 * items that are not for data centres are out.
 */
export function bucketProblems(chips, thresholds) {
  const byId = new Map(chips.items.map((item) => [item.id, item]));
  return chips.items.flatMap((item) => {
    if (item.bucketFrom !== undefined) return [];
    const chip = item.contains === undefined ? item : byId.get(Object.keys(item.contains)[0]);
    const found = bucketOf(item, chip, thresholds);
    return found === item.bucket ? [] : [`${item.id}: bucket: ${item.bucket}, but its figures give ${found}`];
  });
}

function bucketOf(item, chip, { classes, consumerBelow }) {
  const press = item.confidence === 'press' ? item.tpp?.press : undefined;
  const known = [item.tpp?.computed, item.tpp?.published, chip.tpp?.published, press].filter(
    (value) => value !== undefined,
  );
  const tpp =
    known.length > 0
      ? span(Math.max(...known))
      : { low: chip.tpp?.low ?? 0, high: chip.tpp?.high ?? Number.POSITIVE_INFINITY };
  const area = chip.die?.area;
  const density =
    area === undefined ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: tpp.low / area, high: tpp.high / area };
  if (!item.dataCenter && tpp.high < consumerBelow) return 'neither';
  const buckets = [...new Set(classes.map((row) => row.bucket))];
  for (const bucket of buckets) {
    const answers = classes
      .filter((row) => row.bucket === bucket)
      .map((row) => all(within(tpp, row.tpp, row.tppBelow), within(density, row.density, row.densityBelow)));
    if (answers.includes(true)) return bucket;
    if (answers.includes(undefined)) return 'unknown';
  }
  return 'neither';
}

const span = (value) => ({ low: value, high: value });
const all = (a, b) => (a === false || b === false ? false : a === true && b === true ? true : undefined);

/** Whether the whole span lies in [from, below): true, false, or undefined where only part of it does. */
function within({ low, high }, from = 0, below = Number.POSITIVE_INFINITY) {
  if (low >= from && (high < below || below === Number.POSITIVE_INFINITY)) return true;
  return high < from || low >= below ? false : undefined;
}

/** Codes and names must each belong to one country; regions and UN/LOCODEs to a listed one. */
export function countryProblems({ countries, regions = [], locodes = [] }) {
  const problems = [];
  const codes = new Set(countries.map((country) => country.code));
  const owners = new Map();
  for (const { code, alpha3, name, of, aliases = [] } of countries) {
    for (const [field, text] of [
      ['code', code],
      ['alpha3', alpha3],
      ['name', name],
      ...aliases.map((alias) => ['aliases', alias]),
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
export function joinProblems(chips, { countries }) {
  const codes = new Set(countries.map((country) => country.code));
  return Object.entries(chips.vendors)
    .filter(([, { headquarters }]) => !codes.has(headquarters))
    .map(([vendor, { headquarters }]) => `vendors: ${vendor}: headquarters ${headquarters} is not a listed country`);
}

const round = (value, digits) => Math.round((value + Number.EPSILON) * 10 ** digits) / 10 ** digits;

/** Codes of the currencies file: each once, also among those that are only suggested for. */
export function currencyProblems({ currencies }) {
  const codes = currencies.flatMap(({ code, also = [] }) => [code, ...also]);
  return codes.filter((code, i) => codes.indexOf(code) !== i).map((code) => `${code}: code: stands twice`);
}
