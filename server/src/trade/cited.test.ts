import { expect, test } from 'vitest';
import { catalog } from '../../../test/unit/miniature.ts';
import { readCited } from './cited.ts';
import { Reader } from './reader.ts';

function cited(authorization: unknown, invalid: readonly string[][] = []) {
  const reader = new Reader([{ piece: { text: '', lines: 0 }, base: [], value: { authorization }, invalid }], catalog);
  return readCited(reader, ['authorization'])?.map(({ at, ...rest }) => ({ ...rest, at: at.path.join('.') }));
}

test.each<[string, unknown, unknown]>([
  ['nothing said', undefined, undefined],
  ['none is said', 'none', []],
  ['a licence', { license: 'D1' }, [{ kind: 'license', number: 'D1', at: 'authorization' }]],
  [
    'an exception with its notice',
    { exception: 'NAC', number: 'Z1', noticeFiled: '2026-08-01' },
    [{ kind: 'exception', code: 'NAC', number: 'Z1', noticeFiled: '2026-08-01', at: 'authorization' }],
  ],
  ['an agreement', { agreement: 'A-1' }, [{ kind: 'agreement', id: 'A-1', at: 'authorization' }]],
  [
    'a validated end user',
    { veu: 'V-1', kind: 'national' },
    [{ kind: 'veu', id: 'V-1', veuKind: 'national', at: 'authorization' }],
  ],
  [
    'several, each in its place',
    [{ exception: 'NAC' }, { license: 'D1' }],
    [
      { kind: 'exception', code: 'NAC', at: 'authorization.0' },
      { kind: 'license', number: 'D1', at: 'authorization.1' },
    ],
  ],
  ['a map that cites nothing', { number: 'Z1' }, []],
  ['text that is no authority', 'LPP', []],
])('%s', (_what, said, wanted) => {
  expect(cited(said)).toEqual(wanted);
});

test('what the schema refused is not read', () => {
  expect(cited({ license: 'D1' }, [['authorization', 'license']])).toEqual([]);
});
