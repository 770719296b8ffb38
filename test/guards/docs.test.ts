import { expect, test } from 'vitest';
import { buildDocs } from '../../scripts/docs.ts';

test('the generated pages of docs/ are those that the sources make: else run `npm run docs`', () => {
  expect(buildDocs({ check: true })).toEqual([]);
}, 120_000);
