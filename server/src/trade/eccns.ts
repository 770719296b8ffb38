/** ECCNs of documents: those that a line declares, and the classes that a licence covers. */
import type { Spot } from '../yaml/types.ts';
import { quoted, shortened } from '../yaml/wording.ts';
import { contradictory, type EccnReading, readEccn } from './eccn.ts';
import type { TradeProblem } from './problems.ts';
import type { Reader } from './reader.ts';
import type { Line } from './types.ts';

/** The ECCNs of a line, one text or a list. What is no ECCN is noted, and leaves open what else the item may be. */
export function readEccns(r: Reader): Pick<Line, 'eccn' | 'eccns' | 'eccnUnreadable'> {
  const at = r.spot(['eccn']);
  const texts = r.texts(['eccn']);
  const isList = Array.isArray(r.get(['eccn']));
  // Something is said that names none: it may be any.
  let eccnUnreadable = r.has(['eccn']) && (r.refused(at) || texts.length === 0);
  const codes: string[] = [];
  texts.forEach((text, index) => {
    const spot = isList ? r.spot(['eccn', index]) : at;
    const reading = readEccn(text);
    codes.push(...reading.codes);
    if (reading.codes.length === 0) {
      eccnUnreadable = true;
      r.problems.push(unreadable(spot, text));
    } else if (!reading.canonical) {
      r.problems.push(spelling(spot, text, reading, !isList));
    }
  });
  const eccns = [...new Set(codes)];
  if (isList && texts.length < r.count(['eccn'])) eccnUnreadable = true;
  if (contradictory(eccns)) r.problems.push(contradiction(at, eccns));
  return { ...(eccns[0] === undefined ? {} : { eccn: eccns[0] }), eccns, eccnUnreadable };
}

/** What a licence covers by class. A text that is no ECCN may be the id of a class in a pack, so it stays as it is. */
export function readClasses(r: Reader): readonly string[] | undefined {
  const text = r.text(['class']);
  if (text === undefined) return undefined;
  const reading = readEccn(text);
  if (reading.codes.length === 0) return [text];
  if (!reading.canonical) r.problems.push(spelling(r.spot(['class']), text, reading, false));
  return reading.codes;
}

function unreadable(at: Spot, text: string): TradeProblem {
  return {
    rule: 'trade/unknown-eccn',
    severity: 'error',
    at,
    message: `Unknown ECCN ${quoted(text)}. Write it like 5A002.z or EAR99.`,
    fixes: [],
    doubt: true,
  };
}

function spelling(at: Spot, text: string, { codes }: EccnReading, mayBeList: boolean): TradeProblem {
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

function contradiction(at: Spot, codes: readonly string[]): TradeProblem {
  return {
    rule: 'trade/eccn-contradiction',
    severity: 'warning',
    at,
    message: `${shortened(codes.join(' and '))} contradict each other: EAR99 is for items that no other ECCN describes. Remove one of them.`,
    fixes: [],
    doubt: true,
  };
}
