// `npm run e2e -- [Playwright's arguments]`: the end-to-end tests alone, with everything they need made ready first.
import './node-version.mjs';
import { ensureAll } from './ensure.mjs';
import { runScript } from './say.mjs';
import { endToEnd } from './test-steps.mjs';

await runScript(async () => {
  const { stopDisplay } = await ensureAll({ build: true });
  try {
    return (await endToEnd(process.argv.slice(2))).status;
  } finally {
    await stopDisplay();
  }
});
