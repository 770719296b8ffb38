/**
 * The core names files by path with `/`, so that editor and command line settle lines in the same order; the protocol names them by
 * URI. What is not a file on a disk (`untitled:`, `vscode-vfs:`) keeps its URI as its name.
 */
import { URI } from 'vscode-uri';

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** URI to file name: `file:///c%3A/deals/june.yaml` is `c:/deals/june.yaml`. */
export function fileOf(uri: string): string {
  const parsed = /^file:\/\//i.test(uri) && parse(uri);
  if (!parsed) return uri;
  const { authority, path } = parsed;
  return authority
    ? `//${authority}${path}`
    : path.replace(/^\/([a-z]):/i, (_, drive: string) => `${drive.toLowerCase()}:`);
}

/** File name to URI, encoded as VS Code encodes it. */
export function uriOf(file: string): string {
  return SCHEME.test(file) ? file : URI.file(file).toString();
}

/** A file has no query and no fragment: some clients leave these marks in names. Undefined for what has no form of a URI. */
function parse(uri: string): URI | undefined {
  try {
    return URI.parse(uri.replace(/^file:\/{4}(?=[^/])/i, 'file://').replace(/[?#]/g, encodeURIComponent));
  } catch {
    return undefined;
  }
}
