// How a bench of the pipeline is built: itself and the pipeline's two workers beside it, as in the app. The mode is its
// folder's name: `vite build --config e2e/bench/vite.config.ts --mode replay` builds into `.cache/bench-replay`.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig(({ mode }) => ({
  root,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: resolve(root, `.cache/bench-${mode}`),
    emptyOutDir: true,
    rolldownOptions: {
      checks: { importIsUndefined: false },
      input: {
        main: resolve(import.meta.dirname, mode, 'main.ts'),
        feed: resolve(root, 'electron/feed/worker.ts'),
        engine: resolve(root, 'electron/engine/worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
}));
