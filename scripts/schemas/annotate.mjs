/** What the schemas say to a person, as a table that code can ask: see server/src/schema/annotations.ts for the shape. */
import { resolved } from './bundle.mjs';

/**
 * @param {Record<string, object>} definitions
 * @param {Record<string, { head: object, section?: string, item?: object }>} roots
 * @returns {{ nodes: object[], roots: Record<string, { head: number, section?: string, item?: number }> }}
 */
export function annotate(definitions, roots) {
  const nodes = [];
  const known = new Map();

  const intern = (node) => {
    const text = JSON.stringify(node);
    if (!known.has(text)) {
      known.set(text, nodes.push(node) - 1);
    }
    return known.get(text);
  };

  const visit = (schema) => {
    const own = resolved(schema, definitions);
    const alternatives = own.oneOf?.map((branch) => resolved(branch, definitions));
    const types = [...new Set((alternatives ?? [own]).flatMap(typesOf))];
    const values = (alternatives ?? [own]).flatMap(valuesOf);
    return intern(
      clean({
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
      }),
    );
  };

  return {
    roots: mapValues(roots, ({ head, section, item }) =>
      clean({ head: visit(head), section, item: item && visit(item) }),
    ),
    nodes,
  };
}

function typesOf(schema) {
  if (schema.type !== undefined) {
    return [schema.type].flat();
  }
  return valuesOf(schema).map((value) => (value === null ? 'null' : typeof value));
}

function valuesOf(schema) {
  return schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
}

function mapValues(table, change) {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]));
}

function clean(node) {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}
