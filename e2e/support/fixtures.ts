// The app as a test's ingredient: `launch` closes every app it started and fails the test if a window complained.
import { test as base, expect } from '@playwright/test';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch';

interface Fixtures {
  launch: (options?: LaunchOptions) => Promise<LaunchedApp>;
}

export const test = base.extend<Fixtures>({
  // Playwright insists on a destructured first argument, even an empty one.
  // oxlint-disable-next-line no-empty-pattern
  launch: async ({}, use) => {
    const apps: LaunchedApp[] = [];
    await use(async (options) => {
      const app = await launchApp(options);
      apps.push(app);
      return app;
    });
    for (const app of apps) {
      await app.close();
      expect(app.problems, 'what the windows complained about').toEqual([]);
    }
  },
});

export { expect };
