import { quoted, shortened } from '../yaml/wording.ts';

/** What the schema rules say, by code. All wording is here, so that it can be read in one go, and translated. */

const MESSAGES = {
  'missing-kind': 'Missing `kind`. Begin the document with `kind:` and one of {kinds}.',
  'unknown-kind': 'Unknown kind {value}. Known kinds: {kinds}.',
  'unknown-kind-near': 'Unknown kind `{value}`. Did you mean `{near}`?',
  'not-a-map': 'Not a document: this is a single value. Write keys and values, such as `kind: ShipmentManifest`.',
  'not-a-map-list':
    'Not a document: this is a list. Write `kind: ShipmentManifest`, and the list under its key, such as `lines:`.',
  'not-a-map-configuration': 'Not a configuration. Write keys and values, such as `staleAfterDays: 30`.',
  'not-a-map-catalog': 'Not a catalogue. Write the items under the key `items`.',
  'unknown-key': 'Unknown key `{key}` in {place}. A key of your own begins with `x-`. Known keys: {keys}.',
  'unknown-key-near': 'Unknown key `{key}` in {place}. Did you mean `{near}`?',
  'unknown-key-elsewhere': 'Misplaced key `{key}`: {where}.',
  'unknown-key-beside':
    'Key `{key}` does not go with `{beside}`. If both are needed, write a list with one entry for each.',
  'missing-key': 'Missing `{key}` in {place}. {description}',
  'missing-value': 'Missing value of `{path}`. {description}',
  empty: '`{path}` has no value. Write {expects}, or remove the key.',
  'empty-unknown': '`{path}` has no value and counts as unknown. Write {expects}, or remove the key.',
  'empty-text': '{place} is empty. Write {expects}.',
  'empty-list': '{place} is empty. Add at least one entry.',
  type: '{place} must be {expects}; found {actual}.',
  'type-dash': '{place} must be {expects}; found {actual}. Begin each entry with a dash.',
  value: '{place} must be {expects}; found {actual}.',
  'value-near': '{place} must be {expects}. Did you mean `{near}`?',
  'no-such-day': '`{path}` is not a day of the calendar: {value}.',
  'unquoted-code': '`{path}` needs quotes: without them, other programs read {source} as {read}.',
  'unquoted-number': '`{path}` needs quotes: without them, {source} is a number.',
  'unquoted-truth': '`{path}` needs quotes: without them, {source} is a truth value.',
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
  return typeof value === 'string' ? quoted(text) : shortened(text);
}
