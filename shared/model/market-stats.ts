// The market's figures beside the map: each is null when it is not known.

/** Figures of the market bar and the context panel; null is unknown. */
export interface MarketStats {
  readonly price: number | null;
  /** When `price` was the market's, ms: the last bar's close. */
  readonly priceMs: number | null;
  /** True when that is too long ago to stand for the market of now. */
  readonly isStale: boolean;
  readonly change24hPct: number | null;
  readonly funding: {
    readonly rate: number;
    readonly intervalHours: number | null;
    readonly percentile: number | null;
  } | null;
  readonly oiCoins: number | null;
  readonly oiUsd: number | null;
  readonly oiChange1hPct: number | null;
  readonly oiChange24hPct: number | null;
  readonly volume24hUsd: number | null;
  /** The last full hour's volume against the 7 days before, in standard deviations. */
  readonly volumeZ: number | null;
  readonly liquidated24h: { readonly longUsd: number; readonly shortUsd: number } | null;
  /** Mean true range of the last 14 hours' hourly candles, quote units (USD). */
  readonly atr: number | null;
}
