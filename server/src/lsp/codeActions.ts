/** Code actions in the protocol. `data` of each says whether it is safe: it changes the spelling of a fact, never a fact. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ActionEdit, CodeAction as PlainAction } from '../ide/codeActions.ts';
import type { Finding } from '../lint/types.ts';
import type { DiagnosticData } from './diagnostics.ts';

const KIND: Readonly<Record<PlainAction['kind'], CodeActionKind>> = {
  fix: CodeActionKind.QuickFix,
  openRule: CodeActionKind.QuickFix,
  respell: CodeActionKind.RefactorRewrite,
  fixAll: `${CodeActionKind.SourceFixAll}.exportlint`,
};
export const KINDS: readonly string[] = [...new Set(Object.values(KIND))];

/** Shows a rule: [rule id, date of export or null, address of the text or null]. */
export const OPEN_RULE = 'exportlint.openRule';

/** How the client is answered. */
export interface Wanted {
  readonly only: CodeActionParams['context']['only'];
  /** Does the client stop at places where a person has to write? */
  readonly snippets: boolean;
  diagnosticOf(finding: Finding): Diagnostic | undefined;
  /** The edits for the version at hand. */
  editOf(edits: readonly (TextEdit | SnippetTextEdit)[]): WorkspaceEdit;
}

/** What travels with an action. */
export interface ActionData {
  readonly safety: 'safe' | 'unsafe';
}

/** The actions of the kinds that the client asked for. */
export function toCodeActions(actions: readonly PlainAction[], wanted: Wanted): CodeAction[] {
  const { only, snippets, diagnosticOf, editOf } = wanted;
  const wants = (kind: string): boolean =>
    only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  return actions.flatMap(({ title, kind, finding, safety, edits, isPreferred }): CodeAction[] => {
    if (!wants(KIND[kind])) return [];
    const diagnostic = finding && diagnosticOf(finding);
    const base = { title, kind: KIND[kind], ...(diagnostic ? { diagnostics: [diagnostic] } : {}) };
    if (kind === 'openRule') {
      const { rule, date, url } = (diagnostic?.data ?? {}) as DiagnosticData;
      return [{ ...base, command: { title, command: OPEN_RULE, arguments: [rule, date ?? null, url ?? null] } }];
    }
    return [
      {
        ...base,
        ...(safety ? { data: { safety } satisfies ActionData } : {}),
        edit: editOf(edits.map((edit) => toEdit(edit, snippets))),
        ...(isPreferred ? { isPreferred } : {}),
      },
    ];
  });
}

function toEdit({ range, text, snippet }: ActionEdit, snippets: boolean): TextEdit | SnippetTextEdit {
  return snippets && snippet !== undefined
    ? { range, snippet: { kind: 'snippet', value: snippet } }
    : { range, newText: text };
}
