import { expect, test } from 'vitest';
import { buildL10n, textsOf } from '../../scripts/l10n.mjs';

test('what the extension says stands in its bundle, and every translation says all of it: else run `node scripts/l10n.mjs`', () => {
  expect(buildL10n({ check: true })).toEqual([]);
});

test('texts are found however they are written', () => {
  const source = "t('a {0}', x); vscode.l10n.t(\n  'it\\'s'); l10n.t(`b`); at('no'); x.t('no'); t(name); t('\\u2014')";
  expect(textsOf(source)).toEqual(['a {0}', "it's", 'b', '—']);
});
