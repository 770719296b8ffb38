/** Conversations about quick fixes: what is offered, what it writes, and what the next check says. */
import { expect, it, vi } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { inFolder, LICENSES, OVER_CAP, TO_RIYADH } from './real.ts';

vi.setConfig({ testTimeout: 30_000 });

const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);
const called = (actions: readonly CodeAction[], words: RegExp): CodeAction => {
  const found = actions.find(({ title }) => words.test(title));
  if (!found) throw new Error(`${words} is not among ${titles(actions).join(' | ')}`);
  return found;
};

it('a line over a cap is reduced, or split with its comment; what fits in no year is not moved', async () => {
  const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP });
  const file = uri('a.manifest.yaml');
  const actions = await client.codeActions(file, '1800', ['quickfix']);
  expect(titles(actions)).toEqual(
    expect.arrayContaining([
      'Reduce to 1,698',
      expect.stringMatching(/^Split the line: 1,698 stay, 102 go to a line that asks for a shipment of its own$/),
    ]),
  );
  expect(titles(actions).filter((title) => title.startsWith('Move'))).toEqual([]);
  expect(actions.every(({ command, data }) => command !== undefined || data?.safety === 'unsafe')).toBe(true);
  expect(actions.filter(({ isPreferred }) => isPreferred)).toEqual([]);
  await client.apply(called(actions, /^Split/).edit ?? {});
  expect(client.text(file)).toBe(
    OVER_CAP.replace(
      '    quantity: 1800\n    serials: [A1]\n',
      `    quantity: 1698
    serials: [A1]
  # 102 of the line above that do not fit: they need a shipment of their own
  - item: nvidia-h100-sxm5 # the big ones
    quantity: 102
`,
    ),
  );
  const found = await client.diagnostics(file);
  expect(found.filter(({ severity }) => severity === 1).map(({ range }) => range.start.line)).toEqual([23]);
});

it('a line that the next year has room for is moved there', async () => {
  const order = OVER_CAP.replace('    serials: [A1]\n', '');
  const earlier = order.replace('quantity: 1800', 'quantity: 900').replace('2025-06-02', '2025-05-20');
  const later = order.replace('quantity: 1800', 'quantity: 1000');
  const { client, uri } = await inFolder({ 'a.manifest.yaml': earlier, 'b.manifest.yaml': later });
  const file = uri('b.manifest.yaml');
  await client.apply(called(await client.codeActions(file, '1000'), /^Move/).edit ?? {});
  expect(client.text(file)).toBe(later.replace('date: 2025-06-02', 'date: 2026-01-01'));
  expect((await client.diagnostics(file)).filter(({ severity }) => severity === 1)).toEqual([]);
});

it('the licence on file that covers the line is cited, not the one that is too small', async () => {
  const { client, uri } = await inFolder({ 'a.manifest.yaml': TO_RIYADH, 'b.licenses.yaml': LICENSES });
  const file = uri('a.manifest.yaml');
  const actions = await client.codeActions(file, 'SA\n', ['quickfix']);
  expect(titles(actions).filter((title) => title.startsWith('Cite licence'))).toEqual([
    'Cite licence D1234567, which is on file',
  ]);
  await client.apply(called(actions, /^Cite licence/).edit ?? {});
  expect(client.text(file)).toBe(`${TO_RIYADH}    authorization: {license: D1234567}\n`);
  expect((await client.diagnostics(file)).filter(({ severity }) => severity === 1)).toEqual([]);
});

const NAC = `kind: ShipmentManifest
id: SHP-2026-0901
date: 2026-09-01
from: US
parties:
  ultimateConsignee: {name: Chengdu Animation Co Ltd, country: CN, headquarters: CN, ultimateParent: none}
lines:
  - {item: nvidia-rtx-4090, quantity: 300}
`;

it('an exception is claimed with places for what only a person knows', async () => {
  const { client, uri } = await inFolder({ 'a.manifest.yaml': NAC });
  const file = uri('a.manifest.yaml');
  const claim = called(await client.codeActions(file, 'CN, head', ['quickfix']), /^Cite exception NAC/);
  expect(claim.title).toContain('asks for the confirmation number and the day of the notice and the purchase order');
  await client.apply(claim.edit ?? {});
  expect(client.text(file)).toContain('quantity: 300, authorization: {exception: NAC, number: , noticeFiled: }}');
  expect(client.text(file)).toContain('\npurchaseOrder:\n');
  // What was left open is asked for: nothing counts as said.
  const codes = (await client.diagnostics(file)).map(({ code }) => code);
  expect(codes.filter((code) => code === 'schema/empty')).toHaveLength(3);
});

it('an editor that knows snippets stops at these places', async () => {
  const capabilities = { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };
  const { client, uri } = await inFolder({ 'a.manifest.yaml': NAC }, { capabilities });
  const claim = called(
    await client.codeActions(uri('a.manifest.yaml'), 'CN, head', ['quickfix']),
    /^Cite exception NAC/,
  );
  const [change] = claim.edit?.documentChanges ?? [];
  const snippets = (change as { edits: { snippet?: { value: string } }[] }).edits.map(({ snippet }) => snippet?.value);
  expect(snippets).toEqual([', authorization: {exception: NAC, number: $1, noticeFiled: $2\\}', '\npurchaseOrder: $3']);
});

it('a missing fact and a suppression have their place, with the indentation of the text', async () => {
  const { client, uri } = await inFolder({
    'a.manifest.yaml': TO_RIYADH.replace('    ultimateParent: none\n', ''),
  });
  const file = uri('a.manifest.yaml');
  const actions = await client.codeActions(file, 'ultimateConsignee', ['quickfix']);
  await client.apply(called(actions, /^Add `ultimateParent`/).edit ?? {});
  expect(client.text(file)).toContain(
    '    type: direct-consumer\n    ultimateParent: {name: , headquarters: }\nlines:',
  );
  const [blocked] = (await client.diagnostics(file)).filter(({ severity }) => severity === 1);
  const suppress = called(await client.codeActions(file, 'SA\n', ['quickfix']), /^Suppress us-ear/);
  await client.apply(suppress.edit ?? {});
  expect(client.text(file)).toContain(
    `    # exportlint-disable-next-line ${blocked?.code} -- (until 2027-02-22)\n    country: SA\n`,
  );
  // Without its reason it suppresses nothing.
  const after = (await client.diagnostics(file)).map(({ code }) => code);
  expect(after).toContain('lint/suppression-reason');
  expect(after).toContain(blocked?.code);
});

it('an item that is written by another name gets its catalogue id', async () => {
  const { client, uri } = await inFolder({
    'a.manifest.yaml': TO_RIYADH.replace('nvidia-h200-sxm', 'H200 SXM # two trays'),
  });
  const file = uri('a.manifest.yaml');
  const [respell] = await client.codeActions(file, 'H200 SXM', ['refactor.rewrite']);
  expect(respell).toMatchObject({ kind: 'refactor.rewrite', data: { safety: 'safe' } });
  await client.apply(respell?.edit ?? {});
  expect(client.text(file)).toContain('item: nvidia-h200-sxm # two trays\n');
  expect(await client.codeActions(file, 'nvidia-h200-sxm', ['refactor.rewrite'])).toEqual([]);
});
