// The feed worker: sockets, all reading and writing of sessions, and the only writer of the log.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { EngineToFeed, FeedCommand } from '../../shared/ipc/pipeline';
import { systemClock } from './live/clock';
import { createSources } from './sources';

/** What main starts this worker with. */
export interface FeedWorkerData {
  readonly engine: MessagePort;
}

const main = parentPort;
if (main === null) throw new Error('electron/feed/worker.ts runs only as a worker');
const { engine } = workerData as FeedWorkerData;

const sources = createSources({
  toEngine: (message) => engine.postMessage(message),
  toMain: (reply) => main.postMessage(reply),
  steady: () => performance.now(),
  clock: systemClock,
});
engine.on('message', (message: EngineToFeed) => sources.answer(message));
main.on('message', (command: FeedCommand) => sources.command(command));
