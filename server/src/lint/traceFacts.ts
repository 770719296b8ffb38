/** Facts of a trace whose values are in the document and cannot be relied on. */
import type { Path } from '../yaml/types.ts';
import type { TraceStep } from './types.ts';

export const UNREADABLE = 'not readable';

/**
 * The same step, where a fact that reads as empty is not one: its value is there, and was refused. `doubts`: the paths of what the line's
 * document says in a way that cannot be relied on.
 */
export function withoutRefused(step: TraceStep, doubts: readonly Path[]): TraceStep {
  const refused = Object.entries(step.facts).filter(([name, value]) => isEmpty(value) && doubts.some(endsIn(name)));
  return refused.length === 0
    ? step
    : { ...step, facts: { ...step.facts, ...Object.fromEntries(refused.map(([name]) => [name, UNREADABLE])) } };
}

/** What a fact is where its key is omitted. */
const isEmpty = (value: unknown): boolean =>
  value === '' || value === false || value === 0 || (Array.isArray(value) && value.length === 0);

/** Facts have the names of their keys, except for the sum of the shares of owners. */
const KEY_OF: Readonly<Record<string, string>> = { ownedByListed: 'owners' };

function endsIn(name: string): (path: Path) => boolean {
  const end = `.${KEY_OF[name] ?? name}`;
  return (path) => `.${path.filter((part) => typeof part === 'string').join('.')}`.endsWith(end);
}
