// Where the set-up code finds and keeps things: all it makes lies inside the app folder, in ignored folders.
import { join, resolve } from 'node:path';

/** The folder with package.json. */
export const root = resolve(import.meta.dirname, '../..');
export const cache = join(root, '.cache');
export const out = join(root, 'out');
export const nodeModules = join(root, 'node_modules');
/** A whole Electron of our own making, used only where the official one cannot be had. */
export const fallbackElectron = join(cache, 'electron');
