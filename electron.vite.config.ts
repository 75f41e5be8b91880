// How out/ is built: main process, its workers and the command line together, the preload script, and the page.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';
import { buildGuard } from './electron/setup/build-guard.mjs';

const root = import.meta.dirname;

// The lower of the Electrons the app runs on (33.2: see electron/setup/README.md), whichever one is here.
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

const main: UserConfig['main'] = {
  plugins: [buildGuard('main')],
  build: {
    outDir: resolve(root, 'out/main'),
    target: NODE_TARGET,
    // All but native code is bundled: the packaged app then needs no node_modules beyond libsql.
    externalizeDeps: false,
    rolldownOptions: {
      external: ['libsql'],
      // ccxt carries the clients of venues that we do not load, with imports that are not installed.
      checks: { importIsUndefined: false },
      input: {
        main: resolve(root, 'electron/main.ts'),
        cli: resolve(root, 'electron/cli.ts'),
        feed: resolve(root, 'electron/feed/worker.ts'),
        engine: resolve(root, 'electron/engine/worker.ts'),
        score: resolve(root, 'electron/score/worker.ts'),
        library: resolve(root, 'electron/library/worker.ts'),
      },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        // Beside the entries, so that new URL('./engine.js', import.meta.url) is right from shared code too.
        chunkFileNames: 'chunk-[name]-[hash].js',
      },
    },
  },
};

const preload: UserConfig['preload'] = {
  build: {
    outDir: resolve(root, 'out/preload'),
    target: NODE_TARGET,
    externalizeDeps: false,
    rolldownOptions: {
      input: { preload: resolve(root, 'electron/preload.ts') },
      // A sandboxed preload script cannot be an ES module.
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
};

const renderer: UserConfig['renderer'] = {
  root: resolve(root, 'renderer'),
  // Relative, so that the page works under app:// whatever its host part is.
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(root, 'out/renderer'),
    emptyOutDir: true,
    target: CHROME_TARGET,
    minify: true,
    sourcemap: false,
    // The page's security policy allows no data: fonts.
    assetsInlineLimit: 0,
    // The page comes from the disk: the warning about sizes is meant for the web.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { input: resolve(root, 'renderer/index.html') },
  },
};

// The set-up code names the stale halves; by hand (`npm run build`) everything is built.
const halves = (process.env['LIQRADAR_BUILD'] ?? 'node,page').split(',');

export default defineConfig({
  ...(halves.includes('node') ? { main, preload } : {}),
  ...(halves.includes('page') ? { renderer } : {}),
});
