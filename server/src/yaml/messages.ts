import type { Problem } from './types.ts';
import { quoted } from './wording.ts';

/** The sentence of each rule about the text itself. Lines and places are told by the range, not by the sentence. */
export const MESSAGES: Readonly<Record<string, (args: Problem['args']) => string>> = {
  'yaml/syntax': ({ message }) => `Not valid YAML: ${message}.`,
  'yaml/tab-indentation': ({ count }) =>
    Number(count) > 1
      ? `Tabs cannot indent in YAML (${count} lines here). Use spaces.`
      : 'A tab cannot indent in YAML. Use spaces.',
  'yaml/duplicate-key': ({ key }) =>
    `Duplicate key ${quoted(String(key))}: only the first one counts. Remove one of the two.`,
  'yaml/complex-key': () => 'Key not read: a map, a list or an alias cannot be a key. Write a plain word.',
  'yaml/merge-value': () => 'The merge key "<<" needs a map, an alias of a map, or a list of those.',
  'yaml/unknown-alias': ({ name }) => `Unknown alias "*${name}": no anchor "&${name}" comes before it.`,
  'yaml/alias-limit': ({ limit }) =>
    `Aliases not read: they expand to more than ${limit} values. Write the values out.`,
  'yaml/alias-cycle': ({ name }) => `The alias "*${name}" is inside its own value "&${name}". Remove it.`,
  'yaml/too-large': ({ limit }) => `File not checked: it is larger than ${limit} MB. Split it.`,
  'yaml/too-deep': ({ limit }) => `Nested too deep: what is below ${limit} levels is not read. Flatten it.`,
  'yaml/not-utf8': () => 'File not checked: it is not UTF-8 text. Save it as UTF-8.',
  'yaml/unsupported-tag': ({ tag }) => `Unknown tag ${tag}: its value is read as plain text or data. Remove the tag.`,
};
