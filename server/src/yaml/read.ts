import { LIMITS } from './limits.ts';
import { split } from './split.ts';
import type { Problem, Source } from './types.ts';

/**
 * Text -> source. `sections`: top-level keys whose block sequences are cut into pieces. Never throws.
 * A text beyond `LIMITS.bytes` is not read: the source is broken.
 */
export function read(file: string, text: string, sections: ReadonlySet<string>): Source {
  if (text.length > LIMITS.bytes) {
    const source = broken(file, 'yaml/too-large', { limit: Math.floor(LIMITS.bytes / 1024 / 1024) });
    return { ...source, cut: sections, size: text.length, unread: text };
  }
  return { file, docs: split(text, sections), cut: sections, size: text.length };
}

/** A source for a file that cannot be read at all: bytes that are not UTF-8, too large. */
export function broken(file: string, rule: string, args: Problem['args']): Source {
  return { file, docs: [], broken: { rule, args, piece: undefined, from: 0, to: 0 } };
}

/** The whole text, exactly as it was read. */
export function textOf(source: Source): string {
  if (source.unread !== undefined) return source.unread;
  const parts: string[] = [];
  for (const { head, sections } of source.docs) {
    let at = 0;
    for (const section of sections) {
      parts.push(head.text.slice(at, section.at));
      at = section.at ?? 0;
      for (const block of section.blocks) for (const piece of block.pieces) parts.push(piece.text);
    }
    parts.push(head.text.slice(at));
  }
  return parts.join('');
}
