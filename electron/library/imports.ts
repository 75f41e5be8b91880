// The one import that may run, into a new session of the folder.
import { mkdirSync } from 'node:fs';
import type { ImportProgress } from '../feed/import/import-archives';
import { freePath } from './free-path';
import { oneJob } from './one-job';
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
  const job = oneJob<ImportProgress>('import', { doneBytes: 0, totalBytes: 0, rows: 0 });
  return {
    start: async ({ paths, exchange, symbol, name }, folder) => {
      let path: string | null = null;
      const { problem } = await job.run((onProgress) => {
        mkdirSync(folder, { recursive: true });
        const out = freePath(folder, name);
        path = out;
        const options = { inputs: paths, exchange, symbol, out, force: false, name };
        return startTask({ task: 'import', options }, onProgress);
      });
      return { path: problem === null ? path : null, problem };
    },
    progress: job.progress,
    cancel: job.cancel,
  };
}
