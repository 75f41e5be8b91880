// Which candles' marks are painted with history and which with the present: a new bar moves only the latter.
import type { Bars } from '../session/replica-bars';
import { PAGE_SLOTS } from '../session/replica-pages';
import type { CandleSource } from './candles';
import type { Scene } from './scene';

/** Candles that the present takes on before the marks of history are placed anew with them. */
const MOST_FRESH = 12;

export interface ClosedCandles {
  /** Looks at what is known now; call it once a drawing. */
  update(scene: Scene): void;
  /** Number of the first candle of the present. */
  from(): number;
  /** Rises when a candle before that changed, or when history should take on more of them. */
  version(): number;
}

/** Number of the candle that now lies in, or of the last before now. */
function lastCandle(scene: Scene): number {
  return Math.ceil(scene.units.nowMs / scene.candles.candleMs) - 1;
}

/** Whether a bar in a slot before `slot` changed after a version of the bars. */
function changedBefore(bars: Bars, slot: number, since: number): boolean {
  for (const [number, page] of bars.pages) {
    if (page.version <= since || number * PAGE_SLOTS >= slot) continue;
    const end = Math.min(PAGE_SLOTS, slot - number * PAGE_SLOTS);
    for (let at = 0; at < end; at++) if (page.changedAt[at] > since) return true;
  }
  return false;
}

/** Nothing is placed yet. */
export function createClosedCandles(): ClosedCandles {
  let [from, version, seen] = [Number.POSITIVE_INFINITY, 0, -1];
  let of: { readonly bars: Bars; readonly source: CandleSource } | null = null;

  return {
    update(scene) {
      const { bars } = scene.replica;
      const last = lastCandle(scene);
      const same = of?.bars === bars && of.source === scene.candles;
      const slot = from * Math.round(scene.candles.candleMs / scene.hello.barMs);
      const stays = same && last >= from - 1 && last - from < MOST_FRESH;
      if (!stays || (bars.version !== seen && changedBefore(bars, slot, seen))) {
        from = last;
        version++;
      }
      seen = bars.version;
      of = { bars, source: scene.candles };
    },
    from: () => from,
    version: () => version,
  };
}
