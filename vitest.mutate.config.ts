import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __MXLINT_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    // `scripts/mutate.ts` says which tests are to notice a mutant.
    include: (process.env['MUTATE_TESTS'] ?? 'rules/**/*.test.ts').split(','),
    isolate: false,
    setupFiles: ['test/helpers/seed.ts'],
    testTimeout: 30_000,
  },
});
