import { describe, expect, test } from 'vitest';
import { againstTheDirection, cycles, importsOf, type Layer, notForTheCore } from './layers.ts';
import { shippedSources } from './sources.ts';
import { tokensOf } from './tokens.ts';

/** yaml, catalog, schema <- trade <- pack <- condition <- regime <- ledger <- lint <- report <- audit <- ide <- library, disk <- lsp, cli <- client */
const LAYERS: readonly Layer[] = [
  { folder: 'server/src/yaml', core: true },
  { folder: 'server/src/catalog', core: true, not: ['server/src/yaml'] },
  { folder: 'server/src/schema', core: true, not: ['server/src/catalog'] },
  { folder: 'server/src/trade', core: true },
  { folder: 'server/src/pack', core: true },
  { folder: 'server/src/condition', core: true },
  { folder: 'server/src/regime', core: true },
  { folder: 'server/src/ledger', core: true },
  { folder: 'server/src/lint', core: true },
  { folder: 'server/src/report', core: true },
  { folder: 'server/src/audit', core: true },
  { folder: 'server/src/ide', core: true },
  { folder: 'server/src/library', core: false },
  { folder: 'server/src/disk', core: false },
  { folder: 'server/src/lsp', core: false },
  // The command line starts the language server (`exportlint lsp`); nothing of the server knows the command line.
  { folder: 'server/src/cli', core: false },
  { folder: 'client/src', core: false, not: ['server/src/cli'] },
];

describe('the sources that ship', () => {
  const sources = shippedSources();

  test('there are some in each folder, so that nothing passes for want of files', () => {
    const empty = LAYERS.filter(({ folder }) => ![...sources.keys()].some((file) => file.startsWith(`${folder}/`)));
    expect(empty).toEqual([]);
  });

  test('imports go one way', () => {
    expect(againstTheDirection(sources, LAYERS)).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(cycles(sources)).toEqual([]);
  });

  test('the core reads no file, no clock and no environment, and keeps no state', () => {
    expect(notForTheCore(sources, LAYERS)).toEqual([]);
  });
});

describe('on a made-up tree', () => {
  const layers: readonly Layer[] = [
    { folder: 'low', core: true },
    { folder: 'high', core: true, not: ['low'] },
    { folder: 'edge', core: false },
  ];
  const tree = (files: Record<string, string>) => new Map(Object.entries(files));

  test('an import upwards is found, also one of types alone, a re-export and one that waits', () => {
    const sources = tree({
      'low/a.ts':
        "import type { B } from '../high/b.ts';\nexport * from '../high/b.ts';\nconst c = () => import('../edge/c.ts');\n",
      'high/b.ts': 'export type B = 1;\n',
      'edge/c.ts': "import { B } from '../high/b.ts';\n",
    });
    expect(againstTheDirection(sources, layers)).toEqual([
      'low/a.ts:1 imports high/b.ts: low may not know high',
      'low/a.ts:2 imports high/b.ts: low may not know high',
      'low/a.ts:3 imports edge/c.ts: low may not know edge',
    ]);
  });

  test('an import downwards that is ruled out is found, and a file without a place', () => {
    const sources = tree({ 'high/b.ts': "import a from '../low/a.ts';\n", 'low/a.ts': '', 'else/where.ts': '' });
    expect(againstTheDirection(sources, layers)).toEqual([
      'high/b.ts:1 imports low/a.ts: high may not know low',
      'else/where.ts lies in no folder that has a place in the direction',
    ]);
  });

  test('a circle is found, however long, and told once', () => {
    const sources = tree({
      'low/a.ts': "import './b.ts';\n",
      'low/b.ts': "export { x } from './c.ts';\n",
      'low/c.ts': "import type { Y } from './a.ts';\n",
      'low/d.ts': "import './a.ts';\n",
    });
    expect(cycles(sources)).toEqual(['low/a.ts -> low/b.ts -> low/c.ts -> low/a.ts']);
  });

  test.each([
    ["import { readFileSync } from 'node:fs';", 'low/a.ts:1 imports node:fs'],
    ["import { Range } from 'vscode-languageserver';", 'low/a.ts:1 imports vscode-languageserver'],
    ['const now = Date.now();', 'low/a.ts:1 uses Date.now'],
    ['const now = new Date();', 'low/a.ts:1 reads the clock with new Date()'],
    ['const now = new Date;', 'low/a.ts:1 reads the clock with new Date()'],
    ['const home = process.env.HOME;', 'low/a.ts:1 uses process'],
    ["console.log('x');", 'low/a.ts:1 uses console'],
    ['let count = 0;', 'low/a.ts:1 keeps state: let count at the top of the file'],
  ])('%s is not for the core', (line, told) => {
    expect(notForTheCore(tree({ 'low/a.ts': line }), layers)).toEqual([told]);
    expect(notForTheCore(tree({ 'edge/a.ts': line }), layers)).toEqual([]);
  });

  test.each([
    'const day = new Date(0);',
    'function f() { let count = 0; return count; }',
    'const f = ({ document }) => document.head;',
    'const f = (document: Doc) => document.head;',
    '// process.env is not read here',
    "const say = 'process.env';",
    'a.process.run();',
  ])('%s is', (line) => {
    expect(notForTheCore(tree({ 'low/a.ts': line }), layers)).toEqual([]);
  });

  test('imports are read from code, not from comments and strings', () => {
    const source =
      "// import 'a';\nconst x = \"from 'b'\";\nexport const y = from('c');\nimport 'd';\nimport e, { f as g } from 'e';\ntype T = import('h').T;\n";
    expect(importsOf(tokensOf(source)).map(({ of, line }) => `${line} ${of}`)).toEqual(['4 d', '5 e', '6 h']);
  });
});
