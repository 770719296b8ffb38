/** Names in words that can be compared: letters without case, accents or width, and no punctuation. */

/** A word of a name as it is compared. */
export interface NameWord {
  readonly text: string;
  /** Single letters that points or strokes hold together: "S.A.", "A/S". */
  readonly punctuated: boolean;
}

/** Latin letters that Unicode takes for letters of their own, so that taking accents away leaves them. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ß:ss æ:ae œ:oe ø:o ł:l đ:d ð:d þ:th ı:i ȷ:j ħ:h ŧ:t ŋ:n ĸ:k ə:e ɛ:e ɔ:o ƀ:b ƃ:b ɓ:b ƈ:c ȼ:c ƌ:d ɖ:d ɗ:d ȡ:d ɇ:e ƒ:f ǥ:g ɠ:g ' +
    'ɦ:h ɨ:i ɪ:i ɩ:i ɉ:j ƙ:k ƚ:l ɫ:l ȴ:l ɱ:m ɲ:n ƞ:n ȵ:n ɵ:o ƥ:p ɋ:q ɍ:r ɽ:r ʂ:s ȿ:s ſ:s ƭ:t ʈ:t ȶ:t ʉ:u ʋ:v ⱱ:v ⱳ:w ƴ:y ɏ:y ƶ:z ȥ:z ɀ:z ' +
    'ⱥ:a ⱦ:t ⱡ:l ⱪ:k ⱬ:z ⱨ:h ꝑ:p ꝗ:q ꝥ:th ꝏ:oo ꜳ:aa ꜵ:ao ꜷ:au ꜹ:av ꜽ:ay ꞌ: ȝ:g ƿ:w'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Accents, vowel points of Hebrew and Arabic, the stroke that lengthens Arabic words, and signs that cannot be seen. */
const SILENT = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0640\p{Cf}]+/gu;
/** "O'Reilly" is one word; the same signs within Hebrew abbreviations are no apostrophes and divide. */
const APOSTROPHES = /(?<=[\p{Script=Latin}\p{Script=Cyrillic}])['’‘ʼ`´](?=[\p{Script=Latin}\p{Script=Cyrillic}])/gu;

/** Nothing to fold but case; most names are like that, and it is the quicker way. */
const PLAIN = /^[ -~]*$/;

/** Lower case without accents and width; letters of other scripts stay. Takes time in proportion to the length. */
export function foldLetters(text: string): string {
  if (PLAIN.test(text)) {
    return text.toLowerCase().replace(APOSTROPHES, '');
  }
  return text
    .normalize('NFKD')
    .replace(SILENT, '')
    .toLowerCase()
    .replace(SILENT, '') // the point that lower case leaves of İ
    .replace(/\P{ASCII}/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(APOSTROPHES, '')
    .normalize('NFC');
}

/** The words of a name in order, `&` among them; single letters held together by points or strokes are one word. */
export function wordsOf(name: string): readonly NameWord[] {
  const text = foldLetters(name);
  const words: NameWord[] = [];
  let end = 0;
  let single = false;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+|&/gu)) {
    const word = match[0];
    const isSingle = word.length === 1 && word !== '&';
    const before = words.at(-1);
    if (isSingle && single && before && HOLDS.has(text.slice(end, match.index))) {
      words[words.length - 1] = { text: before.text + word, punctuated: true };
    } else {
      words.push({ text: word, punctuated: false });
    }
    single = isSingle;
    end = match.index + word.length;
  }
  return words;
}

const HOLDS: ReadonlySet<string> = new Set(['.', '/', '·', '∙', '⁄']);
