// Feed and engine joined without workers, for tests of replays.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { DEFAULT_ALERTS } from '../../shared/ipc/desk-schema';
import type { PublishedFrame } from '../../shared/ipc/frames';
import type { EngineToFeed, FeedToEngine } from '../../shared/ipc/pipeline';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { CardModel, ModelCard } from '../../shared/model/model-card';
import type { Found } from '../../shared/playback/find';
import { readTierFile } from '../../shared/risk/tier-file';
import { createReplaySource, type ReplaySource } from '../feed/replay-source';
import { createShell, type EngineShell, takeFeed } from './shell';

const TIERS = readTierFile(JSON.parse(readFileSync('resources/leverage-tiers.json', 'utf8')));
const nothing = { sides: {} as CardModel['sides'], distance: [], age: [] };
const CARD: ModelCard = {
  base: 'BTC',
  market: '',
  truth: '',
  fromMs: 0,
  toMs: 0,
  tested: 0,
  bucketMs: 0,
  models: { smooth: nothing, ladder: nothing },
};

export interface Rig {
  readonly feed: ReplaySource;
  readonly shell: EngineShell;
  readonly frames: PublishedFrame[];
  readonly found: (Found | null)[];
  /** Handles messages between the two until none is left. */
  readonly settle: () => void;
}

export function rig(): Rig {
  const toFeed: EngineToFeed[] = [];
  const toEngine: FeedToEngine[] = [];
  const frames: PublishedFrame[] = [];
  const found: (Found | null)[] = [];
  const shell = createShell(
    {
      settings: DEFAULT_MODEL,
      plan: null,
      desk: { plans: [], alerts: DEFAULT_ALERTS },
      tiers: TIERS,
      card: CARD,
    },
    {
      toMain: (reply) => {
        if (reply.type === 'frame') frames.push(reply.frame);
        if (reply.type === 'found') found.push(reply.found);
      },
      toFeed: (message) => toFeed.push(message),
    },
  );
  const feed = createReplaySource({
    toEngine: (message) => toEngine.push(structuredClone(message)),
    opened: (problem) => expect(problem).toBeNull(),
    now: () => 0,
  });
  return {
    feed,
    shell,
    frames,
    found,
    settle: () => {
      while (toFeed.length + toEngine.length > 0) {
        for (const message of toEngine.splice(0)) takeFeed(shell, message);
        for (const message of toFeed.splice(0)) feed.answer(message);
      }
    },
  };
}
