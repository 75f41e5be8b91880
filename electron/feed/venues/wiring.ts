// What every venue through ccxt is made of: its own part as a table of functions, and the same wiring around it.
import type { Exchange } from '../../../node_modules/ccxt/js/src/base/Exchange.js';
import type { Tier } from '../../../shared/risk/tiers';
import { hangUp, loadMarkets, prepare, retryAfterS } from './ccxt-client';
import type { Decode, VenueInstrument } from './decoded';
import { instrumentFrom, type InstrumentParts, type Market, marketOf } from './market-facts';
import type { History, Poll, Subscription, Venue, VenueId, VenueOptions } from './venue';

type Facts = Pick<
  InstrumentParts,
  'symbol' | 'priceDecimals' | 'qtyDecimals' | 'maintenanceRate' | 'fundingHours'
>;

/** A venue's own part. `E` is its class in ccxt. */
export interface Wiring<E extends Exchange> {
  readonly id: VenueId;
  readonly decode: Decode;
  /** ccxt's own business: answers, pongs, errors. Everything else comes to us. */
  readonly isOwnAnswer: (message: unknown) => boolean;
  readonly isAcknowledgement: (message: unknown) => boolean;
  /** Kinds of markets that are loaded, in ccxt's words. */
  readonly markets: readonly string[];
  readonly serverMs: ((exchange: E) => Promise<number>) | null;
  readonly facts: (exchange: E, market: Market) => Promise<Facts> | Facts;
  /** Null where it publishes none. */
  readonly tiers: ((exchange: E, instrument: VenueInstrument) => Promise<readonly Tier[] | null>) | null;
  /** `symbol` is ccxt's. */
  readonly subscriptions: (exchange: E, symbol: string) => readonly Subscription[];
  readonly polls: (exchange: E, instrument: VenueInstrument) => readonly Poll[];
  readonly history: (exchange: E, instrument: VenueInstrument) => readonly History[];
}

export async function wire<E extends Exchange>(
  exchange: E,
  own: Wiring<E>,
  options: VenueOptions,
): Promise<Venue> {
  const { id, decode, isOwnAnswer, isAcknowledgement, serverMs, tiers } = own;
  await prepare(exchange, options, { isData: (message) => !isOwnAnswer(message), isAcknowledgement });
  exchange.options['fetchMarkets'] = { types: own.markets };
  let symbol = '';
  return {
    id,
    decode,
    isAcknowledgement,
    serverMs: serverMs === null ? null : () => serverMs(exchange),
    instrument: async (wanted, inst, nowMs) => {
      await loadMarkets(exchange);
      const market = marketOf(exchange, wanted);
      symbol = market.symbol;
      return instrumentFrom({ id, inst, nowMs, market, ...(await own.facts(exchange, market)) });
    },
    tiers: (instrument) => (tiers === null ? Promise.resolve(null) : tiers(exchange, instrument)),
    subscriptions: () => own.subscriptions(exchange, symbol),
    polls: (instrument) => own.polls(exchange, instrument),
    history: (instrument) => own.history(exchange, instrument),
    retryAfterS: () => retryAfterS(exchange),
    hangUp: () => hangUp(exchange),
  };
}
