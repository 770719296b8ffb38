/** The papers that a condition asks for: codes that the document lists under `certifications`. */
import type { ConditionSpec } from './pack.ts';

/** `named`: the pack's named conditions, for those that it uses. Each paper once, in the order of the text. */
export function papersIn(
  condition: ConditionSpec,
  named: Readonly<Record<string, ConditionSpec>> = {},
): readonly string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(walk);
      return;
    }
    if (typeof node !== 'object' || node === null) {
      return;
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'certifications') {
        const { has, hasAny } = value as { has?: string; hasAny?: readonly string[] };
        for (const paper of [has ?? hasAny ?? []].flat()) {
          found.add(paper);
        }
      } else if (key === 'is') {
        walk(named[String(value)]);
      } else {
        walk(value);
      }
    }
  };
  walk(condition);
  return [...found];
}
