/** How authorities are named: case, spaces and hyphens make no difference to which one is meant. */

/** The form in which two spellings of the same number or id are equal: `D 765-4321` -> `D7654321`. */
export function referenceKey(text: string): string {
  return text.toUpperCase().replace(/[\s-]+/g, '');
}

/** `License Exception nac ` -> `NAC`. */
export function exceptionCode(text: string): string {
  return text
    .trim()
    .replace(/^(?:licen[cs]e\s+)?exception\s+/i, '')
    .toUpperCase();
}

/** Entries by number or id, found in any spelling. `keys` are in the form of `referenceKey`. */
export class ByReference<T> extends Map<string, T> {
  override get(reference: string): T | undefined {
    return super.get(referenceKey(reference));
  }

  override has(reference: string): boolean {
    return super.has(referenceKey(reference));
  }

  override set(reference: string, entry: T): this {
    return super.set(referenceKey(reference), entry);
  }
}
