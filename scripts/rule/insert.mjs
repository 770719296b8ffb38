/** Putting an entry into the text of a pack, which keeps every comment and blank line that stands there. */

/**
 * The text with the entry at the end of the section; a section that is not there is made at the end.
 * @param {string} text a pack's text
 * @param {string} section a key at the margin, such as `requirements`
 * @param {string} entry lines with the indentation of the section's entries, ending with a line break
 * @returns {string}
 */
export function withEntry(text, section, entry) {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line === `${section}:` || line.startsWith(`${section}: #`));
  if (start < 0) {
    return `${text.trimEnd()}\n\n${section}:\n${entry}`;
  }
  const next = lines.findIndex((line, at) => at > start && /^[\w'"]/.test(line));
  let end = next < 0 ? lines.length : next;
  // What stands at the margin before the next section is its heading.
  while (end > start + 1 && /^(#.*)?\s*$/.test(lines[end - 1])) {
    end -= 1;
  }
  return [...lines.slice(0, end), entry.trimEnd(), ...(end === lines.length ? [''] : lines.slice(end))].join('\n');
}
