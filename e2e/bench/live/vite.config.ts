// How the live bench is built: itself and the pipeline's two workers beside it, as in the app.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

export default defineConfig({
  root,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: resolve(root, '.cache/bench-live'),
    emptyOutDir: true,
    rolldownOptions: {
      checks: { importIsUndefined: false },
      input: {
        main: resolve(import.meta.dirname, 'main.ts'),
        feed: resolve(root, 'electron/feed/worker.ts'),
        engine: resolve(root, 'electron/engine/worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
});
