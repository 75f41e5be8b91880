// Seeks in the real window: a click on the timeline, up to the frame that shows the map of that moment.
import { spread } from './figures.mjs';

/** Seeks at most so long, ms: what takes longer is a failure, not a figure. */
const PATIENCE_MS = 10_000;

/**
 * Clicks at a share of the timeline and waits for the map there. `ms` is from the input event to the animation frame
 * after the drawing; the hash is the engine's, of what is on show.
 * @param {import('playwright').Page} page
 * @param {number} share
 */
export async function seekTo(page, share) {
  const slider = page.getByRole('slider', { name: 'Time' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The timeline has no place.');
  await page.evaluate(() => globalThis.liqradarWatch.clear());
  await page.mouse.click(box.x + share * box.width, box.y + box.height / 2);
  const seen = await page.waitForFunction(
    () => {
      const { inputs, whole } = globalThis.liqradarWatch;
      const asked = Number(document.querySelector('[aria-label="Time"]')?.getAttribute('aria-valuenow'));
      const found = whole.find(({ headMs }) => headMs === asked);
      return found && found.shown > 0 ? { ...found, inputMs: inputs[0] } : null;
    },
    null,
    { timeout: PATIENCE_MS, polling: 20 },
  );
  const { shown, ms, inputMs, headMs, seq } = await seen.jsonValue();
  const state = await page.evaluate(() => window.liqradar.command('session.hash', null));
  return { atMs: headMs, ms: shown - inputMs, drawnMs: ms - inputMs, seq, state };
}

/**
 * So many seeks to places that `next` (0 to 1) gives, one after the other.
 * @param {import('playwright').Page} page
 * @param {number} count
 * @param {() => number} next
 */
export async function seekAround(page, count, next) {
  const seeks = [];
  let atMs = Number.NaN;
  while (seeks.length < count) {
    const seek = await seekTo(page, next());
    // A click on the moment on show is no seek.
    if (seek.atMs !== atMs) seeks.push(seek);
    ({ atMs } = seek);
  }
  return seeks;
}

/**
 * The figures, and how many seeks showed what a plain fold from the start of the file to that moment gives.
 * @param {Awaited<ReturnType<typeof seekAround>>} seeks
 * @param {Readonly<Record<string, { hash: string, seq: number }>>} plain
 */
export function judgeSeeks(seeks, plain) {
  const isRight = ({ atMs, seq, state }) =>
    plain[atMs].hash === state.hash && plain[atMs].seq === state.seq && plain[atMs].seq === seq;
  return {
    toShown: spread(seeks.map(({ ms }) => ms)),
    toDrawn: spread(seeks.map(({ drawnMs }) => drawnMs)),
    right: seeks.filter(isRight).length,
    places: new Set(seeks.map(({ atMs }) => atMs)).size,
  };
}
