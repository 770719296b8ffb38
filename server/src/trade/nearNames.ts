/** Names that may be slips for each other: a letter or two, words in another order, a legal form in front that may be part of the name. */
import { distance } from 'fastest-levenshtein';
import { isForm } from './legalForms.ts';

/** Letters by which two names of these lengths may differ. */
const slipsIn = (length: number) => (length > 12 ? 2 : 1);

/** Below this length every name is near to many. */
const SHORTEST = 4;
/** No company has a longer name, and comparing takes time in proportion to the square. */
const LONGEST = 256;

/** Not the same, but near enough that one may be a slip for the other. Both normalised. */
export function nearlySame(a: string, b: string): boolean {
  return a !== b && (bySlip(a, b) || byOrder(a, b) || byForm(a, b));
}

function bySlip(a: string, b: string): boolean {
  if (a.length < SHORTEST || b.length < SHORTEST) {
    return false;
  }
  const longest = Math.max(a.length, b.length);
  const far = slipsIn(longest);
  return longest <= LONGEST && Math.abs(a.length - b.length) <= far && distance(a, b) <= far;
}

/** "Data Farol" and "Farol Data". */
const byOrder = (a: string, b: string): boolean =>
  a.length === b.length && a.includes(' ') && inOrder(a) === inOrder(b);

const inOrder = (name: string): string => name.split(' ').sort().join(' ');

/** "AB Volvo" and "Volvo": in front, the letters of a form may as well be part of the name. */
const byForm = (a: string, b: string): boolean => leads(a, b) || leads(b, a);

const leads = (long: string, short: string): boolean =>
  short.length >= SHORTEST && long.endsWith(` ${short}`) && isForm(long.slice(0, -short.length - 1));

/**
 * For each name another one that is nearly it. A name within two letters of another has one of its thirds in common with it, moved by
 * at most two places; only names that share one are compared, and of those only names of nearly the same letters.
 */
export function nearNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const sorted = [...new Set(names)].sort();
  const near = new Map<string, string>();
  const pair = (a: string, b: string) => {
    if (!near.has(a)) near.set(a, b);
    if (!near.has(b)) near.set(b, a);
  };
  const orders = new Map<string, string>();
  const known = new Set(sorted);
  for (const name of sorted) {
    const order = inOrder(name);
    const other = orders.get(order);
    if (other === undefined) orders.set(order, name);
    else pair(other, name);
    // A form in front has as many words as it likes.
    for (let space = name.indexOf(' '); space > 0 && space < LONGEST; space = name.indexOf(' ', space + 1)) {
      const rest = name.slice(space + 1);
      if (known.has(rest) && leads(name, rest)) pair(name, rest);
    }
  }
  slips(sorted, near, pair);
  return near;
}

interface Candidate {
  readonly name: string;
  /** Which letters it has, one bit for each of 32 sorts. */
  readonly letters: number;
  /** A name that is near to it is known. */
  found: boolean;
}

function slips(
  names: readonly string[],
  near: ReadonlyMap<string, string>,
  pair: (a: string, b: string) => void,
): void {
  const byPart = new Map<string, Candidate[]>();
  // Shorter ones first: each is looked up among those of its length and those that are shorter by a slip or two.
  for (const name of [...names].sort((a, b) => a.length - b.length)) {
    if (name.length < SHORTEST || name.length > LONGEST) continue;
    const own: Candidate = { name, letters: lettersIn(name), found: near.has(name) };
    const slip = slipsIn(name.length);
    const compare = (other: Candidate) => {
      if ((own.found && other.found) || !mayBeNear(own.letters, other.letters, slip)) return;
      if (bySlip(name, other.name)) {
        pair(name, other.name);
        own.found = true;
        other.found = true;
      }
    };
    for (let length = Math.max(SHORTEST, name.length - slip); length <= name.length; length += 1) {
      for (const [part, from, to] of thirds(length)) {
        for (let move = -slip; move <= slip; move += 1) {
          if (from + move < 0 || to + move > name.length) continue;
          byPart.get(`${length} ${part} ${name.slice(from + move, to + move)}`)?.forEach(compare);
        }
      }
    }
    for (const [part, from, to] of thirds(name.length)) {
      const key = `${name.length} ${part} ${name.slice(from, to)}`;
      const list = byPart.get(key);
      if (list) list.push(own);
      else byPart.set(key, [own]);
    }
  }
}

function thirds(length: number): readonly (readonly [part: number, from: number, to: number])[] {
  const [one, two] = [Math.floor(length / 3), Math.floor((2 * length) / 3)];
  return [
    [0, 0, one],
    [1, one, two],
    [2, two, length],
  ];
}

function lettersIn(name: string): number {
  let bits = 0;
  for (let i = 0; i < name.length; i += 1) bits |= 1 << (name.charCodeAt(i) & 31);
  return bits;
}

/** A slip changes two sorts of letters at most. Quick, since a common word at the end gives many candidates. */
function mayBeNear(a: number, b: number, slip: number): boolean {
  let differ = a ^ b;
  for (let count = 2 * slip; count > 0 && differ !== 0; count -= 1) differ &= differ - 1;
  return differ === 0;
}
