import type { Problem } from './types.ts';

/** The sentence of each rule about the text itself. Lines and places are told by the range, not by the sentence. */
export const MESSAGES: Readonly<Record<string, (args: Problem['args']) => string>> = {
  'yaml/syntax': ({ message }) => `This is not valid YAML: ${message}.`,
  'yaml/tab-indentation': ({ count }) =>
    Number(count) > 1
      ? `Tabs cannot indent in YAML (${count} lines here); use spaces.`
      : 'A tab cannot indent in YAML; use spaces.',
  'yaml/duplicate-key': ({ key }) => `The key "${key}" stands here a second time; only the first one counts.`,
  'yaml/complex-key': () => 'A key has to be a plain word; a map, a list or an alias as a key is not read.',
  'yaml/merge-value': () => 'The merge key "<<" takes a map, an alias of one, or a list of those.',
  'yaml/unknown-alias': ({ name }) => `Nothing before this line is named "&${name}", so "*${name}" stands for nothing.`,
  'yaml/alias-limit': ({ limit }) => `The aliases here would expand to more than ${limit} values; they are not read.`,
  'yaml/alias-cycle': ({ name }) => `"*${name}" stands inside the value that "&${name}" names, so it would never end.`,
  'yaml/too-large': ({ limit }) => `The file is larger than ${limit} MB and is not checked; split it.`,
  'yaml/too-deep': ({ limit }) =>
    `Values are nested more than ${limit} levels deep here; what lies deeper is not read.`,
  'yaml/not-utf8': () => 'The file is not UTF-8 text and is not checked; save it as UTF-8.',
  'yaml/unsupported-tag': ({ tag }) => `The tag ${tag} is not understood; its value is read as plain text or data.`,
};
