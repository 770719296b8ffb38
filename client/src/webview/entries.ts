/** What follows what in a list that is grouped: a heading, then its rows. */

export type Entry =
  | { readonly kind: 'heading'; readonly first: number; readonly last: number }
  | { readonly kind: 'row'; readonly index: number };

/** @param groupOf  rows next to each other with the same answer share a heading; if omitted: there are no headings */
export function entriesOf(length: number, groupOf?: (index: number) => unknown): readonly Entry[] {
  const entries: Entry[] = [];
  for (let first = 0; first < length; ) {
    let last = groupOf === undefined ? length - 1 : first;
    while (groupOf !== undefined && last + 1 < length && groupOf(last + 1) === groupOf(first)) last += 1;
    if (groupOf !== undefined) entries.push({ kind: 'heading', first, last });
    for (let index = first; index <= last; index += 1) entries.push({ kind: 'row', index });
    first = last + 1;
  }
  return entries;
}
