/** All editor features, bound to the result of one check. The language server and the library answer with them. */
import type { Report } from '../lint/types.ts';
import { backgroundOf } from '../report/ruleBackground.ts';
import { type Pos, type Range, rangeOf, type Source } from '../yaml/index.ts';
import { type CodeAction, codeActions } from './codeActions.ts';
import { type CodeLens, codeLenses } from './codeLenses.ts';
import { type Suggestions, suggestionsAt } from './completion/completion.ts';
import { type DocumentLink, documentLinks } from './documentLinks.ts';
import { type Core, type HoverText, hoverAt } from './hover/hover.ts';
import { type InlayHint, inlayHints } from './inlayHints.ts';
import { definitionAt, nameAt, type RangeInFile, referencesAt, renamed } from './navigation.ts';
import { packSuggestions } from './packs/packCompletion.ts';
import { isPackFile, specOf } from './packs/packFile.ts';
import { packHover } from './packs/packHover.ts';
import { type RuleText, ruleText } from './ruleText.ts';
import { type DocumentSymbol, documentSymbols, type WorkspaceSymbol, workspaceSymbols } from './symbols.ts';

/** A check, and the documents that it was made of. */
export interface View {
  readonly core: Core;
  readonly report: Report;
  /** All documents that are judged. */
  readonly sources: () => Iterable<Source>;
  /** The regime for documents of the file that name none. */
  readonly regimeOf: (file: string) => string;
}

export interface Features {
  hover(source: Source, pos: Pos): HoverText | undefined;
  completions(source: Source, pos: Pos): Suggestions | undefined;
  codeActions(source: Source, range: Range): readonly CodeAction[];
  codeLenses(source: Source): readonly CodeLens[];
  inlayHints(source: Source, range: Range): readonly InlayHint[];
  documentLinks(source: Source): readonly DocumentLink[];
  documentSymbols(source: Source): readonly DocumentSymbol[];
  /** Documents and lines whose name holds the query. */
  workspaceSymbols(query: string): readonly WorkspaceSymbol[];
  definition(source: Source, pos: Pos): readonly RangeInFile[];
  references(source: Source, pos: Pos, withDeclaration: boolean): readonly RangeInFile[];
  /** The name at a position that can be renamed: a licence number, or a party. */
  renamable(source: Source, pos: Pos): { readonly range: Range; readonly text: string } | undefined;
  /** Edits by file; undefined where nothing can be renamed. */
  rename(source: Source, pos: Pos, name: string): ReturnType<typeof renamed> | undefined;
  /** `date`: the day of export, YYYY-MM-DD; if omitted, the day of the check. Undefined for a rule that does not exist. */
  rule(id: string, date?: string): RuleText | undefined;
}

export function features({ core, report, sources, regimeOf }: View): Features {
  const today = report.asOf;
  return {
    hover: (source, pos) =>
      isPackFile(source)
        ? packHover(source, pos, core.catalog, specOf(core), today)
        : hoverAt(source, pos, report, core),
    completions: (source, pos) =>
      isPackFile(source)
        ? packSuggestions(source, pos, specOf(core))
        : suggestionsAt(source, pos, { core, report, sources, regime: regimeOf(source.file), today }),
    codeActions: (source, range) => {
      const findings = report.findings(source.file).filter(({ suppressed }) => !suppressed);
      return codeActions(source, range, findings, core, report);
    },
    codeLenses: (source) => codeLenses(source, report),
    inlayHints: (source, range) => inlayHints(source, range, report),
    documentLinks: (source) => documentLinks(source, core.regimes),
    documentSymbols: (source) => documentSymbols(source, report),
    workspaceSymbols: (query) => workspaceSymbols(query, sources(), report),
    definition: (source, pos) => definitionAt(source, pos, sources),
    references: (source, pos, withDeclaration) => referencesAt(source, pos, sources, withDeclaration),
    renamable: (source, pos) => {
      const name = nameAt(source, pos);
      return name && { range: rangeOf(source, name.location), text: name.text };
    },
    rename: (source, pos, name) => {
      const found = nameAt(source, pos);
      return found && renamed(found, name, sources);
    },
    rule: (id, date) => {
      const card = report.card(id, date);
      const day = date ?? today;
      return card && ruleText(card, { date: day, ...backgroundOf(id, day, core) });
    },
  };
}
