import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __MXLINT_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts', 'rules/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/fuzz/**'],
    isolate: false,
    setupFiles: ['test/helpers/seed.ts'],
    // Tests that start the program share the machine's cores with the rest.
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'rules/**/*.ts'],
      exclude: ['**/*.generated.*', 'rules/index.ts', 'src/bin.ts', '**/*.test.ts'],
      reporter: ['text', 'lcov'],
      thresholds: { lines: 95, branches: 90 },
    },
  },
});
