/**
 * Names of items as invoices write them: a model among words that say nothing more about it ("Tensor Core GPU", "80GB HBM3", "OAM"), and
 * sometimes a count ("4x L40S"). No item is known here; which words are a model is for the catalogue to say.
 */
import { plainName } from './catalogNames.ts';

/** A name taken apart. Two names are of the same model when `core` is the same and nothing else contradicts. */
export interface ItemWords {
  /** What is left when everything below is taken out: letters and digits, lower case. */
  readonly core: string;
  /** GB. */
  readonly memory: readonly number[];
  /** How it is mounted, such as `sxm5`, `pcie`, `oam`. */
  readonly mounting: readonly string[];
  /** Circuits of a board or system. */
  readonly chips: readonly number[];
}

const MEMORY = /(?<![\p{L}\p{N}.])(\d+(?:\.\d+)?)(?:\s*-?\s*gi?b|g)(?![\p{L}\p{N}])/gu;
const MEMORY_TYPE = /(?<![\p{L}\p{N}])(?:hbm\d?e?|(?:g|lp)?ddr\dx?)(?![\p{L}\p{N}])/gu;
const CHIPS = /(?<![\p{L}\p{N}])(\d{1,3})\s*(?:x\s*)?[- ]?gpus?(?![\p{L}\p{N}])/gu;
const MOUNTING =
  /(?<![\p{L}\p{N}])(sxm\d?|oam|pci-?e)(?![\p{L}\p{N}])(?:\s*(?:gen\s*)?\d(?:\.0)?(?![\p{L}\p{N}]))?(?:\s*x\s*16(?!\d))?/gu;
/** Words that every product of the kind may carry. "server", "workstation", "board" are no such words: they tell products apart. */
const NOISE =
  /(?<![\p{L}\p{N}])(?:tensor cores?|data ?cent(?:er|re)|graphics(?: cards?)?|gpus?|accelerators?|baseboards?|cards?|modules?|(?:dual|single)[ -]slot|low[ -]profile|passive|(?:air|liquid)[ -]cooled|\d+ ?w|bulk|oem|retail|new)(?![\p{L}\p{N}])/gu;

/** Takes a name apart. Give it without the maker's name. */
export function itemWords(text: string): ItemWords {
  const memory: number[] = [];
  const chips: number[] = [];
  const mounting: string[] = [];
  let rest = plainName(text).toLowerCase().replace(/_/g, ' ');
  const take = (pattern: RegExp, keep: (found: string) => void): void => {
    rest = rest.replace(pattern, (_, found: string) => {
      keep(found);
      return ' ';
    });
  };
  take(MEMORY, (size) => memory.push(Number(size)));
  take(CHIPS, (count) => chips.push(Number(count)));
  take(MOUNTING, (word) => mounting.push(word.replace('-', '')));
  rest = rest.replace(MEMORY_TYPE, ' ').replace(NOISE, ' ');
  return { core: rest.replace(/[^\p{L}\p{N}]+/gu, ''), memory, mounting, chips };
}

/** Does `asked` say something that an item of the words `known` cannot be? What is not known of the item contradicts nothing. */
export function contradicts(asked: ItemWords, known: ItemWords): boolean {
  return (
    asked.memory.some((size) => known.memory.length > 0 && !known.memory.includes(size)) ||
    asked.chips.some((count) => known.chips.length > 0 && !known.chips.includes(count)) ||
    asked.mounting.some((one) => known.mounting.length > 0 && !isMounted(one, known.mounting))
  );
}

/** A generation is held against generations where some are known; without one, `sxm` is any of them. */
function isMounted(asked: string, known: readonly string[]): boolean {
  const family = (one: string): string => one.replace(/\d$/, '');
  const alike = known.filter((one) => family(one) === family(asked));
  const exact = alike.filter((one) => /\d$/.test(one));
  return alike.length > 0 && (!/\d$/.test(asked) || exact.length === 0 || exact.includes(asked));
}

export interface CountedName {
  readonly count: number;
  /** The name without the count. */
  readonly rest: string;
}

const TIMES = '[x×*✕]';
const UNITS = '(?:pcs?|pieces?|units?|nos|ea|each|sets?)\\.?';
const WORD_COUNTS: Readonly<Record<string, number>> = { dual: 2, twin: 2, 'pair of': 2, quad: 4 };

/** Counts in front of a name and behind it. Each has the count in group `n`. */
const COUNTS: readonly RegExp[] = [
  new RegExp(`^\\(?(?<n>\\d{1,5})\\s*${TIMES}\\)?\\s*(?=\\p{L})`, 'iu'),
  new RegExp(`^${TIMES}\\s*(?<n>\\d{1,5})\\s+(?=\\p{L})`, 'iu'),
  new RegExp(
    `^(?:qty|quantity)?[:.]?\\s*(?<n>\\d{1,5})\\s*(?:${UNITS}\\s*)?(?:of\\s+|,\\s*|-\\s+)?(?<=\\s)(?=\\p{L})`,
    'iu',
  ),
  new RegExp(`[\\s,(/-]*\\(?(?<=[\\s(])${TIMES}\\s*(?<n>\\d{1,5})\\s*(?:${UNITS})?\\)?$`, 'iu'),
  new RegExp(`(?<=\\d)${TIMES}(?<n>\\d{1,5})$`, 'iu'),
  /\s*[×*✕]\s*(?<n>\d{1,5})$/iu,
  new RegExp(`\\s*\\(\\s*(?<n>\\d{1,5})\\s*(?:${TIMES}|${UNITS})\\s*\\)$`, 'iu'),
  // A larger number in brackets may be gigabytes.
  /\s*\(\s*(?<n>\d|1[0-2])\s*\)$/u,
  new RegExp(`[\\s,;-]+(?<n>\\d{1,5})\\s*${UNITS}$`, 'iu'),
  /[\s,;-]*\(?(?:qty|quantity)[.:\s]*(?<n>\d{1,5})\)?$/iu,
];
/** `PCIe x16` may be lanes or sixteen cards; with the generation in between it is lanes. */
const LANES = /\bpci-?e[\s-]*(?:gen[\s-]*)?\d(?:\.0)?\s*x\s*16(?!\d)/giu;
const LANES_OR_COUNT = /\bpci-?e\s*x\s*16$/iu;
const INSIDE = new RegExp(
  `(?<![\\p{L}\\p{N}])\\d{1,5}\\s*${TIMES}(?=\\s*\\p{L})|(?<=\\s)${TIMES}\\s*\\d{1,5}(?![\\p{L}\\p{N}])`,
  'iu',
);
const BRACKETED = /\(\s*\d+\s*\)$/u;

const withoutLanes = (text: string): string => plainName(text).replace(LANES, 'PCIe').trim();

/**
 * The count that a name carries, in front of it or behind it; undefined when there is none. It belongs into a quantity: anyone who takes the
 * name without it loses units.
 */
export function countInName(text: string): CountedName | undefined {
  const plain = withoutLanes(text);
  if (LANES_OR_COUNT.test(plain)) return undefined;
  for (const [word, count] of Object.entries(WORD_COUNTS)) {
    if (plain.toLowerCase().startsWith(`${word} `) && !/^dual[ -]slot/i.test(plain)) {
      return { count, rest: plain.slice(word.length).trim() };
    }
  }
  for (const pattern of COUNTS) {
    const found = pattern.exec(plain);
    const rest = found && `${plain.slice(0, found.index)}${plain.slice(found.index + found[0].length)}`.trim();
    const count = Number(found?.groups?.['n']);
    if (count > 0 && rest && /\p{L}/u.test(rest)) return { count, rest };
  }
  return undefined;
}

/** Is there a count anywhere, such as "server with 8x …"? */
export function mentionsCount(text: string): boolean {
  const plain = withoutLanes(text);
  return countInName(text) !== undefined || INSIDE.test(plain) || BRACKETED.test(plain);
}
