// Finds a plan's line on the chart as a hand does: where the cursor turns.
import type { Page } from '@playwright/test';

/** A point (CSS px of the page) on the first line that can be dragged, looked for from a share of the map's height on. */
export async function gripPlace(
  page: Page,
  share: number,
): Promise<{ readonly x: number; readonly y: number }> {
  const canvas = page.getByTestId('map').locator('canvas').first();
  const box = await page.getByTestId('map').boundingBox();
  if (box === null) throw new Error('the map has no place');
  const x = box.x + 300;
  const turned: number[] = [];
  for (let y = box.y + box.height * share; y < box.y + box.height * 0.8; y += 8) {
    await page.mouse.move(x, y);
    const cursor = await canvas.evaluate((node) => node.style.cursor);
    if (cursor === 'ns-resize') turned.push(y);
    else if (turned.length > 0) break;
  }
  if (turned.length === 0) throw new Error('no line of a plan is on the chart');
  return { x, y: (turned[0] + turned[turned.length - 1]) / 2 };
}
