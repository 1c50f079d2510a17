import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __MXLINT_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    isolate: false,
    testTimeout: 600_000,
  },
});
