// Order books near the price, asked for every few seconds: rows of prices and sizes to lots within each distance.
import { DEPTH_DISTANCES } from '../../../shared/model/depth';
import type { Decode, VenueInstrument } from './decoded';
import { exactUnits, listOf, msOf, Refusal, roundedUnits } from './fields';
import { at } from './history-rows';
import type { Poll } from './venue';

/** A venue's answer: rows that begin with price and size, best first. */
export interface RawBook {
  readonly ms: unknown;
  readonly bids: unknown;
  readonly asks: unknown;
}

interface Row {
  readonly ticks: number;
  readonly lots: number;
}

/** `lots` reads a size; without it sizes are coins. */
export function bookPoll(
  instrument: VenueInstrument,
  everyMs: number,
  ask: () => Promise<RawBook>,
  lots: (size: unknown) => number = (size) => roundedUnits(size, instrument.qtyDecimals),
): Poll {
  return { stream: 'book', everyMs, request: ask, decode: decoderOf(instrument, lots) };
}

function decoderOf(instrument: VenueInstrument, lots: (size: unknown) => number): Decode {
  const { inst, priceDecimals } = instrument;
  const rowsOf = (raw: unknown): readonly Row[] => {
    const rows = listOf(raw);
    if (rows === null || rows.length === 0) throw new Refusal('malformed');
    return rows.map((row) => ({ ticks: exactUnits(at(row, 0), priceDecimals), lots: lots(at(row, 1)) }));
  };
  return (raw, recvMs) => {
    try {
      const exchMs = msOf(at(raw, 'ms'));
      const [bids, asks] = [rowsOf(at(raw, 'bids')), rowsOf(at(raw, 'asks'))];
      const midHalfTicks = bids[0].ticks + asks[0].ticks;
      if (bids[0].ticks >= asks[0].ticks) throw new Refusal('malformed');
      const event = {
        kind: 'book',
        recvMs,
        exchMs,
        inst,
        midHalfTicks,
        bidLots: lotsWithin(bids, midHalfTicks / 2, -1),
        askLots: lotsWithin(asks, midHalfTicks / 2, 1),
      } as const;
      return { events: [{ event, id: String(exchMs), serial: null }], rejects: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { events: [], rejects: [{ stream: 'book', reason: error.reason }] };
    }
  };
}

/** Lots between the middle and each distance on one side; null where the last row is nearer than that. */
export function lotsWithin(rows: readonly Row[], midTicks: number, sign: 1 | -1): (number | null)[] {
  const farthest = rows.reduce((far, { ticks }) => Math.max(far, sign * (ticks - midTicks)), 0);
  return DEPTH_DISTANCES.map((distance) => {
    const reach = distance * midTicks;
    if (farthest < reach) return null;
    return rows.reduce((sum, { ticks, lots }) => (sign * (ticks - midTicks) <= reach ? sum + lots : sum), 0);
  });
}
