/** Putting an entry into the text of a pack's file, which keeps every comment and blank line in it. */

/**
 * The text with the entry at the end of the section (a key, such as `files`, with an indentation of `indent`); a section that is missing is made
 * at the end. The entry has the indentation of the section's entries, and ends with a line break.
 */
export function withEntry(text: string, section: string, entry: string, indent = 0): string {
  const lines = text.split('\n');
  const key = `${' '.repeat(indent)}${section}:`;
  const start = lines.findIndex((line) => line === key || line.startsWith(`${key} #`));
  if (start < 0) {
    return `${text.trimEnd()}\n\n${key}\n${entry}`;
  }
  const isKey = new RegExp(`^ {0,${indent}}[\\w'"]`);
  const next = lines.findIndex((line, at) => at > start && isKey.test(line));
  let end = next < 0 ? lines.length : next;
  // What is at the margin before the next section is its heading.
  while (end > start + 1 && /^(#.*)?\s*$/.test(lines[end - 1] ?? '')) {
    end -= 1;
  }
  return [...lines.slice(0, end), entry.trimEnd(), ...(end === lines.length ? [''] : lines.slice(end))].join('\n');
}
