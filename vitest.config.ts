import { defineConfig } from 'vitest/config'

const WITH_DATABASE = [
  'src/office/**/*.test.{ts,tsx}',
  'src/kit/{db,postgres}/**/*.test.ts',
  'src/doors/**/*.test.{ts,tsx}',
]
const IN_A_BROWSER = ['tests/browser/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/house/**/*.test.ts'],
          exclude: WITH_DATABASE,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          globalSetup: 'tests/global-database.ts',
          include: [...WITH_DATABASE, 'tests/**/*.test.{ts,tsx}'],
          exclude: [...IN_A_BROWSER, 'tests/house/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: IN_A_BROWSER, testTimeout: 120_000, hookTimeout: 180_000 },
      },
    ],
  },
})
