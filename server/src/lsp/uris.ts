/**
 * The core names files by path with `/`, so that editor and command line settle lines in the same order; the protocol names them by
 * URI. What is no file on a disk (`untitled:`, `vscode-vfs:`) keeps its URI as its name.
 */

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** URI to file name: `file:///c%3A/deals/june.yaml` is `c:/deals/june.yaml`. */
export function fileOf(uri: string): string {
  const match = /^file:\/\/([^/]*)(\/.*)?$/i.exec(uri);
  if (!match) return uri;
  const path = decode(match[2] ?? '/');
  const drive = /^\/([a-z]):/i.exec(path);
  if (drive) return `${(drive[1] as string).toLowerCase()}${path.slice(2)}`;
  return match[1] ? `//${match[1]}${path}` : path;
}

/** File name to URI, encoded as VS Code encodes it. */
export function uriOf(file: string): string {
  if (SCHEME.test(file)) return file;
  if (file.startsWith('//')) return `file:${encode(file)}`;
  return `file://${encode(file.startsWith('/') ? file : `/${file}`)}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray percent sign: then the name is meant as it stands
  }
}

function encode(path: string): string {
  return path
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');
}
