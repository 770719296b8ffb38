/** The Markdown files of the project, as far as tests look into them: links, headings, code blocks. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

export interface Markdown {
  /** From the root, with `/`. */
  readonly file: string;
  readonly text: string;
}

export interface Block {
  readonly file: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

const IGNORED = ['**/node_modules/**', '**/dist/**', 'test/.tmp/**', 'test/vscode/out/**'];

export function markdownFiles(): readonly Markdown[] {
  return globSync(['**/*.md'], { ignore: IGNORED })
    .sort()
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** Fenced code blocks. */
export function blocksOf({ file, text }: Markdown): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; fence: string; language: string; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*(`{3,}|~{3,})\s*(\S*)/.exec(line);
    if (open === undefined) {
      if (fence) open = { line: index + 1, fence: fence[1] as string, language: fence[2] ?? '', lines: [] };
    } else if (fence && fence[2] === '' && (fence[1] as string).startsWith(open.fence)) {
      blocks.push({ file, line: open.line, language: open.language, text: open.lines.join('\n') });
      open = undefined;
    } else {
      open.lines.push(line);
    }
  }
  return blocks;
}

/** The text without code, in which links are links. */
export function proseOf({ text }: Markdown): string {
  return text.replace(/^\s*(`{3,}|~{3,})[\s\S]*?^\s*\1\s*$/gm, '').replace(/`[^`\n]*`/g, 'code');
}

export function linksOf(markdown: Markdown): readonly string[] {
  return [...proseOf(markdown).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map((found) => found[1] as string);
}

/** The anchors that the headings of a page get. */
export function anchorsOf({ text }: Markdown): ReadonlySet<string> {
  const bare = text.replace(/^\s*(`{3,}|~{3,})[\s\S]*?^\s*\1\s*$/gm, '');
  const headings = [...bare.matchAll(/^#{1,6}\s+(.+)$/gm)].map((found) => found[1] as string);
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll('\\', '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}
