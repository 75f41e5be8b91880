// How a page for the bare window is built, as the app's own is: the mode is its folder in e2e, built into `.cache/MODE/page`, with - for /.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => {
  const root = resolve(import.meta.dirname, '..', mode, 'page');
  return {
    root,
    base: './',
    logLevel: 'error',
    build: {
      outDir: resolve(import.meta.dirname, '../../.cache', mode.replace('/', '-'), 'page'),
      emptyOutDir: true,
      target: 'chrome130',
      minify: mode !== 'graphics',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: resolve(root, 'index.html') },
    },
  };
});
