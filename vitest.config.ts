import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Reports that commands keep belong to the tests, not to who runs them.
    env: { XDG_CACHE_HOME: path.join(tmpdir(), 'exportlint-tests-cache') },
    include: [
      'server/src/**/*.test.ts',
      'client/src/**/*.test.ts',
      'scripts/**/*.test.ts',
      'test/unit/**/*.test.ts',
      'test/cli/**/*.test.ts',
      'test/library/**/*.test.ts',
      'test/lsp/**/*.test.ts',
      'test/cases/**/*.test.ts',
      'test/properties/**/*.test.ts',
      'test/guards/**/*.test.ts',
    ],
  },
});
