/**
 * Writes catalog/country-names.yaml from the names that Node's ICU has. Run by hand, so that a build depends on no machine's ICU:
 * `npx tsx scripts/catalog/countryNames.ts`.
 */
import { type Json, readYaml, writeOutput } from '../setup/files.ts';

const LANGUAGES = 'de fr es it pt nl pl sv nb da fi cs tr ru zh zh-Hant ja ko ar'.split(' ');

const { countries } = readYaml('catalog/countries.yaml');
const readers = LANGUAGES.flatMap((language) =>
  (['long', 'short'] as const).map(
    (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
  ),
);

/** Two letters are a code, and capitals an abbreviation; a name is neither. */
const isName = (name: string | undefined): name is string =>
  name !== undefined && !/^(?:[\p{Script=Latin}]{1,2}|[\p{Lu}.\s-]*[A-Z][\p{Lu}.\s-]*)$/u.test(name);

const lines = countries.map(({ code, name, aliases = [] }: Json) => {
  const names = new Set(readers.map((reader) => reader.of(code)).filter(isName));
  for (const known of [name, ...aliases]) names.delete(known);
  return `  ${JSON.stringify(code)}: ${JSON.stringify([...names].sort())}`;
});

writeOutput(
  'catalog/country-names.yaml',
  `# Names of the countries of countries.yaml in other languages. Made by scripts/catalog/countryNames.ts; do not edit.
#
# Information, not more: a name that fits two countries is read as neither, and the English names go first.

provenance: {from: Unicode CLDR ${process.versions.cldr}, confidence: secondary, note: ${JSON.stringify(`languages ${LANGUAGES.join(', ')}`)}}

names:
${lines.join('\n')}
`,
);
