// What the decoders' tests share: the markets that the samples are of, and short forms of what came out.
import type { Exchange } from '../../../shared/model/exchange';
import type { Decode, Instruments, LiveEvent, VenueInstrument } from './decoded';

/** When every sample is received, Unix ms: not one of their own stamps. */
export const RECEIVED_MS = 1_767_225_700_000;

const MARKETS: Readonly<
  Record<Exclude<Exchange, 'simulated'>, Partial<VenueInstrument> & { symbol: string }>
> = {
  binanceusdm: { symbol: 'BTCUSDT', qtyDecimals: 3, maintenanceRate: 0.004 },
  bybit: { symbol: 'BTCUSDT', qtyDecimals: 3, maintenanceRate: 0.005 },
  okx: { symbol: 'BTC-USDT-SWAP', qtyDecimals: 4, maintenanceRate: 0.004, contractSize: '0.01' },
  hyperliquid: { symbol: 'BTC', qtyDecimals: 5, maintenanceRate: 0.0125, fundingHours: 1 },
};

/** A BTC market with ticks of 0.1, as instrument number 7. */
export function btcOn(
  exchange: Exclude<Exchange, 'simulated'>,
  other: Partial<VenueInstrument> = {},
): VenueInstrument {
  return {
    kind: 'instrument',
    recvMs: RECEIVED_MS,
    exchMs: RECEIVED_MS,
    inst: 7,
    exchange,
    base: 'BTC',
    quote: 'USDT',
    priceDecimals: 1,
    qtyDecimals: 3,
    cellTicks: 100,
    contractSize: '1',
    maintenanceRate: 0.004,
    fundingHours: 8,
    ...MARKETS[exchange],
    ...other,
  };
}

export function marketsOf(...instruments: readonly VenueInstrument[]): Instruments {
  return new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
}

/** A decoder over one venue's BTC market: events alone, and reasons of refusals alone. */
export function decoderOf(decode: Decode, instruments: Instruments) {
  const run = (raw: unknown) => decode(raw, RECEIVED_MS, instruments);
  return {
    run,
    events: (raw: unknown): readonly LiveEvent[] => run(raw)?.events.map(({ event }) => event) ?? [],
    reasons: (raw: unknown): readonly string[] =>
      run(raw)?.rejects.map(({ stream, reason }) => `${stream} ${reason}`) ?? [],
  };
}

/** USD of a liquidation in a market with ticks of 0.1. */
export function usdOf(event: LiveEvent, lotsPerCoin: number): number {
  return event.kind === 'liquidation' ? (event.priceTicks / 10) * (event.qtyLots / lotsPerCoin) : Number.NaN;
}

/** A copy with something else at a path of fields. */
export function changed(raw: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(raw);
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path[path.length - 1];
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
