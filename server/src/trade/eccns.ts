/** ECCNs of documents: those that a line declares, and the classes that a licence covers. */
import type { Location, Path } from '../yaml/types.ts';
import { quoted, shortened } from '../yaml/wording.ts';
import { contradictory, type EccnReading, readEccn } from './eccn.ts';
import type { TradeProblem } from './problems.ts';
import type { Reader } from './reader.ts';
import type { Classified, Line } from './types.ts';

/** Whose classifications there are. */
export interface Jurisdictions {
  /** All that a regime is of. */
  readonly known: readonly string[];
  /** Those whose classification is the ECCN. */
  readonly eccnOf: readonly string[];
}

/**
 * What a line is classified as: its ECCNs, and by jurisdiction what else it declares. What cannot be read is noted, and leaves open what else
 * the item may be.
 */
export function readClassification(
  r: Reader,
  { known, eccnOf }: Jurisdictions,
): Pick<Line, 'eccn' | 'eccns' | 'eccnUnreadable' | 'classification'> {
  const own = readEccns(r, ['eccn']);
  const others: [string, Classified][] = [];
  let codes = own.codes;
  let eccnUnreadable = own.unreadable;
  for (const jurisdiction of Object.keys(r.dict(['classification']) ?? {})) {
    const path = ['classification', jurisdiction];
    if (!known.includes(jurisdiction)) r.problems.push(unread(r.location(path), jurisdiction, known));
    if (!eccnOf.includes(jurisdiction)) {
      others.push([jurisdiction, readCodes(r, path)]);
      continue;
    }
    const again = readEccns(r, path);
    if (codes.length > 0 && again.codes.length > 0 && !sameCodes(codes, again.codes)) {
      r.problems.push(differing(r.location(path), jurisdiction, codes, again.codes));
    }
    // Judged under each of them where they differ: the stricter counts.
    codes = [...new Set([...codes, ...again.codes])];
    eccnUnreadable ||= again.unreadable;
  }
  return {
    ...(codes[0] === undefined ? {} : { eccn: codes[0] }),
    eccns: codes,
    eccnUnreadable,
    ...(others.length === 0 ? {} : { classification: Object.fromEntries(others) }),
  };
}

/** The line as a pack reads it that goes by the classification of its own jurisdiction and not by the ECCN. */
export function classifiedUnder(line: Line, jurisdiction: string): Line {
  const { codes = [], unreadable = false } = line.classification?.[jurisdiction] ?? {};
  const { eccn: _, ...rest } = line;
  return {
    ...rest,
    ...(codes[0] === undefined ? {} : { eccn: codes[0] }),
    eccns: codes,
    eccnUnreadable: unreadable,
    classifiedAt: ['classification', jurisdiction],
    ...(line.item ? { item: { ...line.item, eccn: line.item.classification?.[jurisdiction] ?? [] } } : {}),
  };
}

/** Codes whose form no one here knows, as they are written. */
function readCodes(r: Reader, path: Path): Classified {
  const codes = r.texts(path);
  const written = Array.isArray(r.get(path)) ? r.count(path) : 1;
  return { codes: [...new Set(codes)], unreadable: r.refused(r.location(path)) || codes.length < written };
}

const sameCodes = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((code) => other.includes(code));

/** One text or a list. What is not an ECCN is noted. */
function readEccns(r: Reader, path: Path): Classified {
  const at = r.location(path);
  const texts = r.texts(path);
  const isList = Array.isArray(r.get(path));
  // Something is said that names none: it may be any.
  let unreadable = r.has(path) && (r.refused(at) || texts.length === 0);
  const codes: string[] = [];
  texts.forEach((text, index) => {
    const location = isList ? r.location([...path, index]) : at;
    const reading = readEccn(text);
    codes.push(...reading.codes);
    if (reading.codes.length === 0) {
      unreadable = true;
      r.problems.push(unreadableEccn(location, text));
    } else if (!reading.canonical) {
      r.problems.push(spelling(location, text, reading, !isList));
    }
  });
  const eccns = [...new Set(codes)];
  if (isList && texts.length < r.count(path)) unreadable = true;
  if (contradictory(eccns)) r.problems.push(contradiction(at, eccns));
  return { codes: eccns, unreadable };
}

/** What a licence covers by class. A text that is not an ECCN may be the id of a class in a pack, so it stays as it is. */
export function readClasses(r: Reader): readonly string[] | undefined {
  const text = r.text(['class']);
  if (text === undefined) return undefined;
  const reading = readEccn(text);
  if (reading.codes.length === 0) return [text];
  if (!reading.canonical) r.problems.push(spelling(r.location(['class']), text, reading, false));
  return reading.codes;
}

function unreadableEccn(at: Location, text: string): TradeProblem {
  return {
    rule: 'trade/unknown-eccn',
    severity: 'error',
    at,
    message: `Unknown ECCN ${quoted(text)}. Write it like 5A002.z or EAR99.`,
    fixes: [],
    doubt: true,
  };
}

function spelling(at: Location, text: string, { codes }: EccnReading, mayBeList: boolean): TradeProblem {
  const [first = ''] = codes;
  const isOne = codes.length === 1;
  const fixes: TradeProblem['fixes'] = isOne
    ? [{ title: `Write ${first}`, safety: 'safe', text: first }]
    : mayBeList
      ? [{ title: `Write a list: ${codes.join(', ')}`, safety: 'safe', text: codes }]
      : [];
  return {
    rule: 'trade/eccn-spelling',
    severity: 'info',
    at,
    message: `${quoted(text)} is read as ${shortened(codes.join(' and '))}. Write ${isOne ? 'it so' : 'a list'}, so that every tool reads the same.`,
    fixes,
  };
}

function contradiction(at: Location, codes: readonly string[]): TradeProblem {
  return {
    rule: 'trade/eccn-contradiction',
    severity: 'warning',
    at,
    message: `${shortened(codes.join(' and '))} contradict each other: EAR99 is for items that no other ECCN describes. Remove one of them.`,
    fixes: [],
    doubt: true,
  };
}

function differing(
  at: Location,
  jurisdiction: string,
  eccn: readonly string[],
  other: readonly string[],
): TradeProblem {
  return {
    rule: 'trade/classification-contradiction',
    severity: 'warning',
    at,
    message: `Contradictory classification: \`eccn\` is ${shortened(eccn.join(' and '), 30)}, \`classification.${shortened(jurisdiction, 20)}\` ${shortened(other.join(' and '), 30)}. Correct one of them.`,
    fixes: [],
    doubt: true,
  };
}

function unread(at: Location, jurisdiction: string, known: readonly string[]): TradeProblem {
  return {
    rule: 'trade/classification-unread',
    severity: 'info',
    at,
    message: `Unknown jurisdiction ${quoted(jurisdiction)}: this is not read. Known jurisdictions: ${known.join(', ')}.`,
    fixes: [],
  };
}
