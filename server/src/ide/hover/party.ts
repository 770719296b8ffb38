/** A party: where it is, where it and its ultimate parent are headquartered, and what that means for this document. */
import type { Catalog } from '../../catalog/types.ts';
import { parentHeadquarters } from '../../condition/facts/index.ts';
import type { AllocationState, Finding, JudgedLine } from '../../lint/types.ts';
import { number } from '../../report/terminal.ts';
import { amount, bucketName } from '../../report/words.ts';
import { normalName } from '../../trade/partyNames.ts';
import type { Party } from '../../trade/types.ts';
import type { Location, Path } from '../../yaml/index.ts';
import { code, plain } from '../markdown.ts';
import { barText } from '../usageBar.ts';

/** Where in the path a party ends: `parties.endUsers[1].name` -> 3. Undefined when the path lies in none. */
export function partyDepth(path: Path): number | undefined {
  const at = path.lastIndexOf('parties');
  if (at < 0 || path.length <= at + 2) return undefined;
  return typeof path[at + 2] === 'number' ? at + 3 : at + 2;
}

/** The party at a place, as the shipments of the lines have it. */
export function partyAt({ piece, path }: Location, lines: readonly JudgedLine[]): Party | undefined {
  const isHere = ({ at }: Party): boolean => at.piece === piece && at.path.join('\0') === path.join('\0');
  for (const { shipment } of lines) {
    const { exporter, purchaser, ultimateConsignee, intermediateConsignees, endUsers } = shipment;
    const all = [ultimateConsignee, exporter, purchaser, ...intermediateConsignees, ...endUsers];
    const found = all.find((party) => party && isHere(party));
    if (found) return found;
  }
  return undefined;
}

/** `findings`: those that are in the party. `allocations`: those of the workspace. */
export function partyText(
  party: Party,
  catalog: Catalog,
  findings: readonly Finding[],
  allocations: readonly AllocationState[],
): string {
  const place = party.country === undefined ? '' : ` (${countryName(party.country, catalog)})`;
  const blocks = [
    `**${plain(party.name ?? 'Party without a name')}**${place}. Headquarters that count: ${headquartersText(party, catalog)}`,
  ];
  const told = findings.filter(({ suppressed }) => suppressed === null);
  if (told.length > 0) blocks.push(told.map(({ rule, message }) => `- ${code(rule)}: ${plain(message)}`).join('\n'));
  const shares = allocations.filter((state) => isOf(state, party) && state.limit !== null);
  if (shares.length > 0)
    blocks.push(`Counted against it:\n\n${shares.map((state) => `- ${shareText(state)}`).join('\n')}`);
  return blocks.join('\n\n');
}

function countryName(text: string, catalog: Catalog): string {
  return plain(catalog.findCountry(text)?.country.name ?? text);
}

/** What rules about headquarters look at: the party's own, and those of the company at the top of its group. */
function headquartersText(party: Party, catalog: Catalog): string {
  const { headquarters, parent } = party;
  const bold = (text: string): string => `**${countryName(text, catalog)}**`;
  const own = headquarters === undefined ? 'its own, **not known**' : `${bold(headquarters)} (its own)`;
  if (parent === undefined) return `${own}; its ultimate parent is **not known**.`;
  if (parent === 'none') {
    return `${headquarters === undefined ? own : bold(headquarters)}, as it has no parent above it.`;
  }
  const name = plain(parent.name ?? 'which has no name here');
  const above = parentHeadquarters(party);
  if (above === undefined) return `${own}, and those of its ultimate parent, ${name}, **not known**.`;
  if (headquarters !== undefined && countryName(headquarters, catalog) === countryName(above, catalog)) {
    return `${bold(above)}, its own and those of its ultimate parent, ${name}.`;
  }
  return `${own} and ${bold(above)} (its ultimate parent, ${name}).`;
}

/** Does the bucket stand for the party, or for its ultimate parent? */
function isOf({ bucket }: AllocationState, { name, id, parent }: Party): boolean {
  const names = [name, id, parent !== 'none' ? parent?.name : undefined].flatMap((one) =>
    one ? [normalName(one)] : [],
  );
  return Object.values(bucket).some((part) => typeof part === 'string' && names.includes(normalName(part)));
}

function shareText({ regime, id, bucket, unit, limit, used }: AllocationState): string {
  const of = limit === null ? amount(used, unit) : `${number(used)} of ${amount(limit, unit)} used`;
  return `${barText(used, limit)} ${code(id)} (${plain(bucketName(bucket))}) under ${code(regime)}: ${of}`.trimStart();
}
