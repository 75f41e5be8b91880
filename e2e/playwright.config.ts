// End-to-end tests: the real, built app driven through Playwright. Run them with `npm run e2e` or `npm test`.
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: resolve(import.meta.dirname, '../test-results'),
  // One app at a time: it has several threads of its own, and the smallest machine we test on has two cores.
  workers: 1,
  // A test that passes at the second try hides a fault; only `npm test` allows one, and names it.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { trace: 'retain-on-failure' },
});
