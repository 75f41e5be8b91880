// The one export that may run: from a session on disk to the file that the trader chose.
import { existsSync } from 'node:fs';
import type { ExportProgress, ExportResult } from '../../shared/model/export';
import type { ChosenFile } from '../choose-file';
import { type ExportOptions, filesOf } from '../export/export-session';
import { oneJob } from './one-job';
import { startTask } from './task';

export type Exported = ExportResult & { readonly problem: string | null };

export interface Exports {
  /** Resolves with what was written, or a sentence why nothing was. */
  start(
    options: Pick<ExportOptions, 'session' | 'what' | 'format' | 'atMs' | 'fromMs' | 'toMs' | 'settings'>,
    file: ChosenFile,
  ): Promise<Exported>;
  progress(): (ExportProgress & { readonly elapsedMs: number }) | null;
  cancel(): void;
}

export const NOTHING_EXPORTED: Exported = { rows: 0, files: [], recordedToMs: null, problem: null };

export function createExports(): Exports {
  const job = oneJob<ExportProgress>('export', { share: 0, rows: 0 });
  return {
    start: async (options, { path, mayReplace }) => {
      // The trader was asked about the file itself, not about the one beside it.
      const [, beside] = filesOf(path, options.format);
      if (beside !== undefined && !mayReplace && existsSync(beside)) {
        const problem = `${beside} is there already, and would be written over: choose another name.`;
        return { ...NOTHING_EXPORTED, problem };
      }
      const full = { ...options, out: path, force: mayReplace, bin: null, truth: null };
      const { result, problem } = await job.run((onProgress) =>
        startTask({ task: 'export', options: full }, onProgress),
      );
      return { ...(result ?? NOTHING_EXPORTED), problem };
    },
    progress: job.progress,
    cancel: job.cancel,
  };
}
