/** Conditions are read once, into trees; nothing else looks at how a pack writes them. */
import { expect, test } from 'vitest';
import { shippedSources } from './sources.ts';

/** What holds conditions as written: the shape of packs, and the reader that hands them to `condition/`. */
const MAY = ['server/src/regime/pack.ts', 'server/src/regime/packConditions.ts'];

test('only condition/ reads conditions as they are written', () => {
  const reading = [...shippedSources()].filter(
    ([file, text]) =>
      !file.startsWith('server/src/condition/') &&
      !MAY.includes(file) &&
      (/\bConditionSpec\b/.test(text) || /\bspec\.(when|need|if)\b(?!Say)/.test(text)),
  );
  expect(reading.map(([file]) => file)).toEqual([]);
});
