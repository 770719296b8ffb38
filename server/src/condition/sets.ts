/** Dated sets of countries, resolved for a stretch of dates on which nothing in the pack changes. */
import { type Dated, within } from '../trade/dates.ts';

/** Members with dates; `membership: unknown`: for that time it cannot be said whether they are in. */
export interface SetEntry extends Dated {
  readonly members: readonly string[];
  readonly membership?: 'unknown';
  readonly reason?: string;
  readonly cite?: string;
}

export type SetSpec =
  | readonly SetEntry[]
  | { readonly union: readonly SetRef[] }
  | { readonly minus: readonly [SetRef, SetRef] }
  | { readonly all: true };
/** A set by name, a list of codes, or a set spelled out. */
export type SetRef = string | readonly string[] | SetSpec;

/** `reason`: why membership cannot be told. */
export type Membership = true | { readonly unknown: string };
/** Codes that are in, or may be in. `complement`: every code but those that are true in it. */
export interface CountrySet {
  readonly members: ReadonlyMap<string, Membership>;
  readonly everything?: boolean;
}

export class UnknownSetError extends Error {}

/** Resolves sets by name for one date; a set that names itself through others is refused. */
export function setResolver(
  pack: { readonly sets?: { readonly [id: string]: SetSpec } | undefined },
  date: string,
): (ref: SetRef) => CountrySet {
  const done = new Map<string, CountrySet>();
  const open = new Set<string>();

  function byName(name: string): CountrySet {
    const known = done.get(name);
    if (known) {
      return known;
    }
    const spec = pack.sets?.[name];
    if (!spec) {
      throw new UnknownSetError(`unknown set "${name}"`);
    }
    if (open.has(name)) {
      throw new UnknownSetError(`the set "${name}" is made from itself`);
    }
    open.add(name);
    const set = bySpec(spec);
    open.delete(name);
    done.set(name, set);
    return set;
  }

  function bySpec(spec: SetSpec): CountrySet {
    const members = new Map<string, Membership>();
    if (Array.isArray(spec)) {
      for (const entry of spec) {
        if (within(date, entry.from, entry.until)) {
          for (const code of entry.members) {
            if (entry.membership !== 'unknown') {
              members.set(code, true);
            } else if (members.get(code) !== true) {
              members.set(code, { unknown: entry.reason ?? '' });
            }
          }
        }
      }
      return { members };
    }
    const algebra = spec as Exclude<SetSpec, readonly unknown[]>;
    if ('all' in algebra) {
      return { members, everything: true };
    }
    if ('union' in algebra) {
      const parts = algebra.union.map(resolve);
      for (const part of parts) {
        for (const [code, membership] of part.members) {
          if (members.get(code) !== true) {
            members.set(code, membership);
          }
        }
      }
      return { members, everything: parts.some((part) => part.everything) };
    }
    const [from, less] = algebra.minus.map(resolve) as [CountrySet, CountrySet];
    if (from.everything) {
      throw new UnknownSetError('nothing can be taken away from all countries; use notIn in the condition');
    }
    for (const [code, membership] of from.members) {
      const out = less.members.get(code);
      if (out !== true) {
        members.set(code, membership === true && out ? out : membership);
      }
    }
    return { members };
  }

  function resolve(ref: SetRef): CountrySet {
    if (typeof ref === 'string') {
      return byName(ref);
    }
    if (Array.isArray(ref) && ref.every((entry) => typeof entry === 'string')) {
      return { members: new Map((ref as readonly string[]).map((code) => [code, true] as const)) };
    }
    return bySpec(ref as SetSpec);
  }

  return resolve;
}
