// Gathers the items of one message: each becomes events or one counted refusal, and none disturbs the others.
import type { Stream } from '../../../shared/model/event';
import type { Decoded, DecodedEvent, Instruments, Reject, VenueInstrument } from './decoded';
import { isRaw, type Raw, Refusal } from './fields';

export interface Collector {
  /** Decodes one item that must be an object. */
  readonly item: (
    stream: Stream,
    raw: unknown,
    decode: (raw: Raw) => DecodedEvent | readonly DecodedEvent[],
  ) => void;
  readonly reject: (reject: Reject) => void;
  readonly done: () => Decoded;
}

export function collector(): Collector {
  const events: DecodedEvent[] = [];
  const rejects: Reject[] = [];
  return {
    item: (stream, raw, decode) => {
      try {
        if (!isRaw(raw)) throw new Refusal('malformed');
        const decoded = decode(raw);
        if (Array.isArray(decoded)) events.push(...(decoded as readonly DecodedEvent[]));
        else events.push(decoded as DecodedEvent);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        rejects.push({ stream, reason: error.reason });
      }
    },
    reject: (reject) => rejects.push(reject),
    done: () => ({ events, rejects }),
  };
}

/** A message that is nothing we know: one refusal. */
export function refused(stream: Stream | null, reason: Reject['reason']): Decoded {
  return { events: [], rejects: [{ stream, reason }] };
}

/** The instrument of an item's own symbol, which must be the one its channel is about (null: a channel of all). */
export function instrumentOf(
  instruments: Instruments,
  symbol: unknown,
  channelSymbol: string | null,
): VenueInstrument {
  if (typeof symbol !== 'string' || symbol === '') throw new Refusal('malformed');
  const instrument = instruments.get(symbol);
  if (channelSymbol === null && instrument === undefined) throw new Refusal('foreign');
  if (instrument === undefined || (channelSymbol !== null && symbol !== channelSymbol)) {
    throw new Refusal('wrong-symbol');
  }
  return instrument;
}
