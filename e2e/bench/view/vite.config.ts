// How the bench's page is built: as the app's own, into a folder of its own.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, 'page');

export default defineConfig({
  root,
  base: './',
  logLevel: 'error',
  build: {
    outDir: resolve(import.meta.dirname, '../../../.cache/bench-view/page'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { input: resolve(root, 'index.html') },
  },
});
