/** TypeScript types of the documents, from the schemas. */
import { compile } from 'json-schema-to-typescript';
import type { Json } from '../setup/files.ts';
import { mapSchemas } from './bundle.ts';

/** Where a definition is used, as the generator tells it; of all, the answer is "by everything". */
const REFERRED = / \*\s*\n? \* This interface was referenced by `Everything`[^\n]*\n \* via the `definition`[^\n]*\n/g;
const EMPTY_COMMENT = /^\/\*\*\n(?: \*\s*\n| \* This interface[^\n]*\n \* via[^\n]*\n)* \*\/\n/gm;

/** `roots`: the name of a type, and its schema. */
export async function typesOf(definitions: Json, roots: Record<string, Json>, bannerComment: string): Promise<string> {
  const named = Object.fromEntries(Object.entries(roots).map(([name, schema]) => [name, { ...schema, title: name }]));
  const all = { title: 'Everything', definitions: { ...definitions, ...named } };
  const text = await compile(mapSchemas(all, plain), 'Everything', {
    bannerComment,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    format: false,
  });
  return text
    .replace(/export interface Everything \{[^}]*\}\n/, '')
    .replaceAll(REFERRED, '')
    .replaceAll(EMPTY_COMMENT, '');
}

/** Only what says what type it is: a person's own keys, and words next to a reference, would make other or more types. */
function plain({ patternProperties: _own, ...schema }: Json): Json {
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  return schema.allOf === undefined ? schema : plain(schema.allOf[0]);
}
