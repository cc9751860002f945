import { defineConfig } from 'vitest/config'

const common = {
  globalSetup: ['tests/support/test-cluster.ts'],
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

// What asks the database runs on every PostgreSQL that we support: embedded 18 here, a 15 server in CI.
const storeTests = ['**/*.store.test.ts', 'src/platform/database/**/*.test.ts']
// They plant and remove files of the house, so nobody else may look at it meanwhile.
const houseTests = ['architecture/**/*.test.ts']
const processTests = ['tests/browser/**/*.test.ts', 'tests/durability/**/*.test.ts']
const never = ['**/node_modules/**', 'dist/**', '.scratch/**']

export default defineConfig({
  test: {
    // A test that is skipped or an empty run must not pass as green.
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
          exclude: [...never, ...storeTests, ...processTests],
        },
      },
      { test: { ...common, name: 'store', include: storeTests, exclude: never } },
      { test: { ...common, name: 'process', include: processTests, exclude: never, fileParallelism: false } },
      { test: { name: 'house', include: houseTests, exclude: never, testTimeout: 300_000, pool: 'forks' } },
    ],
  },
})
