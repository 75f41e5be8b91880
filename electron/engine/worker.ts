// The engine worker: the pure fold, fed by the feed's port, publishing frames to main.
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { DeskSetup, EngineCommand, EngineReply, FeedToEngine } from '../../shared/ipc/pipeline';
import type { ModelSettings } from '../../shared/model/settings';
import type { TierTable } from '../../shared/risk/tiers';
import type { ModelCard } from '../../shared/model/model-card';
import type { Plan } from '../../shared/model/plan';
import { type EngineShell, createShell, takeCommand, takeFeed } from './shell';

/** What main starts this worker with. */
export interface EngineWorkerData {
  readonly feed: MessagePort;
  readonly settings: ModelSettings;
  readonly plan: Plan | null;
  readonly desk: DeskSetup;
  readonly tiers: readonly TierTable[];
  readonly card: ModelCard;
}

const main = parentPort;
if (main === null) throw new Error('electron/engine/worker.ts runs only as a worker');
const data = workerData as EngineWorkerData;

const shell: EngineShell = createShell(data, {
  toMain: (reply: EngineReply) => main.postMessage(reply),
  toFeed: (message) => data.feed.postMessage(message),
});
data.feed.on('message', (message: FeedToEngine) => takeFeed(shell, message));
main.on('message', (command: EngineCommand) => takeCommand(shell, command));
