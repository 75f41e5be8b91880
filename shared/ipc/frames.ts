// What the engine sends a window: a snapshot, then numbered deltas. Plain data that survives structured clone.
import type { FiredAlert } from '../model/alert';
import type { DeskRow } from '../model/desk';
import type { GapSpan, SessionInfo } from '../model/session-info';
import type { HeatScale } from '../model/heat-scale';
import type { Event, InstrumentEvent } from '../model/event';
import type { LiveStatus } from '../model/live';
import type { BandId } from '../model/leverage-bands';
import type { MarketStats } from '../model/market-stats';
import type { CheckResult } from '../model/plan';
import type { ModelSettings } from '../model/settings';
import type { VenueShare } from '../model/venue-share';
import type { Zone } from '../model/zone';

/** One union for the state of play; `following` is live. */
export type PlayState =
  | { readonly mode: 'following' }
  | { readonly mode: 'playing'; readonly speed: number }
  | { readonly mode: 'paused' };

/** The span [fromMs, toMs) that play goes round in. */
export interface Loop {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Starts a snapshot: everything a window held before is void. */
export interface HelloFrame {
  readonly kind: 'hello';
  readonly session: SessionInfo;
  /** The file behind the stream. */
  readonly path: string;
  readonly instrument: InstrumentEvent;
  readonly settings: ModelSettings;
  /** Width of the columns' cells in quote units (USD), e.g. 50 for BTC. */
  readonly displayCell: number;
  /** Length of the base column and bar, ms. */
  readonly barMs: number;
}

/**
 * One side of a run of columns. Column i has the values [offset[i], offset[i + 1]); the first stands for the
 * cell firstCell[i] (low edge firstCell x displayCell). Values are half-float bits of thousands of USD of
 * estimated open notional in the cell.
 */
export interface SideColumns {
  readonly firstCell: Int32Array;
  readonly offset: Int32Array;
  readonly thousands: Uint16Array;
}

/** Finished columns, rising in time inside a frame; a snapshot sends its frames newest first. */
export interface ColumnsFrame {
  readonly kind: 'columns';
  /** Column i covers [fromMs[i], toMs[i]) and shows what stood at toMs[i]. */
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
  readonly long: SideColumns;
  readonly short: SideColumns;
}

/** Closed bars, rising in time; prices in quote units, amounts in coins; NaN is unknown. */
export interface BarsFrame {
  readonly kind: 'bars';
  readonly openMs: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
}

/** Liquidations that a venue reported, rising in time; side 0 = long, 1 = short. */
export interface LiquidationsFrame {
  readonly kind: 'liquidations';
  readonly ms: Float64Array;
  readonly price: Float64Array;
  readonly usd: Float64Array;
  readonly side: Uint8Array;
}

/** All known gaps up to now. */
export interface GapsFrame {
  readonly kind: 'gaps';
  readonly gaps: readonly GapSpan[];
}

/** The colour scales so far, one for each UTC day, rising; a column uses the last with sinceMs <= its fromMs, or the first. */
export interface ScalesFrame {
  readonly kind: 'scales';
  readonly scales: readonly HeatScale[];
}

/** USD of estimated open notional in each display cell; cell i has its low edge at (firstCell + i) x displayCell. */
export interface Levels {
  readonly firstCell: number;
  readonly longUsd: Float32Array;
  readonly shortUsd: Float32Array;
}

/** The present: the map on display cells, its zones and the market's figures. */
export interface NowFrame extends Levels {
  readonly kind: 'now';
  readonly atMs: number;
  readonly price: number | null;
  /** All levels, where the frame's own are those of some leverage bands only: for figures beside the map. */
  readonly whole?: Levels;
  readonly zones: readonly Zone[];
  /** What each venue has on the map; one entry when there is one. */
  readonly venues: readonly VenueShare[];
  /** Since when liquidations were listened to, where the session itself says; null: for all of it. */
  readonly liquidatedFromMs?: number | null;
  readonly stats: MarketStats;
}

/** What the window's columns and map show, from this frame on: some leverage bands only, or with null all. */
export interface TiersFrame {
  readonly kind: 'tiers';
  readonly tiers: readonly BandId[] | null;
}

/** The check of the trader's plan against the map of now; null without a plan. */
export interface RiskFrame {
  readonly kind: 'risk';
  readonly check: CheckResult | null;
}

/** The desk's plans at this moment, in the order they are kept. */
export interface DeskFrame {
  readonly kind: 'desk';
  readonly atMs: number;
  readonly price: number | null;
  readonly rows: readonly DeskRow[];
}

/** Alerts that fired just now; in a replay those that would have (`live` false). Never dropped. */
export interface AlertsFrame {
  readonly kind: 'alerts';
  readonly fired: readonly FiredAlert[];
}

/** Where the stream stands. fromMs and toMs are the session's whole span. */
export interface TimeFrame {
  readonly kind: 'time';
  readonly play: PlayState;
  readonly atMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** True while a seek or a load is under way and what is on screen is not yet the asked moment. */
  readonly busy: boolean;
  readonly loop?: Loop | null;
  /** The event that a step by event went to; else null. */
  readonly event?: Event | null;
}

/** The stream went back: what is later than toMs is hidden again. */
export interface RewindFrame {
  readonly kind: 'rewind';
  readonly toMs: number;
}

/** What is wrong, in one sentence each, for the window to show until it is mended. */
export interface HealthFrame {
  readonly kind: 'health';
  readonly problems: readonly string[];
}

/** How the live market is, about once a second, also to hidden windows; null once it has ended. */
export interface LiveFrame {
  readonly kind: 'live';
  readonly status: LiveStatus | null;
}

export type FrameBody =
  | HelloFrame
  | ColumnsFrame
  | BarsFrame
  | LiquidationsFrame
  | GapsFrame
  | ScalesFrame
  | NowFrame
  | TiersFrame
  | RiskFrame
  | DeskFrame
  | AlertsFrame
  | TimeFrame
  | RewindFrame
  | HealthFrame
  | LiveFrame;

/** A frame as the engine publishes it; `eventSeq` is the last event folded before it. */
export type PublishedFrame = FrameBody & { readonly eventSeq: number };

/**
 * A frame as a window gets it: main numbers what it sends to each window without holes, and counts what it holds
 * back from a hidden one. A window that misses a number asks for a snapshot, which starts with a hello.
 */
export type Frame = PublishedFrame & { readonly frameSeq: number };
