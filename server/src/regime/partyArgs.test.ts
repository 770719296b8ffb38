import { expect, test } from 'vitest';
import { MINIATURE, manifest, regimesOf, report } from '../../../test/unit/miniature.ts';

const regimes = regimesOf({
  ...MINIATURE,
  sets: { barred: [{ members: ['CN'] }] },
  requirements: {
    tied: {
      when: {
        some: {
          of: ['ultimateConsignee', 'endUsers'],
          any: [{ headquarters: { in: 'barred' } }, { parentHeadquarters: { in: 'barred' } }],
        },
      },
      at: 'party',
      say: '{party} is headquartered in {partyPlace}.',
      text: [{ status: 'valid', cite: 'Rule 1' }],
    },
  },
} as never);

const LISBOA = 'ultimateConsignee: {name: Lisboa Data, country: PT, headquarters: PT, ultimateParent: none}';

test.each([
  ['ultimateConsignee: {name: A, country: PT, headquarters: CN, ultimateParent: none}', 'A is headquartered in China.'],
  [
    'ultimateConsignee: {name: A, country: PT, headquarters: PT, ultimateParent: {name: B, headquarters: CN}}',
    'Ultimate parent B is headquartered in China.',
  ],
  [
    `${LISBOA}, endUsers: [{name: C, country: PT, headquarters: CN, ultimateParent: none}]`,
    'C is headquartered in China.',
  ],
])('%s', (parties, wanted) => {
  const all = report({ 'a.manifest.yaml': manifest(`parties: {${parties}}`) }, regimes);
  expect(all.findings('a.manifest.yaml').map(({ message }) => message)).toContain(wanted);
});
