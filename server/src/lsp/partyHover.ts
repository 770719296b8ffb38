/** A party: where it is, where it and its ultimate parent are headquartered, and what that means for this document. */
import type { Catalog } from '../catalog/types.ts';
import type { AllocationState, Finding } from '../lint/types.ts';
import { parentHeadquarters } from '../regime/facts.ts';
import { amount, bucketName } from '../report/words.ts';
import { normalName } from '../trade/names.ts';
import type { Party } from '../trade/types.ts';
import type { Path } from '../yaml/index.ts';
import { barText } from './bar.ts';
import { code, plain } from './markdown.ts';

/** Where in the path a party ends: `parties.endUsers[1].name` -> 3. Undefined when the path lies in none. */
export function partyDepth(path: Path): number | undefined {
  const at = path.lastIndexOf('parties');
  if (at < 0 || path.length <= at + 2) return undefined;
  return typeof path[at + 2] === 'number' ? at + 3 : at + 2;
}

export interface PartyFacts {
  readonly name?: string;
  readonly id?: string;
  readonly country?: string;
  readonly headquarters?: string;
  readonly parent?: Party['parent'];
}

/** A party as it is written; nothing is judged by it. */
export function partyFacts(value: unknown): PartyFacts | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const map = value as Readonly<Record<string, unknown>>;
  const text = (of: unknown): string | undefined => (typeof of === 'string' ? of : undefined);
  const above = map['ultimateParent'] as Readonly<Record<string, unknown>> | string | null | undefined;
  const parent: Party['parent'] =
    above === 'none'
      ? 'none'
      : above !== null && typeof above === 'object'
        ? { name: text(above['name']), headquarters: text(above['headquarters']) }
        : undefined;
  return {
    name: text(map['name']),
    id: text(map['id']),
    country: text(map['country']),
    headquarters: text(map['headquarters']),
    parent,
  };
}

/** `findings`: those that stand in the party. `allocations`: those of the workspace. */
export function partyText(
  party: PartyFacts,
  catalog: Catalog,
  findings: readonly Finding[],
  allocations: readonly AllocationState[],
): string {
  const country = (text: string | undefined): string =>
    text === undefined ? '**not known**' : plain(catalog.findCountry(text)?.country.name ?? text);
  const { parent } = party;
  const decisive = parentHeadquarters({ headquarters: party.headquarters, parent } as Party);
  const above =
    parent === undefined
      ? 'ultimate parent **not known**, so where it is headquartered cannot be told'
      : parent === 'none'
        ? 'no parent above it, so its own headquarters counts as its parent’s'
        : `ultimate parent ${plain(parent.name ?? 'without a name')}, headquartered in ${country(parent.headquarters)}`;
  const blocks = [
    `**${plain(party.name ?? 'Party without a name')}**: in ${country(party.country)}, headquartered in ${country(party.headquarters)}`,
    `Rules about headquarters look at both of these: ${country(party.headquarters)} (its own) and ${country(decisive)} (${above}).`,
  ];
  const told = findings.filter(({ suppressed }) => suppressed === null);
  if (told.length > 0) blocks.push(told.map(({ rule, message }) => `- ${code(rule)}: ${plain(message)}`).join('\n'));
  const shares = allocations.filter((state) => isOf(state, party) && state.limit !== null);
  if (shares.length > 0)
    blocks.push(`Counted against it:\n\n${shares.map((state) => `- ${shareText(state)}`).join('\n')}`);
  return blocks.join('\n\n');
}

/** Does the bucket stand for the party, or for its ultimate parent? */
function isOf({ bucket }: AllocationState, { name, id, parent }: PartyFacts): boolean {
  const names = [name, id, parent !== 'none' ? parent?.name : undefined].flatMap((one) =>
    one ? [normalName(one)] : [],
  );
  return Object.values(bucket).some((part) => typeof part === 'string' && names.includes(normalName(part)));
}

function shareText({ regime, id, bucket, unit, limit, used }: AllocationState): string {
  const of = limit === null ? '' : ` of ${amount(limit, unit)}`;
  return `${barText(used, limit)} ${code(id)} (${plain(bucketName(bucket))}) under ${code(regime)}: ${amount(used, unit)}${of}`;
}
