// Saves a part of a window as a PNG at two device pixels a CSS pixel, whatever the screen has.
import { writeFileSync } from 'node:fs';
import type { WebContents } from 'electron';
import * as v from 'valibot';
import { InputError } from '../shared/util/input-error';
import type { ChosenFile } from './choose-file';

const DENSITY = 2;
/** The page draws anew for the other density, and the compositor shows it, ms. */
const SETTLE_MS = 900;

const shotSchema = v.object({ data: v.string() });

export interface PictureRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The page really draws at that density while this lasts. Throws InputError when the file cannot be written. */
export async function savePicture(
  page: WebContents,
  rect: PictureRect,
  { path, mayReplace }: ChosenFile,
): Promise<void> {
  const tool = page.debugger;
  tool.attach('1.3');
  try {
    const metrics = { width: 0, height: 0, deviceScaleFactor: DENSITY, mobile: false };
    await tool.sendCommand('Emulation.setDeviceMetricsOverride', metrics);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const clip = { ...rect, scale: 1 };
    const shot = v.parse(
      shotSchema,
      await tool.sendCommand('Page.captureScreenshot', { format: 'png', clip }),
    );
    writeFileSync(path, Buffer.from(shot.data, 'base64'), { flag: mayReplace ? 'w' : 'wx' });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`The picture ${path} could not be saved (${why}): choose another place.`);
  } finally {
    await tool.sendCommand('Emulation.clearDeviceMetricsOverride').catch(() => {});
    tool.detach();
  }
}
