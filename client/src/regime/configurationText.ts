/** `exportlint.yaml` as text: one value is changed in it, everything else, comments included, stays as it was written. */

/** The key at the margin, its value, and the comment behind it. */
const REGIME_LINE = /^((?:regime|"regime"|'regime')[ \t]*:)[ \t]*([^#\r\n]*?)([ \t]+#[^\r\n]*)?[ \t]*$/gm;
/** A document that is one map in braces: no line of it can be added without reading it. */
const FLOW = /^(?:[ \t]*(?:#[^\n]*)?\r?\n|---[^\n]*\n|%[^\n]*\n)*[ \t]*\{/;
const LEADING_COMMENTS = /^(?:[ \t]*(?:#[^\n]*)?\r?\n|%[^\n]*\n|---[ \t]*\r?\n)*/;

/**
 * The text with another regime, in each document that names one; undefined when it is written in a way that only a person should edit.
 * @param text  of a configuration, or of a document that names its regime; may be empty
 */
export function withRegime(text: string, regime: string): string | undefined {
  if (namesRegime(text)) {
    return text.replace(REGIME_LINE, (_line, key: string, _value, comment: string | undefined) => {
      return `${key} ${regime}${comment ?? ''}`;
    });
  }
  if (FLOW.test(text)) return undefined;
  const head = LEADING_COMMENTS.exec(text)?.[0] ?? '';
  return `${head}regime: ${regime}\n${text.slice(head.length)}`;
}

/** Does a document in the text name its regime? Then the configuration is not asked for it. */
export function namesRegime(text: string): boolean {
  return text.search(REGIME_LINE) >= 0;
}
