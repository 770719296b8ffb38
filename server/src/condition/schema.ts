/** The part of the schema of packs that follows from the table of facts and the kinds of tests. */
import type { FactScope } from './context.ts';
import { FACTS } from './facts/index.ts';
import { KINDS } from './kinds/index.ts';

const SCOPES: Readonly<Record<FactScope, string>> = {
  shipment: 'Of the shipment',
  line: 'Of the line',
  party: 'Of a party, inside `some` or `every`',
  cited: 'Of what is cited',
};

/** `schemas/pack-facts.schema.json`: what each fact is tested by. */
export function factsSchema(): object {
  const tests = Object.values(KINDS).map(({ definition, schema }) => [definition, schema]);
  const properties = [...FACTS].map(([name, { kind, scope, words }]) => [
    name,
    { $ref: `#/definitions/${KINDS[kind].definition}`, description: `${SCOPES[scope]}: ${words}.` },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://exportlint.dev/schemas/pack-facts.schema.json',
    title: 'PackFacts',
    description: 'The facts that conditions may ask for. Generated from server/src/condition; do not edit.',
    definitions: {
      ...Object.fromEntries(tests),
      facts: { description: 'All facts that may be asked for.', properties: Object.fromEntries(properties) },
    },
  };
}
