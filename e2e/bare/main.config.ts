// How the bare window's main process is built, beside the page of the mode: `.cache/MODE/main/main.js`, with - for /.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig(({ mode }) => ({
  root,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: resolve(import.meta.dirname, 'main.ts'),
    outDir: resolve(root, '.cache', mode.replace('/', '-'), 'main'),
    emptyOutDir: true,
    target: 'node20.18',
    rolldownOptions: { external: ['electron'] },
  },
}));
