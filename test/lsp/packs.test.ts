/** Conversations about a regime pack that someone writes. */
import { expect, it, vi } from 'vitest';
import { HOUSE_PACK } from '../unit/housePack.ts';
import { covered } from './client.ts';
import { inFolder } from './real.ts';

vi.setConfig({ testTimeout: 30_000 });

it('a sound pack has no findings; a misspelt key, an unknown set and an unknown fact stand where they are', async () => {
  const { client, uri } = await inFolder({ 'pack.yaml': HOUSE_PACK });
  const file = uri('pack.yaml');
  const told = async (from: string, to: string): Promise<[string, string][]> => {
    await client.replace(file, from, to);
    const found = await client.diagnostics(file);
    await client.replace(file, to, from);
    return found.map(({ range, message, code }) => {
      expect(code).toBe('lint/pack');
      return [covered(client.text(file).replace(from, to), range), String(message)];
    });
  };
  const sound = await client.diagnostics(file);
  expect(sound).toEqual([]);
  expect(await told('title: No', 'titel: No')).toEqual(
    expect.arrayContaining([
      ['titel', expect.stringContaining('`title`')],
      ['house', 'Missing `title`.'],
    ]),
  );
  expect(await told('place:', 'plaice:')).toEqual([['plaice', expect.stringContaining('`place`')]]);
  expect(await told('extends: us-ear', 'extends: us-eer')).toEqual([['us-eer', expect.stringContaining('us-eer')]]);
});

it('a pack that is not a pack at all gives findings, and the server goes on', async () => {
  const { client, uri } = await inFolder({ 'pack.yaml': 'pack: [1]\nformat: {}\nclasses: 5\nverified: no\n' });
  const found = await client.diagnostics(uri('pack.yaml'));
  expect(found.length).toBeGreaterThan(2);
  await client.open(uri('other.yaml'), 'pack: x\nformat: 1\nclasses: [\n');
  expect((await client.diagnostics(uri('other.yaml'))).map(({ code }) => code)).toEqual(['yaml/syntax']);
});

it('facts, their tests and sets are completed in conditions, and only there', async () => {
  const { client, uri } = await inFolder({ 'pack.yaml': HOUSE_PACK });
  const file = uri('pack.yaml');
  const labels = async (place: string): Promise<string[]> =>
    (await client.completions(file, place)).map(({ label }) => label);
  expect(await labels('{in: no|-go}')).toEqual(expect.arrayContaining(['no-go', 'd5-macau']));
  expect(await labels('when: {pla|ce')).toEqual(expect.arrayContaining(['place', 'tpp', 'all']));
  expect(await labels('{place: {i|n')).toEqual(['in', 'notIn']);
  expect(await labels('title: House|')).toEqual([]);
});

it('a fact and a set say what they are', async () => {
  const { client, uri } = await inFolder({ 'pack.yaml': HOUSE_PACK });
  const file = uri('pack.yaml');
  expect(await client.hover(file, 'place:')).toBe(
    '`place`: the country where the goods end up. A country of the shipment.',
  );
  expect(await client.hover(file, 'no-go}')).toMatch(/^Set `no-go` on 2026-11-24: Cuba, Iran/);
  expect(await client.hover(file, 'no-go:')).toMatch(/Cuba, Iran/);
  expect(await client.hover(file, 'House policy')).toBeUndefined();
});

it('a file of a pack has the same help, with the days of its amendments', async () => {
  const text = `provision: House rule 1
amendments: {closing: {from: 2026-12-01, cite: House rule 1}}
sets:
  no-go: [{members: [KE]}, {members: [CL], since: closing}]
conditions:
  closed: {place: {in: no-go}}
`;
  const { client, uri } = await inFolder({ '1.yaml': text });
  const file = uri('1.yaml');
  expect(await client.hover(file, 'no-go}')).toBe('Set `no-go` on 2026-11-24: Kenya');
  expect(await client.hover(file, 'place:')).toContain('A country of the shipment.');
  expect((await client.completions(file, 'closed: {pla|ce')).map(({ label }) => label)).toContain('place');
  expect(await client.diagnostics(file)).toEqual([]);
});
