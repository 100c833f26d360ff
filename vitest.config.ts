import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Every test of the repository except the browser flows (`e2e/`, Playwright).
 * Test files run in parallel; the tests of one file run in order.
 */
export default defineConfig({
  test: {
    // Vitest leaves one core to itself; most of our tests wait for PostgreSQL, a process or a browser, so two workers are right for two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'script', root: 'packages/script', include: ['**/*.test.ts'] } },
      {
        test: {
          name: 'server',
          root: 'packages/server',
          include: ['**/*.test.ts'],
          globalSetup: [fileURLToPath(new URL('packages/server/test/global-setup.ts', import.meta.url))],
          // Database tests share two cores with PostgreSQL itself; a kill test starts many servers.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'console', root: 'packages/console', include: ['**/*.test.{ts,tsx}'] } },
      { test: { name: 'member', root: 'packages/member', include: ['**/*.test.{ts,tsx}'] } },
      { test: { name: 'scripts', root: 'scripts', include: ['**/*.test.mjs'], testTimeout: 60_000 } },
    ],
  },
});
