/**
 * The documents that are open in the editor. Each is a `Source` that an edit replaces piecewise; the whole text is held nowhere
 * (the stock text-document manager builds it again on every keystroke, which at 50,000 items costs more than the check itself).
 */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { isConfiguration } from '../lint/files.ts';
import { SECTIONS } from '../schema/index.ts';
import { broken, edit, read, type Source, type TextChange, textOf } from '../yaml/index.ts';
import { messageOf } from './errors.ts';
import { fileOf } from './uris.ts';

export interface OpenDocument {
  /** As the client spells it; diagnostics must go out under the same name. */
  readonly uri: string;
  readonly file: string;
  /** As the client counts. */
  readonly version: number;
  readonly source: Source;
}

export class OpenDocuments {
  readonly #byFile = new Map<string, OpenDocument>();

  get(file: string): OpenDocument | undefined {
    return this.#byFile.get(file);
  }

  all(): Iterable<OpenDocument> {
    return this.#byFile.values();
  }

  /** How the client spells the file, if it has it open. */
  uriOf(file: string): string | undefined {
    return this.#byFile.get(file)?.uri;
  }

  /** `onDisk` is used as it is when it has the same text: what was worked out about it stays good. */
  open({ textDocument }: DidOpenTextDocumentParams, onDisk: (file: string) => Source | undefined): OpenDocument {
    const { uri, version, text } = textDocument;
    const file = fileOf(uri);
    const known = onDisk(file);
    const source = known && !known.broken && textOf(known) === text ? known : read(file, text, sectionsOf(file));
    return this.#put({ uri, file, version, source });
  }

  /**
   * Applies the changes in their order. When they cannot be applied (the version does not grow, a range does not fit), the server no longer
   * has the client's text: the document then says so, instead of findings at places that are not meant, until its whole text comes again.
   * Undefined: the document is not open.
   */
  change(params: DidChangeTextDocumentParams, failed: (error: unknown) => void): OpenDocument | undefined {
    const { textDocument, contentChanges } = params;
    const before = this.#byFile.get(fileOf(textDocument.uri));
    if (!before) {
      failed(new Error(`${textDocument.uri} was changed but is not open`));
      return undefined;
    }
    let source: Source;
    try {
      if (textDocument.version <= before.version)
        throw new Error(`version ${textDocument.version} came after ${before.version}`);
      source = applied(before.source, contentChanges);
    } catch (error) {
      failed(error);
      source = outOfStep(before.file, messageOf(error));
    }
    return this.#put({ ...before, version: textDocument.version, source });
  }

  /** The document as it last was; what counts from now on is the disk. */
  close({ textDocument }: DidCloseTextDocumentParams): OpenDocument | undefined {
    const file = fileOf(textDocument.uri);
    const document = this.#byFile.get(file);
    this.#byFile.delete(file);
    return document;
  }

  #put(document: OpenDocument): OpenDocument {
    this.#byFile.set(document.file, document);
    return document;
  }
}

/** A configuration is read as a whole. */
function sectionsOf(file: string): ReadonlySet<string> {
  return isConfiguration(file) ? new Set() : SECTIONS;
}

/** A text that we do not have cannot be changed; only its whole puts us in step again. */
function applied(before: Source, changes: readonly TextChange[]): Source {
  if (before.broken === undefined || before.unread !== undefined) return edit(before, changes);
  const whole = changes.findLastIndex((change) => change.range === undefined);
  if (whole < 0) return before;
  return edit(read(before.file, changes[whole]?.text ?? '', sectionsOf(before.file)), changes.slice(whole + 1));
}

function outOfStep(file: string, reason: string): Source {
  return broken(file, 'lint/unreadable', {
    reason: `the editor and the server have different texts (${reason}); close and reopen it`,
  });
}
