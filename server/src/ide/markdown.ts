/** Small pieces of Markdown that the hovers and the rule view share. */

/** Text from a document or a pack, so that nothing in it is taken for Markdown or HTML. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&').replace(/\r?\n/g, ' ');
}

/** Inline code; a backtick inside gets a longer fence, as CommonMark asks. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replace(/\r?\n/g, ' ')}${pad}${fence}`;
}

/** A link, only to http(s): a pack that someone else wrote must not run a command in the editor. */
export function link(title: string, url: string): string {
  if (!/^https?:\/\/[^\s]+$/.test(url)) return plain(title);
  return `[${plain(title)}](${url.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))})`;
}
