// Opening a session that was never folded, and a seek to its end while it is still being read.
import { rounded } from './figures.mjs';
import { seekTo } from './seeks.mjs';

/**
 * Opens the file as the library does. `mapMs`: until its first map is on screen; `endMs`: from a click on the
 * timeline's end right then, until the last map is.
 * @param {import('playwright').Page} page
 * @param {string} path
 */
export async function openAndSeekToEnd(page, path) {
  await page.evaluate(() => globalThis.liqradarWatch.clear());
  const startedMs = await page.evaluate((path) => {
    void window.liqradar.command('session.open', { path });
    return performance.now();
  }, path);
  const shown = await page.waitForFunction(() =>
    globalThis.liqradarWatch.whole.find(({ shown }) => shown > 0),
  );
  const { shown: mapMs } = await shown.jsonValue();
  const { ms } = await seekTo(page, 0.999);
  return { mapMs: rounded(mapMs - startedMs), endMs: rounded(ms) };
}
