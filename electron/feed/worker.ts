// The feed worker: all reading and writing of sessions, and the only writer of the log.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { EngineToFeed, FeedCommand, FeedReply } from '../../shared/ipc/pipeline';
import { createReplaySource } from './replay-source';

/** What main starts this worker with. */
export interface FeedWorkerData {
  readonly engine: MessagePort;
}

const main = parentPort;
if (main === null) throw new Error('electron/feed/worker.ts runs only as a worker');
const { engine } = workerData as FeedWorkerData;

const source = createReplaySource({
  toEngine: (message) => engine.postMessage(message),
  opened: (problem) => main.postMessage({ type: 'opened', problem } satisfies FeedReply),
  now: () => performance.now(),
});
engine.on('message', (message: EngineToFeed) => source.answer(message));
main.on('message', (command: FeedCommand) => source.command(command));
