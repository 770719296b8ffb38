/** A pack on top of another: it adds freely what restricts; anything that could relax an answer has to be listed with its reason. */
import type { PackSpec } from './pack.ts';

export interface PackProblem {
  readonly path: readonly (string | number)[];
  /** The key is meant, not its value. */
  readonly isKey?: boolean;
  readonly message: string;
}

const FREE = [
  'reviewPolicies',
  'authorizationKinds',
  'partyLists',
  'requirements',
  'conditions',
  'reasons',
  'cards',
  'groups',
  'terms',
  'facts',
] as const;
/** What only people read may be said again. */
const WORDS: readonly string[] = ['cards', 'groups'];
const LISTED = ['transactions', 'sets', 'lists', 'policies', 'authorities', 'allocations'] as const;

/** Taken as a whole, each of them can turn an answer. */
const WHOLE = [
  'jurisdiction',
  'appliesTo',
  'classification',
  'classes',
  'near',
  'disagree',
  'home',
  'begins',
  'early',
  'missing',
  'reading',
  'undecided',
  'unjudged',
] as const;

/** Is there a value below that the extension replaces by another one? */
function isOther(below: unknown, above: unknown): boolean {
  return below !== undefined && above !== undefined && JSON.stringify(below) !== JSON.stringify(above);
}

/** Would shipments be let go without a second look that the base asks for? An earlier day only asks for more of them. */
function isSooner(below: PackSpec['verified'] | undefined, above: PackSpec['verified'] | undefined): boolean {
  if (!below || !above) return false;
  const { until, staleAfterDays, ...rest } = above;
  return (
    until > below.until ||
    (staleAfterDays ?? 0) > (below.staleAfterDays ?? 0) ||
    isOther({ reason: below.reason, later: below.later }, { reason: rest.reason, later: rest.later })
  );
}

/** The extended pack, and what the extension does without listing it under `relaxes`. */
export function extendPack(base: PackSpec, extension: PackSpec): { pack: PackSpec; problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const listed = new Set(Object.keys(extension.relaxes ?? {}));
  const jurisdiction = base.jurisdiction ?? base.pack;
  // Another reading of the same rules, and the one that judges by default only where it says so itself.
  const merged: Record<string, unknown> = { jurisdiction, ...base, default: false, ...extension };
  for (const part of [...FREE, ...LISTED]) {
    const below = (base[part] ?? {}) as Record<string, unknown>;
    const above = (extension[part] ?? {}) as Record<string, unknown>;
    for (const id of Object.keys(above)) {
      const adds = !(id in below);
      const free = (adds && (FREE as readonly string[]).includes(part)) || WORDS.includes(part);
      // A set that nothing below reads cannot change what the base says.
      if (!free && !(adds && part === 'sets') && !listed.has(`${part}.${id}`)) {
        problems.push({
          path: [part, id],
          message: `${adds ? 'adds' : 'replaces'} ${part}.${id}; list it under relaxes with the reason`,
        });
      }
    }
    merged[part] = { ...below, ...above };
  }
  merged['readings'] = { ...base.readings, ...extension.readings };
  merged['aliases'] = { ...base.aliases, ...extension.aliases };
  merged['links'] = [...(extension.links ?? []), ...(base.links ?? [])];
  merged['order'] = extension.order ?? base.order;
  const otherAlias = Object.entries(extension.aliases ?? {}).some(([code, to]) => base.aliases?.[code] !== to);
  if (otherAlias && !listed.has('aliases')) {
    problems.push({
      path: ['aliases'],
      message: 'changes what a country counts as; list aliases under relaxes with the reason',
    });
  }
  if (extension.order && base.order && !listed.has('order')) {
    problems.push({
      path: ['order'],
      message: 'replaces the order of review policies; list order under relaxes with the reason',
    });
  }
  // Where nothing is listed, every exception that is added makes a block a review; without `appliesTo`, everything is subject.
  const below: Partial<PackSpec> = { unjudged: [], appliesTo: {}, ...base, jurisdiction };
  for (const whole of WHOLE) {
    if (isOther(below[whole], extension[whole]) && !listed.has(whole)) {
      problems.push({ path: [whole], message: `replaces ${whole}; list it under relaxes with the reason` });
    }
  }
  for (const [id, reading] of Object.entries(extension.readings ?? {})) {
    if (isOther(base.readings?.[id], reading) && !listed.has(`readings.${id}`)) {
      problems.push({
        path: ['readings', id],
        message: `replaces readings.${id}; list it under relaxes with the reason`,
      });
    }
  }
  if (isSooner(base.verified, extension.verified) && !listed.has('verified')) {
    problems.push({
      path: ['verified'],
      message: `lets later shipments pass than the pack below, which was compared with its sources until ${base.verified.until}; leave it out, or list verified under relaxes with the reason`,
    });
  }
  return { pack: merged as unknown as PackSpec, problems };
}
