import { test } from 'vitest';
import { allKeys, decides } from './keyUse.ts';

test('probe', () => {
  const keys = [...allKeys().values()];
  const t = performance.now();
  const no = keys.filter((key) => !decides(key, 12)).map(({ name }) => name);
  console.log(keys.length, performance.now() - t, no.join('\n'));
}, 300000);
