/** The YAML that the documentation shows is YAML that works. */
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, loadCore, newCache, type Workspace } from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read } from '../../server/src/yaml/index.ts';
import { type Block, blocksOf, markdownFiles } from './markdown.ts';

const core = loadCore();
/** Cases on the pages of rules are judged as cases already, and those of own packs in packs.test.ts. */
const pages = markdownFiles().filter(({ file }) => !/^docs\/(rules\/.+\/|writing-packs\.md)/.test(file));
const documents = pages.flatMap(blocksOf).filter(({ language, text }) => language === 'yaml' && /^kind:/m.test(text));

describe('documents in the documentation are of the format', () => {
  test.each(documents.map((block) => [`${block.file}:${block.line}`, block] as const))('%s', (_place, block) => {
    expect(mistakes(block)).toEqual([]);
  });

  test('there are documents', () => expect(documents.length).toBeGreaterThan(5));
});

/** What is wrong with text, shape and names; what a regime says of the shipment is another matter. */
function mistakes(block: Block): readonly string[] {
  const source = read('block.yaml', block.text, SECTIONS);
  const workspace: Workspace = {
    sources: new Map([['block.yaml', { source, config: DEFAULTS }]]),
    ...core,
    asOf: '2026-11-24',
  };
  const report = check(workspace, newCache());
  for (const line of report.lines('block.yaml')) {
    if (line.determinations.length === 0) throw new Error('a line item is not judged');
  }
  return report
    .findings('block.yaml')
    .filter(
      ({ rule }) =>
        /^(yaml|schema|lint)\//.test(rule) || rule === 'trade/unknown-item' || rule === 'trade/unknown-country',
    )
    .map(({ rule, message }) => `${rule}: ${message}`);
}
