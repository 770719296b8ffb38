/** For tests: one YAML document as the yaml layer would hand it out, in one piece. */
import { isScalar, parseDocument } from 'yaml';
import type { Parsed, Path } from '../yaml/types.ts';
import type { SchemaProblem } from './problem.ts';

export function parsedOf(text: string): Parsed {
  const doc = parseDocument(text, { keepSourceTokens: true });
  if (doc.errors.length > 0) {
    throw new Error(`The text of this test is not YAML: ${doc.errors[0]?.message}`);
  }
  const scalarAt = (path: Path) => {
    const node = path.length === 0 ? doc.contents : doc.getIn(path, true);
    return isScalar(node) ? node : undefined;
  };
  return {
    value: doc.toJS(),
    problems: [],
    sourceText: (path) => scalarAt(path)?.source,
    isQuoted: (path) => /^QUOTE/.test(scalarAt(path)?.type ?? ''),
    definedAt: () => undefined,
  };
}

/** YAML of a map, each value as it would be typed; `undefined` leaves a key out. */
export function typed(map: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(map)
    .flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${value}`))
    .join('\n');
}

/** rule, path, message, and, where there is one, the fix as "safety: what it makes of it". */
export function brief({ rule, path, message, fix }: SchemaProblem): string[] {
  return [rule, path.join('.'), message, ...(fix ? [`${fix.safety}: ${fix.renameKeyTo ?? fix.replaceWith}`] : [])];
}

/** What is typed, and the one finding that it gives. */
export type Row = [said: Record<string, string | undefined>, rule: string, path: string, message: string, fix?: string];
