// Moves a page's chart as a mouse does, an event a frame, and asks the page what each frame took.

/** @typedef {{ ms: number, uploadBytes: number }} Sample */
/** @typedef {readonly (readonly [number, number])[]} Steps */

/** Where the hand takes hold, CSS pixels. */
const [HOLD_X, HOLD_Y] = [420, 300];
/** A hand that rests so long does not fling the paper, ms. */
const REST_MS = 150;

/**
 * Steps there and back again, so that a fixed level of detail stays over history.
 * @param {number} count
 * @param {number} dx
 * @param {number} dy
 * @returns {Steps}
 */
const thereAndBack = (count, dx, dy) =>
  Array.from({ length: count }, (_, i) => (i % 40 < 20 ? [dx, dy] : [-dx, -dy]));

/**
 * What each act drew, waiting for its frame.
 * @param {import('playwright').Page} page
 * @param {readonly (() => Promise<void>)[]} acts
 * @returns {Promise<Sample[]>}
 */
async function sampled(page, acts) {
  const samples = [];
  for (const act of acts) {
    await page.evaluate(() => window.bench.arm());
    await act();
    const sample = await page.evaluate(() => window.bench.taken());
    if (sample) samples.push(sample);
  }
  return samples;
}

/**
 * Drags the paper about by steps of CSS pixels.
 * @param {import('playwright').Page} page
 * @param {Steps} steps
 */
async function drag(page, steps) {
  const { mouse } = page;
  let [x, y] = [HOLD_X, HOLD_Y];
  await mouse.move(x, y);
  await mouse.down();
  const moves = steps.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    const to = /** @type {const} */ ([x, y]);
    return () => mouse.move(...to);
  });
  const samples = await sampled(page, moves);
  await page.waitForTimeout(REST_MS);
  await mouse.up();
  return samples;
}

/**
 * Turns the wheel over the paper, a notch a frame: negative zooms in.
 * @param {import('playwright').Page} page
 * @param {readonly number[]} notches
 */
async function turn(page, notches) {
  await page.mouse.move(HOLD_X, HOLD_Y);
  return sampled(
    page,
    notches.map((notch) => () => page.mouse.wheel(0, notch * 100)),
  );
}

/**
 * Moves the paper until what a drag runs is compiled; none of it is counted.
 * @param {import('playwright').Page} page
 */
export async function warmUp(page) {
  await drag(page, thereAndBack(80, 9, 3));
  await page.evaluate(() => window.bench.settled());
}

/**
 * The hand's frames of one run by what is moved: the first three at a fixed level of detail.
 * @param {import('playwright').Page} page
 */
export async function handFrames(page) {
  const along = await drag(page, thereAndBack(160, 11, 0));
  const across = await drag(page, thereAndBack(160, 7, 4));
  await page.keyboard.down('Shift');
  const prices = await turn(
    page,
    Array.from({ length: 40 }, (_, i) => (i % 4 < 2 ? -1 : 1)),
  );
  await page.keyboard.up('Shift');
  const notches = [...Array.from({ length: 12 }, () => 1), ...Array.from({ length: 16 }, () => -1)];
  const zoom = await turn(page, [...notches, ...notches]);
  return { along, across, prices, zoom };
}
