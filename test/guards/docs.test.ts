import { expect, test } from 'vitest';
import { buildDocs } from '../../scripts/docs.mjs';

test('the generated pages of docs/ are those that the sources make: else run `node scripts/docs.mjs`', async () => {
  expect(await buildDocs({ check: true })).toEqual([]);
}, 120_000);
