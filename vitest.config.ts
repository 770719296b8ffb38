import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
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
