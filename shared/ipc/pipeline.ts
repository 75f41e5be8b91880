// What main, the feed worker and the engine worker say to each other inside one pipeline.
import type { AlertSettings, FiredAlert } from '../model/alert';
import type { Brief, ZoneContext } from '../model/brief';
import type { CascadeAnswer, CascadeDirection } from '../model/cascade';
import type { CalmChoices, DeskCheck, DeskPlan } from '../model/desk';
import type { ModelSettings } from '../model/settings';
import type { CellBands, Explanation } from '../model/explanation';
import type { LiveStart, LiveStatus } from '../model/live';
import type { Plan } from '../model/plan';
import type { BandId } from '../model/leverage-bands';
import type { SessionInfo } from '../model/session-info';
import type { Event } from '../model/event';
import type { Find, Found } from '../playback/find';
import type { Loop, PlayState, PublishedFrame } from './frames';

/** Main to feed: what to follow or to read, and how to play it. */
export type FeedCommand =
  | { readonly type: 'open'; readonly path: string; readonly atMs: number | null }
  | { readonly type: 'play'; readonly speed: number }
  | { readonly type: 'pause' }
  | { readonly type: 'seek'; readonly atMs: number }
  /** To the end of the next or this bar (column) of `barMs`. */
  | { readonly type: 'step'; readonly bars: -1 | 1; readonly barMs: number }
  /** Past the next event, or before the last one. */
  | { readonly type: 'stepEvent'; readonly events: -1 | 1 }
  /** Play goes round in it; null plays on. */
  | { readonly type: 'loop'; readonly loop: Loop | null }
  /** What is on show stays until the live market has its first map. Answered by `opened`. */
  | { readonly type: 'live'; readonly start: LiveStart }
  /** Ends recording and keeps the file; the live map goes on. */
  | { readonly type: 'unrecord' }
  /** Ends the live market; answered by `liveEnded`. */
  | { readonly type: 'endLive' };

export type FeedReply =
  /** An `open` or a `live` was answered; the problem is one sentence, or null. */
  | { readonly type: 'opened'; readonly problem: string | null }
  /** How the live market is, about once a second; null once it has ended. */
  | { readonly type: 'live'; readonly status: LiveStatus | null }
  /** No market is live and the last one's recording is complete: its path, null when none was kept. */
  | { readonly type: 'liveEnded'; readonly path: string | null };

/** Feed to engine, in order. Batches carry the session's own EventBatch bytes. */
export type FeedToEngine =
  /** `run` comes back in the engine's answers, so that none is taken for one about another session. */
  | { readonly type: 'open'; readonly path: string; readonly session: SessionInfo; readonly run?: number }
  /** Go back to the checkpoint taken after event `seq`; 0 is the empty state. */
  | { readonly type: 'restore'; readonly seq: number }
  | { readonly type: 'batch'; readonly bytes: Uint8Array }
  /** Everything up to `atMs` has been sent. `busy` while a longer catch-up is still under way. */
  | {
      readonly type: 'time';
      readonly play: PlayState;
      readonly atMs: number;
      readonly busy: boolean;
      readonly loop?: Loop | null;
      /** The event that a step went to. */
      readonly event?: Event | null;
    }
  /** Folded ahead of what is on show, only to know it: the state that does so starts at the checkpoint after `seq`. */
  | { readonly type: 'aheadFrom'; readonly seq: number }
  /** Answered with `ahead`. */
  | { readonly type: 'ahead'; readonly bytes: Uint8Array }
  | { readonly type: 'problem'; readonly sentence: string };

export type EngineToFeed = EngineAnswer & { readonly run?: number };

type EngineAnswer =
  | { readonly type: 'checkpoint'; readonly seq: number; readonly ms: number }
  /** The last `time` message was dealt with: the feed may send more. */
  | { readonly type: 'reached' }
  /** The last `ahead` batch was folded. */
  | { readonly type: 'ahead' }
  /** Everything was sent once: send it again from after event `seq` on, ahead of what is on show. */
  | { readonly type: 'again'; readonly seq: number }
  /** The settings changed: every checkpoint is void, send the session again up to now. */
  | { readonly type: 'refold' };

/** What main knows of the desk and the engine must too. */
export interface DeskSetup {
  readonly plans: readonly DeskPlan[];
  readonly alerts: AlertSettings;
}

/** Questions to the map on show, and what each is answered with. */
export interface DeskQuestions {
  readonly check: {
    readonly ask: { readonly before: DeskPlan | null; readonly after: DeskPlan };
    readonly answer: DeskCheck | null;
  };
  readonly calm: {
    readonly ask: { readonly plan: DeskPlan; readonly withinPct: number };
    readonly answer: CalmChoices | null;
  };
  readonly cascade: {
    readonly ask: {
      readonly fromPrice: number | null;
      readonly direction: CascadeDirection;
      readonly thin: number | null;
      readonly pushPct: number | null;
    };
    readonly answer: CascadeAnswer;
  };
  readonly brief: { readonly ask: null; readonly answer: Brief | null };
  readonly zone: { readonly ask: { readonly id: string }; readonly answer: ZoneContext | null };
  readonly alerts: { readonly ask: null; readonly answer: readonly FiredAlert[] };
}

export type DeskQuestion = {
  [Q in keyof DeskQuestions]: { readonly name: Q; readonly ask: DeskQuestions[Q]['ask'] };
}[keyof DeskQuestions];

export type EngineCommand =
  | { readonly type: 'model'; readonly settings: ModelSettings }
  | { readonly type: 'plan'; readonly plan: Plan | null }
  | { readonly type: 'desk'; readonly desk: DeskSetup }
  /** What is wrong with the live feed, one sentence; null when it is well again. */
  | { readonly type: 'feedLost'; readonly sentence: string | null }
  /** Answers with a `told` message of the same number. */
  | { readonly type: 'ask'; readonly n: number; readonly question: DeskQuestion }
  /** Window `window` needs everything, of some leverage bands only or with null of all. */
  | { readonly type: 'snapshot'; readonly window: number; readonly tiers: readonly BandId[] | null }
  /** A window that has everything shows other leverage bands from now on. */
  | { readonly type: 'tiers'; readonly window: number; readonly tiers: readonly BandId[] | null }
  | { readonly type: 'closed'; readonly window: number }
  /** What a display cell holds by leverage band; answers with `bands`. */
  | { readonly type: 'bands'; readonly atMs: number; readonly cell: number }
  /** Answers with a `hash` message. */
  | { readonly type: 'hash' }
  /** Looks for a moment; answers with `found` once it is known. */
  | { readonly type: 'find'; readonly find: Find }
  /** Takes the levels at a price and a past or present moment apart; answers with `explained`. */
  | { readonly type: 'explain'; readonly atMs: number; readonly price: number };

export type EngineReply =
  /** `window` null goes to every window but those in `except`. */
  | {
      readonly type: 'frame';
      readonly window: number | null;
      readonly frame: PublishedFrame;
      readonly except: readonly number[];
    }
  | { readonly type: 'bands'; readonly bands: CellBands | null }
  | { readonly type: 'found'; readonly found: Found | null }
  | { readonly type: 'hash'; readonly hash: string; readonly seq: number }
  | { readonly type: 'told'; readonly n: number; readonly answer: unknown }
  | { readonly type: 'explained'; readonly explanation: Explanation | null };
