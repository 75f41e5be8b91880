// Unit tests: every *.test.ts beside its file, in plain Node.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['shared/**/*.test.ts', 'electron/**/*.test.{ts,mjs}', 'renderer/**/*.test.{ts,tsx}'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
