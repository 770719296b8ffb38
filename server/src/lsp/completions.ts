/** Suggestions as completions of the protocol. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import type { Suggestions } from '../ide/completion/completion.ts';

/** `snippets`: the client knows the snippet syntax. Ordered as the suggestions are. */
export function completionItems({ range, all }: Suggestions, snippets: boolean): CompletionItem[] {
  return all.map(({ label, detail, also = [], text, snippet, documentation }, index): CompletionItem => {
    const asSnippet = snippet !== undefined && snippets;
    return {
      label,
      kind: snippet === undefined ? CompletionItemKind.Value : CompletionItemKind.Snippet,
      ...(detail ? { detail } : {}),
      ...(documentation ? { documentation } : {}),
      filterText: [label, ...also].join(' '),
      sortText: String(index).padStart(5, '0'),
      insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      // The text brings its own indentation.
      insertTextMode: InsertTextMode.asIs,
      textEdit: { range, newText: asSnippet ? snippet : (text ?? label) },
    };
  });
}
