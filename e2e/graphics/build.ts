// Builds the picture cases' page and main process, as the app's own are built, into a folder of their own.
import { join, resolve } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const root = resolve(here, '../..');
const out = resolve(root, '.cache/graphics');

/** Builds both; returns the main script. */
export async function buildGraphics(): Promise<string> {
  await build({
    configFile: false,
    root: join(here, 'page'),
    base: './',
    logLevel: 'error',
    build: {
      outDir: join(out, 'page'),
      emptyOutDir: true,
      target: 'chrome130',
      minify: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: join(here, 'page/index.html') },
    },
  });
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(here, 'main.ts'),
      outDir: join(out, 'main'),
      emptyOutDir: true,
      target: 'node20.18',
      rolldownOptions: { external: ['electron'] },
    },
  });
  return join(out, 'main/main.js');
}
