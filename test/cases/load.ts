/** Case files: annotated documents, read with what they want. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

export interface WantedDetermination {
  readonly type: 'determination';
  readonly line: number;
  readonly regime?: string;
  readonly verdict: string;
  readonly outcome: string;
  readonly details: readonly { readonly key: string; readonly value: string; readonly negated: boolean }[];
}

export interface WantedFinding {
  readonly type: 'finding';
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  readonly text?: string;
  readonly fix?: string;
}

export interface Case {
  readonly file: string;
  readonly title: string;
  /** `diffusion 1`, `ear 37`; undefined for cases of the packs' own. */
  readonly example?: string;
  readonly text: string;
  readonly wants: readonly (WantedDetermination | WantedFinding)[];
}

const SEVERITIES = new Set(['error', 'warning', 'info']);

export function loadCases(root: string): readonly Case[] {
  return globSync('regimes/*/cases/*.yaml', { cwd: root })
    .sort()
    .map((file) => readCase(file, readFileSync(`${root}/${file}`, 'utf8')));
}

export function readCase(file: string, text: string): Case {
  const header = (name: string) => new RegExp(`^# ${name}: (.*)$`, 'm').exec(text)?.[1]?.trim();
  return {
    file,
    title: header('case') ?? file,
    example: header('example'),
    text,
    wants: text.split('\n').flatMap(wantsOf),
  };
}

function wantsOf(text: string, line: number): readonly (WantedDetermination | WantedFinding)[] {
  const at = text.search(/#\s*want\s/);
  if (at < 0) {
    return [];
  }
  return text
    .slice(at)
    .replace(/^#\s*/, '')
    .split(/\s;\s(?=want\s)/)
    .map((part) => readWant(part.replace(/^want\s+/, '').trim(), line));
}

function readWant(text: string, line: number): WantedDetermination | WantedFinding {
  const words: readonly string[] = text.match(/"[^"]*"|\S+/g) ?? [];
  const [first = ''] = words;
  const quoted = (word: string | undefined) => word?.replace(/^"|"$/g, '');
  if (SEVERITIES.has(first)) {
    const fixAt = words.indexOf('fix');
    const said = words[2]?.startsWith('"') ? words[2] : undefined;
    return {
      type: 'finding',
      line,
      severity: first,
      rule: words[1] ?? '',
      text: quoted(said),
      fix: fixAt < 0 ? undefined : quoted(words[fixAt + 1]),
    };
  }
  const regime = first.endsWith(':') ? first.slice(0, -1) : undefined;
  const [verdict = '', outcome = '', ...rest] = regime === undefined ? words : words.slice(1);
  return {
    type: 'determination',
    line,
    regime,
    verdict,
    outcome,
    details: rest.map((word) => {
      const negated = word.startsWith('!');
      const [key = '', value = ''] = word.slice(negated ? 1 : 0).split(/=(.*)/s);
      return { key, value, negated };
    }),
  };
}
