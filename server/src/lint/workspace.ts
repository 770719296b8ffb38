/** What a check works on, and what it knows before the report is read. */
import type { Catalog } from '../catalog/types.ts';
import type { Settlement } from '../ledger/settle.ts';
import type { Regime } from '../regime/index.ts';
import type { TradeProblem } from '../trade/problems.ts';
import type { Registers } from '../trade/types.ts';
import type { Source } from '../yaml/index.ts';
import type { Cache } from './cache.ts';
import type { Cross } from './cross.ts';
import type { DocumentView, Group } from './document.ts';
import type { EntryDoubts } from './doubts.ts';
import type { JudgedGroup, JudgeSettings } from './judged.ts';
import type { Selection } from './jurisdictions.ts';
import type { SerialIndex } from './serials.ts';
import type { CheckedSource, Config, Finding } from './types.ts';

/** What documents are judged by: what ships, and what configurations bring. */
export interface Core {
  readonly regimes: ReadonlyMap<string, Regime>;
  readonly catalog: Catalog;
  /** If omitted: no one brings anything. */
  readonly own?: Custom;
}

/** Packs and items of a company's own. */
export interface Custom {
  readonly files: readonly CustomFile[];
  /** Regimes that someone may ask for and that judge nothing, with the file that should bring them. */
  readonly unusable: ReadonlyMap<string, CustomFile>;
  /** What is wrong with the paths that a configuration names, by its file. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** A file that a configuration names, or one that such a pack lists. One with findings brings nothing. */
export interface CustomFile {
  readonly key: 'regimes' | 'catalog';
  readonly source: Source;
  readonly findings: readonly Finding[];
  /** The files that a pack lists. */
  readonly parts?: readonly CustomFile[];
}

export interface Workspace extends Core {
  readonly sources: ReadonlyMap<string, CheckedSource>;
  /** Today, for suppressions and reports; it changes no determination. */
  readonly asOf: string;
  /** Files that someone asked about, where that is not all: what is told once for the workspace is told there. */
  readonly asked?: ReadonlySet<string>;
}

/** A document of a file, with the regimes it is judged under. */
export interface JudgedDocument extends Selection {
  readonly file: string;
  readonly index: number;
  readonly view: DocumentView;
  readonly config: Config;
  /** What makes all of its text doubtful. */
  readonly unreadable: readonly Finding[];
}

export interface Settled {
  readonly regime: Regime;
  readonly settlement: Settlement;
  readonly judged: ReadonlyMap<Group, JudgedGroup>;
  readonly settingsOf: (config: Config) => JudgeSettings;
}

export interface Checked {
  readonly workspace: Workspace;
  readonly documents: readonly JudgedDocument[];
  readonly byFile: ReadonlyMap<string, readonly JudgedDocument[]>;
  readonly settled: ReadonlyMap<string, Settled>;
  readonly registers: Registers;
  readonly registerProblems: readonly TradeProblem[];
  readonly entryDoubts: EntryDoubts;
  readonly cross: Cross;
  readonly serials: SerialIndex;
  /** Normalised name of a party -> another that is nearly the same. */
  readonly similar: ReadonlyMap<string, string>;
  readonly cache: Cache;
}
