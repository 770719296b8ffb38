/** What the schemas say to a person, as a table that code can ask: see server/src/schema/annotations.ts for the shape. */
import type { Json } from '../setup/files.ts';
import { mapValues, resolved } from './bundle.ts';

/** `roots`: for each kind of document its schema, and its section with the schema of the items there. */
export function annotate(definitions: Json, roots: Record<string, { head: Json; section?: string; item?: Json }>) {
  const nodes: Json[] = [];
  const known = new Map<string, number>();

  const intern = (node: Json): number => {
    const text = JSON.stringify(node);
    const at = known.get(text) ?? nodes.push(JSON.parse(text)) - 1;
    known.set(text, at);
    return at;
  };

  const visit = (schema: Json): number => {
    const own = resolved(schema, definitions);
    const alternatives: Json[] | undefined = own.oneOf?.map((branch: Json) => resolved(branch, definitions));
    const types = [...new Set((alternatives ?? [own]).flatMap(typesOf))];
    const values = (alternatives ?? [own]).flatMap(valuesOf);
    return intern({
      title: own.title,
      description: own.description,
      examples: own.examples,
      expects: own['x-expects'],
      absent: own['x-absent'],
      code: own['x-code'] ?? (alternatives?.some((each) => each['x-code']) || undefined),
      domain: own['x-domain'] ?? alternatives?.find((each) => each['x-domain'])?.['x-domain'],
      synonyms: own['x-synonyms'],
      elsewhere: own['x-elsewhere'],
      section: own['x-section'],
      types,
      values: values.length > 0 ? values : undefined,
      minItems: own.minItems,
      format: own.format ?? alternatives?.find((each) => each.format)?.format,
      required: own.required,
      keys: own.properties && mapValues(own.properties, visit),
      anyKey: typeof own.additionalProperties === 'object' ? visit(own.additionalProperties) : undefined,
      items: own.items && visit(own.items),
      alternatives: own.oneOf?.map(visit),
    });
  };

  const kinds = mapValues(roots, ({ head, section, item }) => ({
    head: visit(head),
    section,
    item: item && visit(item),
  }));
  return { roots: kinds, nodes };
}

function typesOf(schema: Json): string[] {
  if (schema.type !== undefined) return [schema.type].flat();
  return valuesOf(schema).map((value) => (value === null ? 'null' : typeof value));
}

const valuesOf = (schema: Json): Json[] => schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
