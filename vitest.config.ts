import { defineConfig } from 'vitest/config'

const common = { pool: 'forks' as const, testTimeout: 30_000, hookTimeout: 60_000 }

// What asks the database runs on every PostgreSQL that we support: embedded 18 here, a 15 server in CI.
const storeTests = ['**/*.store.test.ts', 'src/platform/database/**/*.test.ts']
// They plant and remove files of the house, so nobody else may look at it meanwhile: a group of its own.
const houseTests = ['architecture/**/*.test.ts']
const processTests = ['tests/browser/**/*.test.ts', 'tests/durability/**/*.test.ts']
const never = ['**/node_modules/**', 'dist/**', '.scratch/**']

export default defineConfig({
  test: {
    // A test that is skipped or an empty run must not pass as green.
    allowOnly: false,
    passWithNoTests: false,
    globalSetup: ['tests/support/test-cluster.ts'],
    // All cores: without a word Vitest leaves one free, which is half of a small machine.
    maxWorkers: '100%',
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
      {
        test: {
          ...common,
          name: 'house',
          include: houseTests,
          exclude: never,
          testTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'process',
          include: processTests,
          exclude: never,
          // Longer than a browser waits for what it does not find, which then tells what that was.
          testTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
          // Each file has a server, a database and mostly a browser of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
