/** What must hold in the tables of words and forms beyond their schemas. Each check gives problems as "entry: field: what". */
import type { Json } from '../setup/files.ts';

const key = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Words twice in one language, words that no reader could meet, and words that are the name of a country. Two letters are left to the
 * codes: a code that is also a sign says so itself (`codeMeans`).
 */
export function placeholderProblems({ placeholders }: Json, { countries }: Json): string[] {
  const problems: string[] = [];
  const names = new Map<string, string>(
    countries.flatMap(({ code, name, aliases = [] }: Json) => [name, ...aliases].map((text) => [key(text), code])),
  );
  for (const [language, groups] of Object.entries<Json>(placeholders)) {
    const seen = new Map<string, string>();
    for (const [group, texts] of Object.entries<string[]>(groups)) {
      for (const text of texts) {
        const complain = (what: string) => problems.push(`placeholders.${language}: ${group}: "${text}" ${what}`);
        const folded = key(text);
        if (folded === '') complain('has no letter and no digit; such texts are placeholders without being listed');
        if (names.has(folded)) complain(`is a name of ${names.get(folded)}`);
        // What stands apart or in a phrase is understood as the whole text too.
        if (seen.has(folded) && !(group === 'phrase' && seen.get(folded) === 'apart'))
          complain(`is also under ${seen.get(folded)}`);
        if (group === 'phrase' && text.trim().split(/\s+/).length < 2)
          complain('is one word; a phrase has two or more');
        seen.set(folded, group);
      }
    }
  }
  return problems;
}

/** Patterns that are none, an example that does not fit its pattern, sections twice, countries that are not listed. */
export function formatProblems({ itn, exemptions }: Json, { countries }: Json): string[] {
  const problems: string[] = [];
  try {
    if (!new RegExp(itn.pattern).test(itn.example))
      problems.push(`itn: example: ${itn.example} does not fit the pattern`);
  } catch (error) {
    problems.push(`itn: pattern: ${(error as Error).message}`);
  }
  const codes = new Set(countries.map(({ code }: Json) => code));
  const seen = new Set();
  for (const { section, destinations = [] } of exemptions.sections) {
    if (seen.has(section)) problems.push(`${section}: section: used twice`);
    seen.add(section);
    for (const code of destinations)
      if (!codes.has(code)) problems.push(`${section}: destinations: ${code} is not listed`);
  }
  return problems;
}
