/** How a value is spelled does not matter: the same verdict, outcome and buckets for every spelling that Exportlint reads. */
import { expect, test } from 'vitest';
import { isPair, isScalar, parseAllDocuments, type Scalar, visit } from 'yaml';
import catalogue from '../../server/src/catalog/generated/catalog.json' with { type: 'json' };
import { shippedLegalForms } from '../../server/src/catalog/legal-forms.ts';
import type { CatalogData } from '../../server/src/catalog/types.ts';
import { readEccn } from '../../server/src/trade/eccn.ts';
import { loadCases } from '../cases/load.ts';
import type { Dict } from '../cases/placing.ts';
import { checkFiles, core, linesOf } from './judged.ts';
import { runs } from './runs.ts';

const data = catalogue as unknown as CatalogData;
const { catalog } = core;

type Respelling = (text: string) => readonly string[];

const COUNTRY_KEYS = new Set(['country', 'headquarters', 'from', 'with', 'destination', 'designerHeadquarters']);
const COUNTRY_LISTS = new Set(['route', 'remoteUsers', 'destination']);

/** Names of the country with the code, official ones and those in other languages. */
const countries: Respelling = (code) => {
  const found = data.countries.find((one) => one.code === code);
  return found ? [found.name, ...(found.aliases ?? [])].filter((name) => name !== code) : [];
};
const eccns: Respelling = (code) => {
  if (!readEccn(code).canonical) return [];
  const dotless = code.replaceAll('.', '');
  return [code.toLowerCase(), `ECCN ${code}`, `ECCN: ${code.toLowerCase()}`, code.replaceAll('.', ' '), dotless].filter(
    (one) => one !== code,
  );
};
const items: Respelling = (id) => {
  const item = data.items.find((one) => one.id === id);
  // A name that several items share is a question, not another spelling.
  return item ? [item.name, ...(item.aliases ?? [])].filter((name) => catalog.findItem(name)?.item.id === id) : [];
};
const exceptions: Respelling = (code) => [code.toLowerCase(), `License Exception ${code}`];
/** The same legal form written otherwise, at the end of a name: of all forms that end it, the one that takes most of it. */
const legalForms: Respelling = (name) => {
  const endings = shippedLegalForms.flatMap(({ at, short, long, punctuated }) => {
    const spelled = [...short, ...(punctuated ? [] : short.map((one) => one.replaceAll('.', ''))), ...long];
    const found = spelled.filter((one) => at !== 'front' && name.toLowerCase().endsWith(` ${one.toLowerCase()}`));
    return found.map((ending) => ({ ending, spelled }));
  });
  const [first] = endings.sort((a, b) => b.ending.length - a.ending.length);
  return first
    ? first.spelled.filter((one) => one !== first.ending).map((one) => name.slice(0, -first.ending.length) + one)
    : [];
};

interface Place {
  readonly what: string;
  readonly node: Scalar;
  readonly spellings: readonly string[];
}

function placesIn(documents: ReturnType<typeof parseAllDocuments>): readonly Place[] {
  const found: Place[] = [];
  for (const document of documents) {
    visit(document as never, {
      Scalar(_, node, path) {
        if (typeof node.value !== 'string') return;
        const keys = path.filter(isPair).map(({ key }) => String(isScalar(key) ? key.value : key));
        if (node === (path.at(-1) as { key?: unknown }).key) return;
        const key = keys.at(-1) ?? '';
        const direct = isPair(path.at(-1));
        const kind = (direct ? COUNTRY_KEYS : COUNTRY_LISTS).has(key)
          ? countries
          : key === 'eccn' && direct
            ? eccns
            : (key === 'item' && direct) || (key === 'items' && !direct)
              ? items
              : key === 'exception'
                ? exceptions
                : (key === 'name' && keys.includes('parties')) || key === 'holder' || key === 'consignee'
                  ? legalForms
                  : undefined;
        const spellings = kind?.(node.value) ?? [];
        if (kind && spellings.length > 0)
          found.push({
            what: `${kind === countries ? 'country' : kind === eccns ? 'eccn' : kind === items ? 'item' : kind === exceptions ? 'exception' : 'legal form'} ${key}`,
            node,
            spellings,
          });
      },
    });
  }
  return found;
}

/** What is said of every line. Buckets show the name as it is written: `respelled` is shown as `was`. */
function answers(file: string, documents: ReturnType<typeof parseAllDocuments>, respelled = '', was = '') {
  const asBefore = (text: string) =>
    respelled === '' ? text : text.replaceAll(JSON.stringify(respelled), JSON.stringify(was));
  return linesOf(
    checkFiles([{ name: file, documents: documents.map((one) => one.toJS() as Dict).filter(Boolean) }]),
  ).map(({ determinations }) =>
    determinations.map(({ regime, verdict, outcome, authorized, allocations }) => ({
      regime,
      verdict,
      outcome,
      authorized,
      buckets: allocations
        .map(({ id, bucket, unit, before, here, after }) =>
          asBefore(JSON.stringify([id, bucket, unit, before, here, after])),
        )
        .sort(),
    })),
  );
}

test('another spelling of a country, ECCN, item, legal form or exception changes no answer', () => {
  const tries = runs(1).numRuns;
  const tried = new Map<string, number>();
  const different: string[] = [];
  loadCases(process.cwd()).forEach(({ file, text }, i) => {
    const documents = parseAllDocuments(text);
    const before = answers('a.yaml', documents);
    const places = placesIn(documents);
    const kinds = [...new Set(places.map(({ what }) => what))];
    for (let n = 0; n < tries && places.length > 0; n += 1) {
      const seed = (i * 7919 + n * 104_729) >>> 0;
      const kind = kinds[(i + n) % kinds.length];
      const alike = places.filter(({ what }) => what === kind);
      const { what, node, spellings } = alike[seed % alike.length] as Place;
      const was = node.value;
      const now = spellings[Math.floor(seed / 31) % spellings.length] as string;
      node.value = now;
      const after = answers('a.yaml', documents, now, was as string);
      node.value = was;
      tried.set(what, (tried.get(what) ?? 0) + 1);
      if (JSON.stringify(after) !== JSON.stringify(before)) {
        const at = before.findIndex((one, k) => JSON.stringify(one) !== JSON.stringify(after[k]));
        different.push(
          `${file}: ${what} ${was} -> ${now}: line ${at} ${JSON.stringify(before[at]?.[0])} then ${JSON.stringify(after[at]?.[0])}`,
        );
      }
    }
  });
  if (process.env.SHOW) console.log(tried);
  expect(different).toEqual([]);
}, 3_600_000);
