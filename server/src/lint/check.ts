/**
 * The only entry of the core: sources in, a report out. The command line calls it once; the language server calls it again after each
 * change, with one source replaced and the same cache.
 */
import type { ClaimGroup } from '../ledger/claimGroups.ts';
import type { Opening } from '../ledger/openings.ts';
import { settle } from '../ledger/settle.ts';
import type { Regime } from '../regime/index.ts';
import { type ReadRegisters, registersOf } from '../trade/registers.ts';
import type { Shipment } from '../trade/types.ts';
import { Cache } from './cache.ts';
import type { Cross } from './cross.ts';
import { crossProblems } from './crossProblems.ts';
import { type Declared, declaredBy } from './declared.ts';
import { restOf } from './deliveredRest.ts';
import { type DeclaredFor, type Group, viewOrFailure } from './document.ts';
import { type EntryDoubts, entryDoubts, unreadableText } from './doubts.ts';
import { bucketNamer, namedIds } from './identities.ts';
import { type JudgedGroup, type JudgeSettings, judgeGroup, othersOf } from './judged.ts';
import { type Selection, selectionOf } from './jurisdictions.ts';
import { reportOf } from './report.ts';
import { serialIndex } from './serials.ts';
import { bucketParties, similarNames } from './similarParties.ts';
import type { CheckedSource, Config, OpeningBalance, Report } from './types.ts';
import type { JudgedDocument, Settled, Workspace } from './workspace.ts';

export function newCache(): Cache {
  return new Cache();
}

/** A newer text came in while this one was being checked. */
export class Stopped extends Error {}

export function check(workspace: Workspace, cache: Cache, stop: () => boolean = () => false): Report {
  const documents: JudgedDocument[] = [];
  const byFile = new Map<string, JudgedDocument[]>();
  for (const file of [...workspace.sources.keys()].sort()) {
    const { source, config } = workspace.sources.get(file) as CheckedSource;
    const declaredFor: DeclaredFor = (named) =>
      declaredIn(selectionOf(named, config, workspace.regimes), workspace, cache);
    const views = source.docs.map((doc, index): JudgedDocument => {
      const view = viewOrFailure(doc, file, workspace.catalog, declaredFor, cache);
      const found = cache.rememberWith('unreadable', view.head, view.groups, () => unreadableText(view));
      const unreadable = cache.sameList(view.head, 'unreadable', found);
      return {
        file,
        index,
        view,
        config,
        unreadable,
        ...selectionOf(view.head.shipment?.regime, config, workspace.regimes),
      };
    });
    byFile.set(file, views);
    documents.push(...views);
    if (stop()) {
      throw new Stopped();
    }
  }
  const read = readRegisters(documents, cache);
  const { registers, problems } = read;
  const shipments = shipmentsOf(documents);
  const keyOf = namerOf(shipments, cache);
  const cross = crossProblems(documents, cache);
  const settled = new Map<string, Settled>();
  for (const id of new Set(documents.flatMap((document) => document.regimes))) {
    const regime = workspace.regimes.get(id) as Regime;
    settled.set(id, settleRegime(regime, documents, { registers, keyOf, cross, regimes: workspace.regimes }, cache));
    if (stop()) {
      throw new Stopped();
    }
  }
  const groups = new Map(documents.flatMap(({ file, view }) => view.groups.map((group) => [group, file] as const)));
  return reportOf({
    workspace,
    documents,
    byFile,
    settled,
    registers,
    registerProblems: problems,
    entryDoubts: doubtfulEntries(documents, read, cache),
    cross,
    serials: serialIndex(cache, ROOT, groups),
    similar: similarOf(shipments, cache),
    cache,
  });
}

/** What the packs that judge declare. */
function declaredIn({ regimes, judging }: Selection, { regimes: known }: Workspace, cache: Cache): Declared {
  const ids = regimes.slice(0, judging);
  const packs = ids.map((id) => known.get(id) as Regime);
  const made = cache.rememberWith(`declared ${ids.join(' ')}`, ROOT, [known, ...packs], () =>
    declaredBy(packs, known.values()),
  );
  // An edit of a pack that leaves its words as they are changes nothing about documents.
  return cache.rememberWith(`declared words ${ids.join(' ')}`, ROOT, [JSON.stringify(made)], () => made);
}

/** Entries of all registers; the same object as before while no register changed. */
function readRegisters(documents: readonly JudgedDocument[], cache: Cache): ReadRegisters {
  const groups = documents.flatMap(({ view }) => view.groups.filter((group) => group.entries.length > 0));
  return cache.rememberWith('registers', ROOT, groups, () => registersOf(groups.flatMap((group) => group.entries)));
}

/** Doubts about register entries; an entry whose number is on file twice is one, since nothing says which of the two holds. */
function doubtfulEntries(
  documents: readonly JudgedDocument[],
  { registers, disputed }: ReadRegisters,
  cache: Cache,
): EntryDoubts {
  const own = documents
    .filter(({ view }) => view.groups.some(({ entries }) => entries.length > 0))
    .map(({ view, unreadable }) => ({ view, text: unreadable }));
  return cache.rememberWith(
    'entry doubts',
    registers,
    own.flatMap(({ view, text }) => [view.head, text]),
    () => entryDoubts(own, disputed),
  );
}

/** Every shipment of the workspace once: manifests, and the deliveries of deal sheets. */
function shipmentsOf(documents: readonly JudgedDocument[]): readonly Shipment[] {
  return documents.flatMap(({ view }) =>
    view.head.section === 'deliveries'
      ? [...new Set(view.groups.flatMap((group) => group.lines.map((line) => line.shipment)))]
      : (view.head.shipment ?? []),
  );
}

function namerOf(shipments: readonly Shipment[], cache: Cache): JudgeSettings['keyOf'] {
  const ids = new Map<string, string>();
  for (const shipment of shipments) {
    for (const [name, id] of cache.remember('ids', shipment, () => namedIds(shipment))) {
      if (!ids.has(name)) {
        ids.set(name, id);
      }
    }
  }
  const flat = [...ids].sort().flat();
  return cache.rememberWith('namer', ROOT, flat, () => bucketNamer(ids));
}

/** Parties whose names are nearly the same; compared again only when the set of names changed. */
function similarOf(shipments: readonly Shipment[], cache: Cache): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const shipment of shipments) {
    for (const [normal, written] of cache.remember('parties', shipment, () => bucketParties(shipment))) {
      names.set(normal, written);
    }
  }
  return cache.rememberWith('similar', ROOT, [...names].flat(), () => similarNames(names));
}

/** What depends on the whole workspace is remembered under this. */
const ROOT = {};

/** What all regimes are settled with. */
interface Shared extends Pick<JudgeSettings, 'registers' | 'keyOf'> {
  readonly cross: Cross;
  readonly regimes: ReadonlyMap<string, Regime>;
}

function settleRegime(
  regime: Regime,
  documents: readonly JudgedDocument[],
  { registers, keyOf, cross, regimes }: Shared,
  cache: Cache,
): Settled {
  const others = othersOf(regime, regimes);
  const rest = restOf(regime, documents, cross.carried, { registers, keyOf, others }, cache);
  // Configurations may differ from folder to folder; one object for each that is the same.
  const settingsOf = ({ staleAfterDays, unsignedDealsConsume }: Config): JudgeSettings =>
    cache.rememberWith(
      `settings ${regime.id} ${staleAfterDays} ${unsignedDealsConsume}`,
      ROOT,
      [registers, keyOf, rest],
      () => ({ registers, staleAfterDays, unsignedDealsConsume, keyOf, rest }),
    );
  const judged = new Map<Group, JudgedGroup>();
  const claims: ClaimGroup[] = [];
  for (const document of documents) {
    const { file, index, view, config } = document;
    view.groups.forEach((group, block) => {
      if (group.lines.length > 0) {
        const isShown = document.regimes.includes(regime.id);
        const place = [file, index, block] as const;
        const one = judgeGroup(regime, others(document), group, place, isShown, settingsOf(config), cache);
        judged.set(group, one);
        if (one.claims) {
          claims.push(one.claims);
        }
      }
    });
  }
  const openings = openingsOf(documents);
  const same = cache.sameList(ROOT, `claims ${regime.id}`, claims);
  const settlement = cache.rememberWith(`settlement ${regime.id}`, ROOT, [same, keyOf, JSON.stringify(openings)], () =>
    settle(same, openings, keyOf),
  );
  return { regime, settlement, judged, settingsOf };
}

function openingsOf(documents: readonly JudgedDocument[]): readonly Opening[] {
  const balances = new Set<OpeningBalance>(documents.flatMap(({ config }) => config.openingBalances));
  return [...balances].map((balance) => ({
    allocation: balance.allocation,
    bucket: balance.bucket,
    amount: balance.tpp ?? balance.units ?? balance.value ?? 0,
  }));
}
