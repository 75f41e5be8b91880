// Every assumption of the map in one object; a trader can see and change each.

/** How opened notional is placed: by a smooth kernel of distances, or on exact leverage rungs. */
export type ModelName = 'smooth' | 'ladder';

export const MODEL_NAMES = ['smooth', 'ladder'] as const satisfies readonly ModelName[];

/** One place where part of the opened notional is put, as price ratios to the entry. */
export interface Placement {
  /** Distance from entry to liquidation, a fraction of the entry. */
  readonly distance: number;
  /** Share of the opened notional; shares of a model add up to 1. */
  readonly weight: number;
  /** Liquidation price over entry price of a long (below 1). */
  readonly longRatio: number;
  /** Liquidation price over entry price of a short (above 1). */
  readonly shortRatio: number;
  /** The leverage this distance stands for, after maintenance margin. */
  readonly leverage: number;
}

export interface ModelSettings {
  readonly model: ModelName;
  /** Width of a base price cell in ticks; null takes the instrument's own (10 USD for BTC). */
  readonly cellTicks: number | null;
  /** Share of a level that one touch of the price consumes. */
  readonly sweepShare: number;
  /** Ageing: a level at distance D keeps max(0, 1 - ageing / D x turnover / open interest) a bar. */
  readonly ageing: number;
  /** Share of traded coins, and of rises of open interest, taken as newly opened. */
  readonly volumeShare: number;
  readonly riseShare: number;
  /** Which side opens more: `tilt` at most, and against a price that has left its recent mean. */
  readonly tilt: TiltSettings;
  /** Points over a bar's low to high where entries are put. */
  readonly entryPoints: number;
  /** Length of the bars that trades are gathered into, ms. */
  readonly barMs: number;
  /** Open interest older than this is unknown, ms. */
  readonly oiMaxAgeMs: number;
  /** With no open interest ever seen: open interest as a multiple of a day's mean volume. */
  readonly oiPerDailyVolume: number;
  /** What a sweep of one USD of the map has been reported as liquidated (three venues, sampled). */
  readonly reportedShare: number;
  /** A sweep in a bar whose range is x times the day's mean is reported x^(1/4) times as much when true. */
  readonly reportsSpeed: boolean;
  /** Liquidations reported an hour and side with no sweep at all, USD. */
  readonly reportedFloorUsdPerHour: number;
  /** Maintenance rate of the ladder's tier, a fraction. */
  readonly ladderMaintenance: number;
  readonly smooth: readonly Placement[];
  readonly ladder: readonly Placement[];
  readonly zones: ZoneSettings;
}

/**
 * Leveraged traders lean against a move: of what a bar opens, the longs' part is 1 - strength x d and the shorts'
 * 1 + strength x d, where d is how far the price stands above its mean over `meanMs`, as a share of `span`, within
 * -1 and 1.
 */
export interface TiltSettings {
  readonly strength: number;
  readonly span: number;
  readonly meanMs: number;
}

/** How hot zones are found; widths in base cells, so that symbols keep proportion. */
export interface ZoneSettings {
  /** Width of one box pass in base cells (20 = 200 USD for BTC). */
  readonly boxCells: number;
  readonly passes: number;
  /** A zone's cells are at or above this percentile (0..1) of the window's non-empty cells. */
  readonly percentile: number;
  /** Length of the comparison window, ms. */
  readonly windowMs: number;
  /** Least width of a zone in base cells (10 = 100 USD for BTC). */
  readonly minCells: number;
}
