import { expect, it } from 'vitest';
import { Results } from './diagnosticsCache.ts';
import { Delivery } from './publisher.ts';
import type { Snapshot } from './snapshot.ts';

const PACK = '/work/pack.yaml';

/** A delivery to an editor that pulls, over files that come and go; `settled` runs its rounds to their end. */
function delivering() {
  const files = new Set<string>();
  const opened = new Set<string>();
  let refreshes = 0;
  const snapshot = {
    has: (file: string) => files.has(file),
    files: () => [...files],
    findings: () => 'could not be read',
    source: () => undefined,
  } as Partial<Snapshot> as Snapshot;
  const delivery = new Delivery({
    newest: async () => snapshot,
    results: new Results(fail),
    turns: { now: () => 0, next: async () => {} },
    related: false,
    open: (file) => (opened.has(file) ? { uri: file, version: 1 } : undefined),
    tell: {
      refresh: () => {
        refreshes += 1;
      },
    },
    failed: fail,
  });
  return {
    delivery,
    files,
    opened,
    settled: async () => {
      await new Promise(setImmediate);
      return refreshes;
    },
  };
}

function fail(error: unknown): never {
  throw error;
}

it('an editor asks by itself about the document that it changes, checked or not', async () => {
  const { delivery, files, opened, settled } = delivering();
  files.add(PACK);
  opened.add(PACK);
  delivery.changed(PACK);
  expect(await settled()).toBe(0);
  files.clear();
  delivery.changed('/work/notes.yaml');
  opened.add('/work/notes.yaml');
  expect(await settled()).toBe(1); // the pack is gone
  delivery.changed('/work/notes.yaml');
  expect(await settled()).toBe(1);
});

it('a document that is changed and closed in one go is asked about once more, whether it was told of or not', async () => {
  for (const told of [true, false]) {
    const { delivery, files, opened, settled } = delivering();
    opened.add(PACK);
    if (told) {
      files.add(PACK);
      delivery.changed(PACK);
    }
    expect(await settled()).toBe(0);
    delivery.changed(PACK);
    files.clear();
    opened.clear();
    delivery.changed();
    expect(await settled()).toBe(1);
    delivery.changed();
    expect(await settled()).toBe(1);
  }
});
