/** A fact that an answer waits for: its key, with a place to write the value. */
import { insertEntry, type Location, type Source } from '../../yaml/index.ts';
import { valueIn } from './lists.ts';
import { hole, type OfferedFix } from './offered.ts';

/** Keys whose value is more than one word. */
const SHAPES: Readonly<Record<string, string>> = {
  ultimateParent: `{name: ${hole()}, headquarters: ${hole()}}`,
};

/** Undefined when something is there already, or when there is no map to write it into. */
export function addFact(source: Source, at: Location): OfferedFix | undefined {
  const key = at.path.at(-1);
  if (typeof key !== 'string' || valueIn(source, at) !== undefined) return undefined;
  const holder = { piece: at.piece, path: at.path.slice(0, -1) };
  const map = valueIn(source, holder);
  if (map === null || typeof map !== 'object' || Array.isArray(map)) return undefined;
  const edit = insertEntry(source, holder, key, SHAPES[key] ?? hole());
  if (!edit) return undefined;
  const { name } = map as { name?: unknown };
  const whose = typeof name === 'string' ? ` of ${name}` : '';
  return { title: `Add \`${key}\`${whose}: asks for its value`, safety: 'unsafe', asks: true, edits: [edit] };
}
