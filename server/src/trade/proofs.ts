/** Texts that are only ever asked for as a proof: numbers, filings, resolutions. What cannot be one counts as omitted. */
import { ITN_CITE, ITN_EXAMPLE, readFiling, saysHowResolved } from '../catalog/exportForms.ts';
import { isCalendarDate } from '../schema/formats.ts';
import type { Path } from '../yaml/types.ts';
import { quoted } from '../yaml/wording.ts';
import { doubtIf } from './problems.ts';
import type { Reader } from './reader.ts';

/** Some digit that is not zero, in any script. */
const COUNTS = /(?![0０٠۰०])\p{Nd}/u;

/**
 * The number of a document: what an agency or a buyer gave it. A text without a digit, or with zeros alone, is none. `doubtful`: without
 * the number the answer could become better, as without a licence that is cited.
 */
export function readNumber(r: Reader, path: Path, what: string, doubtful: boolean): string | undefined {
  const text = doubtful ? r.text(path) : r.proof(path);
  if (text === undefined || COUNTS.test(text)) {
    return text;
  }
  r.note({
    rule: 'trade/number-format',
    severity: 'warning',
    at: r.location(path),
    message: `${quoted(text)} is not ${what}: it has ${/\p{Nd}/u.test(text) ? 'only zeros' : 'no digit'} and counts as missing. Write the number, or remove the key.`,
    fixes: [],
    ...doubtIf(doubtful),
  });
  return undefined;
}

/** The documents, with a filing number only where the text is one (or a legend of exemption). */
export function readDocuments(r: Reader, path: Path): Readonly<Record<string, unknown>> | undefined {
  const documents = r.dict(path);
  const at = [...path, 'eeiItn'];
  if (documents === undefined || r.label(at) === undefined) {
    return documents;
  }
  const { eeiItn: _, ...rest } = documents;
  const filing = readItn(r, at);
  return filing === undefined ? rest : { ...rest, eeiItn: filing };
}

function readItn(r: Reader, path: Path): string | undefined {
  const text = r.text(path);
  if (text === undefined || readFiling(text) !== undefined) {
    return text;
  }
  r.note({
    rule: 'trade/itn-format',
    severity: 'warning',
    at: r.location(path),
    message: `${quoted(text)} is not an ITN or a NOEEI legend: nothing counts as filed. An ITN is X and 14 digits, as in ${ITN_EXAMPLE}.`,
    fixes: [],
    citation: ITN_CITE,
    doubt: true,
  });
  return undefined;
}

const DATES = /\b\d{4}-\d{1,2}-\d{1,2}\b/g;

/** How a red flag or a screening hit was resolved; undefined while it is open. `date`: the day of the shipment. */
export function readResolution(r: Reader, path: Path, date: string | undefined): string | undefined {
  const text = r.label(path);
  if (text === undefined) {
    return undefined;
  }
  const why = whyOpen(text, date);
  if (why === undefined) {
    return text;
  }
  r.note({
    rule: 'trade/not-resolved',
    severity: 'warning',
    at: r.location(path),
    message: `${quoted(text)} ${why}, so this counts as open. Write how it was resolved, and when.`,
    fixes: [],
  });
  return undefined;
}

function whyOpen(text: string, date: string | undefined): string | undefined {
  if (!saysHowResolved(text)) {
    return 'does not say how it was resolved';
  }
  const dates = text.match(DATES) ?? [];
  const wrong = dates.find((day) => !isCalendarDate(day));
  if (wrong !== undefined) {
    return `has ${wrong}, which is not a day of the calendar`;
  }
  // A later day may be that of the next review; the first is that of the resolution.
  const first = [...dates].sort()[0];
  return first !== undefined && date !== undefined && first > date
    ? `is dated ${first}, after the shipment of ${date}`
    : undefined;
}
