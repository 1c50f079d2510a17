import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __MXLINT_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    // Everything, so that each property is tried with cases that `npm test` does not have.
    include: ['test/**/*.test.ts', 'rules/**/*.test.ts'],
    isolate: false,
    testTimeout: 600_000,
  },
});
