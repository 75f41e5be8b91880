// Runs one task of the library in a worker of its own.
import { Worker } from 'node:worker_threads';
import type { LookedAt } from '../../shared/model/library';
import type { ExportProgress, ExportResult } from '../../shared/model/export';
import { InputError } from '../../shared/util/input-error';
import type { ExportOptions } from '../export/export-session';
import type { ImportOptions, ImportProgress, ImportResult } from '../feed/import/import-archives';
import type { ScanRequest, ScanResult } from './scan';

export type TaskRequest =
  | { readonly task: 'scan'; readonly scan: ScanRequest }
  | { readonly task: 'look'; readonly paths: readonly string[] }
  | {
      readonly task: 'import';
      readonly options: Pick<ImportOptions, 'inputs' | 'exchange' | 'symbol' | 'out' | 'force' | 'name'>;
    }
  | { readonly task: 'export'; readonly options: Omit<ExportOptions, 'card' | 'createdBy'> };

interface Results {
  readonly scan: ScanResult;
  readonly look: { readonly files: readonly LookedAt[]; readonly symbol: string | null };
  readonly import: ImportResult;
  readonly export: ExportResult;
}

interface Progresses {
  readonly scan: never;
  readonly look: never;
  readonly import: ImportProgress;
  readonly export: ExportProgress;
}

export type TaskMessage =
  | { readonly type: 'progress'; readonly progress: ImportProgress | ExportProgress }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly sentence: string };

/** What a stopped task says. */
export const STOPPED = 'Stopped: nothing was kept.';

export interface RunningTask<T> {
  /** Rejects with InputError, one sentence, when it cannot be done or was stopped. */
  readonly done: Promise<T>;
  /** Asks it to stop and leave nothing behind. */
  readonly stop: () => void;
}

export function startTask<R extends TaskRequest>(
  request: R,
  onProgress: (progress: Progresses[R['task']]) => void = () => {},
): RunningTask<Results[R['task']]> {
  const worker = new Worker(new URL('./library.js', import.meta.url), { workerData: request });
  const done = new Promise<Results[R['task']]>((resolve, reject) => {
    worker.on('message', (message: TaskMessage) => {
      // The worker answers the task it was given.
      if (message.type === 'progress') onProgress(message.progress as Progresses[R['task']]);
      else if (message.type === 'done') resolve(message.result as Results[R['task']]);
      else reject(new InputError(message.sentence));
    });
    worker.on('error', (error) => reject(new InputError(`A defect of Liqradar: ${String(error)}.`)));
    worker.on('exit', () => reject(new InputError('It stopped before its end: try again.')));
  });
  return { done, stop: () => worker.postMessage('stop') };
}
