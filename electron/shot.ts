// Saves a picture of the window once the map of the asked moment is drawn.
import { writeFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { InputError } from '../shared/util/input-error';

/** Long enough for a slow machine without a GPU to load and fold two months. */
const TIMEOUT_MS = 120_000;
/** The compositor needs a moment to show what the page has drawn. */
const SETTLE_MS = 500;

export interface Shot {
  /** The page says that the map of a moment is on screen. */
  drawn(): void;
  /** Resolves when the picture is saved; rejects with InputError when it cannot be. */
  readonly done: Promise<void>;
}

export function takeShot(window: BrowserWindow, file: string): Shot {
  let begin: (() => void) | null = null;
  const isDrawn = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new InputError(`The map was not drawn within ${TIMEOUT_MS / 1000} s, so ${file} was not made.`),
        ),
      TIMEOUT_MS,
    );
    begin = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  const save = async (): Promise<void> => {
    await isDrawn;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const image = await window.webContents.capturePage();
    try {
      writeFileSync(file, image.toPNG());
    } catch (error) {
      throw new InputError(
        `${file} could not be written: ${error instanceof Error ? error.message : String(error)}.`,
      );
    }
  };
  return { drawn: () => begin?.(), done: save() };
}
