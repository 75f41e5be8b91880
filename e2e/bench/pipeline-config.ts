// How a bench of the pipeline is built: itself and the pipeline's two workers beside it, as in the app.
import { resolve } from 'node:path';
import type { UserConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** The bench in `e2e/bench/NAME`, built into `.cache/bench-NAME`. */
export function pipelineBench(name: string): UserConfig {
  return {
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: resolve(root, `.cache/bench-${name}`),
      emptyOutDir: true,
      rolldownOptions: {
        checks: { importIsUndefined: false },
        input: {
          main: resolve(import.meta.dirname, name, 'main.ts'),
          feed: resolve(root, 'electron/feed/worker.ts'),
          engine: resolve(root, 'electron/engine/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  };
}
