// The one import that may run: started, watched and stopped by commands; the app does not end before it has stopped.
import { mkdirSync } from 'node:fs';
import { app } from 'electron';
import { InputError } from '../../shared/util/input-error';
import type { ImportProgress } from '../feed/import/import-archives';
import { freePath } from './free-path';
import { startTask } from './task';

export interface ImportRequest {
  readonly paths: readonly string[];
  readonly exchange: string;
  readonly symbol: string;
  readonly name: string;
}

export interface Imports {
  /** Resolves with the new session's path, or a sentence why there is none. */
  start(request: ImportRequest, folder: string): Promise<{ path: string | null; problem: string | null }>;
  progress(): (ImportProgress & { readonly elapsedMs: number }) | null;
  cancel(): void;
}

export function createImports(): Imports {
  let running: {
    stop: () => void;
    done: Promise<unknown>;
    sinceMs: number;
    progress: ImportProgress;
  } | null = null;
  app.on('before-quit', (event) => {
    if (running === null) return;
    event.preventDefault();
    const quit = (): void => app.quit();
    running.done.then(quit, quit);
    running.stop();
  });
  return {
    start: async ({ paths, exchange, symbol, name }, folder) => {
      if (running !== null)
        return { path: null, problem: 'An import is running: wait for its end or stop it.' };
      try {
        mkdirSync(folder, { recursive: true });
        const out = freePath(folder, name);
        const options = { inputs: paths, exchange, symbol, out, force: false, name };
        const none = { doneBytes: 0, totalBytes: 0, rows: 0 };
        const task = startTask({ task: 'import', options }, (progress) => {
          if (running !== null) running.progress = progress;
        });
        running = { ...task, sinceMs: performance.now(), progress: none };
        await task.done;
        return { path: out, problem: null };
      } catch (error) {
        if (error instanceof InputError) return { path: null, problem: error.message };
        return { path: null, problem: `The import could not start: ${String(error)}.` };
      } finally {
        running = null;
      }
    },
    progress: () =>
      running === null ? null : { ...running.progress, elapsedMs: performance.now() - running.sinceMs },
    cancel: () => running?.stop(),
  };
}
