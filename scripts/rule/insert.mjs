/** Putting an entry into the text of a pack's file, which keeps every comment and blank line in it. */

/**
 * The text with the entry at the end of the section; a section that is missing is made at the end.
 * @param {string} text the text of the file
 * @param {string} section a key, such as `files`
 * @param {string} entry lines with the indentation of the section's entries, ending with a line break
 * @param {number} [indent] of the key; 0 if omitted
 * @returns {string}
 */
export function withEntry(text, section, entry, indent = 0) {
  const lines = text.split('\n');
  const key = `${' '.repeat(indent)}${section}:`;
  const start = lines.findIndex((line) => line === key || line.startsWith(`${key} #`));
  if (start < 0) {
    return `${text.trimEnd()}\n\n${key}\n${entry}`;
  }
  const isKey = new RegExp(`^ {0,${indent}}[\\w'"]`);
  const next = lines.findIndex((line, at) => at > start && isKey.test(line));
  let end = next < 0 ? lines.length : next;
  // What stands at the margin before the next section is its heading.
  while (end > start + 1 && /^(#.*)?\s*$/.test(lines[end - 1])) {
    end -= 1;
  }
  return [...lines.slice(0, end), entry.trimEnd(), ...(end === lines.length ? [''] : lines.slice(end))].join('\n');
}
