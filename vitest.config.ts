import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'src/apps/web/**'],
    globalSetup: ['tests/support/test-cluster.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A test that is skipped or an empty run must not pass as green.
    allowOnly: false,
    passWithNoTests: false,
  },
})
