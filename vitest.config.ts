// Unit tests: every *.test.ts beside its file, in plain Node. Those that take many seconds are named *.slow.test.ts:
// `npm run check` leaves them out, `npm test` runs them after the rest.
import { configDefaults, defineConfig } from 'vitest/config';

const SLOW = '**/*.slow.test.ts';
// Modules hold no state that one file could leave to another, so files may share them: that halves the time.
const common = { testTimeout: 120_000, isolate: false, setupFiles: ['vitest.setup.ts'] };

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['{shared,electron,renderer}/**/*.test.{ts,tsx,mjs}'],
          exclude: [...configDefaults.exclude, SLOW],
        },
      },
      { test: { ...common, name: 'slow', include: [`{shared,electron,renderer}/${SLOW}`] } },
    ],
  },
});
