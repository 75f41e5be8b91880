// Plays the whole session in the real window and counts the frames on the way.
import { rate, rounded } from './figures.mjs';

/**
 * From the start, at a speed. Without `rasters` nothing is drawn by the GPU: clearing and reading back stay.
 * @param {import('playwright').Page} page
 * @param {number} speed
 */
export async function startPlay(page, speed, rasters = true) {
  await page.getByRole('slider', { name: 'Time' }).press('Home');
  await page.getByLabel('All speeds').selectOption(String(speed));
  await page.waitForTimeout(1000);
  await page.locator('.moment').click();
  await page.evaluate((rasters) => {
    globalThis.liqradarWatch.clear();
    globalThis.liqradarWatch.rasters = rasters;
  }, rasters);
  await page.keyboard.press('Space');
}

/**
 * CPU time of the page's main thread so far, ms: what the sandboxed page itself may not know.
 * @param {import('playwright').CDPSession} cdp
 */
async function pageCpuMs(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
}

/**
 * Waits for the end and says how many different maps were handed to the page, drawn and, whole, on screen a second.
 * @param {import('playwright').Page} page
 */
export async function watchPlay(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpuMs = await pageCpuMs(cdp);
  await page.waitForFunction(
    () => {
      const slider = document.querySelector('[aria-label="Time"]');
      return slider?.getAttribute('aria-valuenow') === slider?.getAttribute('aria-valuemax');
    },
    null,
    { timeout: 120_000, polling: 200 },
  );
  await page.waitForTimeout(200);
  const usedMs = (await pageCpuMs(cdp)) - cpuMs;
  await cdp.detach();
  const { handed, drawn, whole, frames } = await page.evaluate(() => {
    const { handed, drawn, whole, frames } = globalThis.liqradarWatch;
    return { handed, drawn, whole, frames };
  });
  const onceEach = (seen) => seen.filter(({ seq }, i) => i === 0 || seq !== seen[i - 1].seq);
  const during = frames.filter((ms) => ms >= handed[0].ms && ms <= handed[handed.length - 1].ms);
  // Of drawings before one animation frame only the last is seen.
  const shown = [...new Map(onceEach(whole).map((one) => [one.shown, one])).keys()];
  return {
    seconds: rounded((handed[handed.length - 1].ms - handed[0].ms) / 1000),
    handed: rate(onceEach(handed).map(({ ms }) => ms)),
    drawn: rate(onceEach(drawn).map(({ ms }) => ms)),
    shown: rate(shown),
    animationFrames: rate(during),
    pageCpuMsADrawing: rounded(usedMs / drawn.length),
  };
}
