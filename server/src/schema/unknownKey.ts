/** A key that the schema does not know: misspelled, misplaced, or nothing of ours. */

import { isMap } from '../yaml/index.ts';
import type { Path } from '../yaml/types.ts';
import { branchFor, keysOf, type Node } from './annotations.ts';
import { anyOf, message } from './messages.ts';
import type { SchemaProblem } from './problem.ts';
import { nearest } from './suggest.ts';
import { placeName } from './words.ts';

/** More keys than these make a message that no one reads. */
const KEYS_SHOWN = 12;

interface Unknown {
  readonly problem: SchemaProblem;
  /** The key that was probably meant. */
  readonly near?: string;
}

/** `meant`: keys that another unknown key of the same map was taken for already. */
export function unknownKey(
  key: string,
  path: Path,
  map: unknown,
  node: Node,
  meant: ReadonlySet<string> = new Set(),
): Unknown {
  const branch = branchFor(node, map);
  const problem = (text: string): SchemaProblem => {
    return { rule: 'schema/unknown-key', path: [...path, key], at: 'key', severity: 'error', message: text };
  };
  const where = branch.elsewhere && Object.hasOwn(branch.elsewhere, key) ? branch.elsewhere[key] : undefined;
  if (where !== undefined) {
    return { problem: problem(message('unknown-key-elsewhere', { key, where })) };
  }
  const place = placeName(path, branch);
  const near = nearestKey(key, map, branch, meant);
  if (near !== undefined) {
    return {
      near,
      problem: {
        ...problem(message('unknown-key-near', { key, place, near })),
        fix: {
          title: message('fix-rename', { key: near }),
          // Unsafe, because the key decides what the fact is about.
          safety: 'unsafe',
          path: [...path, key],
          renameKeyTo: near,
        },
      },
    };
  }
  const beside = branch.required?.[0];
  if (branch !== node && beside !== undefined && keysOf(node).some((each) => each.key === key)) {
    return { problem: problem(message('unknown-key-beside', { key, beside })) };
  }
  const keys = keysOf(branch, map).map((each) => `\`${each.key}\``);
  const shown = keys.length > KEYS_SHOWN ? [...keys.slice(0, KEYS_SHOWN), '…'].join(', ') : anyOf(keys);
  return { problem: problem(message('unknown-key', { key, place, keys: shown })) };
}

/** Of the keys that the map may still have, the one that is spelled like this one, or is known by this other name. */
function nearestKey(key: string, map: unknown, node: Node, meant: ReadonlySet<string>): string | undefined {
  const free = keysOf(node, map).filter(
    (each) => !(isMap(map) && Object.hasOwn(map, each.key)) && !meant.has(each.key),
  );
  const names = free.flatMap((each) =>
    [each.key, ...(each.node.synonyms ?? [])].map((name) => ({ name, key: each.key })),
  );
  const near = nearest(
    key,
    names.map((each) => each.name),
  );
  return names.find((each) => each.name === near?.word)?.key;
}
