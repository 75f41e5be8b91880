// What one venue has on a map of several.
import type { Exchange } from './exchange';

export interface VenueShare {
  readonly exchange: Exchange;
  readonly symbol: string;
  /** Its part of the map, USD, and of all venues' together, %. */
  readonly usd: number;
  readonly sharePct: number;
  /** Close of its last bar, Unix ms. */
  readonly lastMs: number;
  /** `out`: its bars have stopped coming; its levels go on ageing by its own last mean turnover. */
  readonly state: 'in' | 'out';
  /** Its price is the map's. */
  readonly isPrice: boolean;
}
