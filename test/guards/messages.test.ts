/** Messages are read in lists that cut them: the conclusion comes first, and all of it fits on a line. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { OWN_RULES } from '../../server/src/lint/rules.ts';
import { MOST_CHARACTERS } from '../../server/src/yaml/index.ts';
import { messageSamples, packTemplates } from '../messages/samples.ts';

const samples = messageSamples(fileURLToPath(new URL('../..', import.meta.url)));
const templates = packTemplates();

/** Lists of problems show about so much. */
const SEEN = 60;

/** Beginnings that say nothing yet. */
const FILLER =
  /^(?:there (?:is|are)|it is|this (?:is|document|line|file|pack|item)\b(?! item| needs)|the (?:following|value|text|document)\b|whether|what |when |how |not said|please|note that|sorry)/i;

/** What a reader looks for: the end of a first clause, or the word that bears the verdict. */
const CONCLUSION =
  /[.:;?]|\b(?:not|no|never|cannot|needs?|missing|unknown|expired|ended|over|duplicate|different|prohibited|embargoed|closed|unclear|confirm|check|must|is read as|another|only|may|is on|is headquartered|ultimate parent|send|mismatch|nothing|too many|does not|authorises nothing|far below|contradict|less|similar|owned|possible)\b/i;

/** Without the regime that a comparison is under, which is in front of it. */
const said = (message: string) => message.replace(/^Under [^:]+: /, '');

test('every rule of Exportlint gave a message', () => {
  const seen = new Set(samples.map(({ rule }) => rule));
  expect(Object.keys(OWN_RULES).filter((rule) => !seen.has(rule))).toEqual([]);
});

describe('a message', () => {
  test('is one line of at most 160 characters', () => {
    const wrong = samples.filter(({ message }) => message.length > MOST_CHARACTERS || /[\r\n]/.test(message));
    expect(wrong.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  test('does not begin with words that say nothing', () => {
    expect(samples.filter(({ message }) => FILLER.test(said(message))).map(({ message }) => message)).toEqual([]);
  });

  test('says what is wrong in the first 60 characters', () => {
    const late = samples.filter(({ message }) => !CONCLUSION.test(said(message).slice(0, SEEN)));
    expect(late.map(({ message }) => message)).toEqual([]);
  });

  test('quotes with straight quotes', () => {
    expect(samples.filter(({ message }) => /[“”]/.test(message)).map(({ message }) => message)).toEqual([]);
  });
});

describe('a sentence of a pack', () => {
  test('leaves room for what is filled in', () => {
    expect(templates.filter(({ text }) => text.length > MOST_CHARACTERS).map(({ text }) => text)).toEqual([]);
  });

  test('does not begin with words that say nothing', () => {
    const whole = templates.filter(({ key }) => key === 'say' || key === 'unsaid');
    expect(whole.filter(({ text }) => FILLER.test(text)).map(({ text }) => text)).toEqual([]);
  });
});
