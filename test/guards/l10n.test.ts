import { expect, test } from 'vitest';
import { buildL10n } from '../../scripts/l10n.ts';

test('what the extension says is in its bundle, and every translation says all of it: else run `npm run l10n`', async () => {
  expect(await buildL10n({ check: true })).toEqual([]);
});
