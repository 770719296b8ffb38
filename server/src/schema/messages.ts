/** What the schema rules say, by code. All wording is here, so that it can be read in one go, and translated. */

const MESSAGES = {
  'missing-kind': 'This document does not say what it is. Begin it with `kind:`, one of {kinds}.',
  'unknown-kind': '{value} is not a kind of document. Exportlint knows {kinds}.',
  'unknown-kind-near': '`{value}` is not a kind of document; did you mean `{near}`?',
  'not-a-map': 'A document is made of keys and values, such as `kind: ShipmentManifest`; this is a single value.',
  'not-a-map-list':
    'A document is made of keys and values, such as `kind: ShipmentManifest`; this is a list. Put it under the key that it belongs to, such as `lines:`.',
  'not-a-map-configuration':
    'The configuration is made of keys and values, such as `staleAfterDays: 30`; this is something else.',
  'not-a-map-catalog': 'A catalogue has its items under the key `items`; this is something else.',
  'unknown-key': '`{key}` is not a key of {place}, which may have {keys}. A key of your own begins with `x-`.',
  'unknown-key-near': '`{key}` is not a key of {place}; did you mean `{near}`?',
  'unknown-key-elsewhere': '`{key}` does not belong here: {where}.',
  'unknown-key-beside':
    '`{key}` does not go with `{beside}`. Where both are needed, write a list with one entry for each.',
  'missing-key': '{place} needs `{key}`: {description}',
  'missing-value': '`{path}` has no value, and it is needed: {description}',
  empty: '`{path}` has no value: write {expects}, or remove the key.',
  'empty-unknown': '`{path}` has no value, so it counts as unknown: write {expects}, or remove the key.',
  'empty-text': '{place} is empty: write {expects}.',
  'empty-list': '{place} is empty; it needs at least one entry.',
  type: '{place} must be {expects}; this is {actual}.',
  'type-dash': '{place} must be {expects}; this is {actual}. Begin each entry with a dash.',
  value: '{place} must be {expects}; this is {actual}.',
  'value-near': '{place} must be {expects}; did you mean `{near}`?',
  'no-such-day': '`{path}`: {value} is not a day of the calendar.',
  'unquoted-code':
    '`{path}` is a code or a name: without quotes, other programs read {source} as {read}. Put it in quotes.',
  'unquoted-number': '`{path}` is a code or a name; {source} without quotes is a number. Put it in quotes.',
  'unquoted-truth': '`{path}` is a code or a name; {source} without quotes is a truth value. Put it in quotes.',
  'fix-quote': 'Put it in quotes: {value}',
  'fix-replace': 'Replace it with {value}',
  'fix-rename': 'Rename the key to {key}',
  'fix-list': 'Make it a list: {value}',
} as const;

export type MessageCode = keyof typeof MESSAGES;

/** The message of a code, with `{name}` replaced by the argument of that name. */
export function message(code: MessageCode, args: Readonly<Record<string, string>>): string {
  return MESSAGES[code].replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
}

/** "a, b or c" */
export function anyOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** A path as people write it: `parties.endUsers[0].country`. */
export function spelled(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** A value for "this is …", short. `source` is its text as written. */
export function shown(value: unknown, source?: string): string {
  if (value === null || value === undefined) {
    return 'empty';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : 'a list';
  }
  if (typeof value === 'object') {
    return Object.keys(value).length === 0 ? 'an empty map' : 'a map of keys and values';
  }
  const text = source ?? String(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return typeof value === 'string' ? `the text "${short}"` : short;
}
