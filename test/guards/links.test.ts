import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorsOf, linksOf, markdownFiles } from './markdown.ts';

const pages = markdownFiles();

describe('links in Markdown lead somewhere', () => {
  test.each(pages.map((page) => [page.file, page] as const))('%s', (_file, page) => {
    expect(linksOf(page).filter((link) => !resolves(page.file, link))).toEqual([]);
  });

  test('there are pages', () => expect(pages.length).toBeGreaterThan(20));
});

/** Addresses elsewhere are not asked for. A relative link needs its file, and the heading it names. */
function resolves(from: string, link: string): boolean {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return true;
  const [path = '', anchor] = link.split('#').map(decodeURIComponent);
  const file = path === '' ? from : posix.normalize(posix.join(posix.dirname(from), path));
  if (file.startsWith('..') || !existsSync(file)) return false;
  return (
    anchor === undefined || !file.endsWith('.md') || anchorsOf({ file, text: readFileSync(file, 'utf8') }).has(anchor)
  );
}
