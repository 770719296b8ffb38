/** The conditions of a pack, each read once into a tree and made ready; what is wrong with one is a problem of the pack. */
import { ready } from '../condition/evaluate.ts';
import { factsWith } from '../condition/facts/index.ts';
import { type Names, NODES, parse } from '../condition/parse.ts';
import { ConditionError, type PackPath } from '../condition/problem.ts';
import type { Test } from '../condition/tree.ts';
import type { PackProblem } from './extend.ts';
import type { ConditionSpec, PackSpec } from './pack.ts';

export interface PackConditions {
  readonly facts: Names['facts'];
  /** All that were read, also the named ones. */
  readonly all: readonly Test[];
  /** The condition at a path; one with a mistake is noted as a problem, and its answer is unknown. */
  test(written: ConditionSpec, at: PackPath): Test;
  /** Like `test`, undefined where there is none. */
  maybe(written: ConditionSpec | undefined, at: PackPath): Test | undefined;
}

export function packConditions(spec: PackSpec, problems: PackProblem[]): PackConditions {
  const all: Test[] = [];
  const named = new Map<string, Test>();
  const reading = new Set<string>();
  const facts = factsWith(spec.facts);
  for (const name of Object.keys(spec.facts ?? {})) {
    if (name in NODES || factsWith().has(name)) {
      problems.push({ path: ['facts', name], message: `\`${name}\` exists already; choose another name` });
    }
  }
  const names: Names = {
    facts,
    terms: (name) => (Object.hasOwn(spec.terms ?? {}, name) ? spec.terms?.[name] : undefined),
    condition: (name) => {
      const known = named.get(name);
      if (known) return known;
      const at = ['conditions', name];
      const written = Object.hasOwn(spec.conditions ?? {}, name) ? spec.conditions?.[name] : undefined;
      if (!written) throw new ConditionError(`unknown condition "${name}"`, at);
      if (reading.has(name)) throw new ConditionError(`the condition "${name}" asks for itself`, at);
      reading.add(name);
      try {
        const test = ready(parse(written, at, names));
        named.set(name, test);
        return test;
      } finally {
        reading.delete(name);
      }
    },
  };
  const read = (at: PackPath, make: () => Test): Test => {
    try {
      const test = make();
      all.push(test);
      return test;
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      // A named condition with a mistake is read again by everything that refers to it.
      const isNoted = problems.some(({ path }) => path.join('/') === error.path.join('/'));
      if (!isNoted) problems.push({ path: error.path, isKey: error.isKey, message: error.message });
      return ready({ op: 'cannotTell', scope: 'shipment', at });
    }
  };
  const test: PackConditions['test'] = (written, at) => read(at, () => ready(parse(written, at, names)));
  for (const name of Object.keys(spec.conditions ?? {})) read(['conditions', name], () => names.condition(name));
  return {
    facts,
    all,
    test,
    maybe: (written, at) => written && test(written, at),
  };
}
