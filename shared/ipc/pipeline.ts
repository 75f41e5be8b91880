// What main, the feed worker and the engine worker say to each other inside one pipeline.
import type { ModelSettings } from '../model/settings';
import type { Explanation } from '../model/explanation';
import type { Plan } from '../model/plan';
import type { SessionInfo } from '../model/session-info';
import type { PlayState, PublishedFrame } from './frames';

/** Main to feed: where to read, and how to play it. */
export type FeedCommand =
  | { readonly type: 'open'; readonly path: string; readonly atMs: number | null }
  | { readonly type: 'play'; readonly speed: number }
  | { readonly type: 'pause' }
  | { readonly type: 'seek'; readonly atMs: number }
  | { readonly type: 'step'; readonly bars: -1 | 1 };

/** Feed to main: an open was answered; the problem is one sentence, or null. */
export type FeedReply = { readonly type: 'opened'; readonly problem: string | null };

/** Feed to engine, in order. Batches carry the session's own EventBatch bytes. */
export type FeedToEngine =
  | { readonly type: 'open'; readonly path: string; readonly session: SessionInfo }
  /** Go back to the checkpoint taken after event `seq`; 0 is the empty state. */
  | { readonly type: 'restore'; readonly seq: number }
  | { readonly type: 'batch'; readonly bytes: Uint8Array }
  /** Everything up to `atMs` has been sent. `busy` while a longer catch-up is still under way. */
  | { readonly type: 'time'; readonly play: PlayState; readonly atMs: number; readonly busy: boolean }
  | { readonly type: 'problem'; readonly sentence: string };

export type EngineToFeed =
  | { readonly type: 'checkpoint'; readonly seq: number; readonly ms: number }
  /** The last `time` message was dealt with: the feed may send more. */
  | { readonly type: 'reached' }
  /** The settings changed: every checkpoint is void, send the session again up to now. */
  | { readonly type: 'refold' };

export type EngineCommand =
  | { readonly type: 'model'; readonly settings: ModelSettings }
  | { readonly type: 'plan'; readonly plan: Plan | null }
  /** Window `window` needs everything. */
  | { readonly type: 'snapshot'; readonly window: number }
  /** Answers with a `hash` message. */
  | { readonly type: 'hash' }
  /** Takes the levels at a price and a past or present moment apart; answers with `explained`. */
  | { readonly type: 'explain'; readonly atMs: number; readonly price: number };

export type EngineReply =
  /** `window` null goes to every window. */
  | { readonly type: 'frame'; readonly window: number | null; readonly frame: PublishedFrame }
  | { readonly type: 'hash'; readonly hash: string; readonly seq: number }
  | { readonly type: 'explained'; readonly explanation: Explanation | null };
