// What the chart draws of a cascade what-if.
import type { CascadeBand } from '../../shared/model/cascade';
import type { Side } from '../../shared/model/side';

export interface CascadeMarks {
  /** Whose levels are swept. */
  readonly side: Side;
  /** Where it starts, quote units (USD). */
  readonly from: number;
  /** Where it comes to rest under each assumption of impact, and how far that is from the start, %. */
  readonly reach: Readonly<Record<CascadeBand, { readonly price: number; readonly pct: number }>>;
  /** Ends of the middle one's rounds, quote units (USD). */
  readonly steps: readonly number[];
}
