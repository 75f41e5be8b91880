// A venue's line: subscribes in rounds, notices silence and loss, waits, and comes again. Knows nothing of events.
import type { Subscription } from '../venues/venue';
import { type BackOff, backOffMs } from './back-off';
import type { Clock } from './clock';

export interface LineTimings {
  /** Nothing at all for so long means that the socket is dead, ms. */
  readonly silenceMs: number;
  /** Subscriptions must be acknowledged within this, ms. */
  readonly joinMs: number;
  /** After so long without loss the next wait is short again, ms. */
  readonly stableMs: number;
  readonly backOff: BackOff;
}

export interface LinePorts {
  readonly clock: Clock;
  readonly timings: LineTimings;
  readonly subscriptions: () => readonly Subscription[];
  readonly hangUp: () => void;
  /** Everything that was asked for is acknowledged. */
  readonly onLive: () => void;
  /** One sentence why; called once a round. */
  readonly onLost: (why: string, retryMs: number) => void;
}

export interface Line {
  readonly state: () => 'connecting' | 'live' | 'lost' | 'closed';
  readonly reconnects: () => number;
  readonly start: () => void;
  /** Something came from the venue: data, or an acknowledgement. */
  readonly heard: () => void;
  readonly acknowledged: () => void;
  /** Looks at the clock; call it a few times a second. `silent` names a stream that should not be. */
  readonly look: (silent: string | null) => void;
  readonly close: () => void;
}

export function createLine(ports: LinePorts): Line {
  const { clock, timings } = ports;
  const closing = new AbortController();
  let state: 'connecting' | 'live' | 'lost' | 'closed' = 'lost';
  let round = 0;
  let attempts = 0;
  let reconnects = 0;
  let acknowledgements = 0;
  let asked = 0;
  let startedMs = 0;
  let liveMs = 0;
  let heardMs = 0;

  const start = (): void => {
    if (state === 'closed') return;
    const mine = ++round;
    const subscriptions = ports.subscriptions();
    state = 'connecting';
    startedMs = clock.now();
    acknowledgements = 0;
    asked = subscriptions.length;
    for (const { start: subscribe } of subscriptions) {
      // A watch settles by failing; were it to succeed, the line would still be there.
      subscribe().catch((error: unknown) => {
        if (mine === round) lose(error instanceof Error ? error.message : String(error));
      });
    }
  };

  const lose = (why: string): void => {
    if (state === 'closed' || state === 'lost') return;
    if (state === 'live' && clock.now() - liveMs >= timings.stableMs) attempts = 0;
    state = 'lost';
    round++;
    reconnects++;
    const retryMs = backOffMs(timings.backOff, attempts++, clock.random);
    ports.onLost(why, retryMs);
    ports.hangUp();
    void clock.wait(retryMs, closing.signal).then(start);
  };

  return {
    state: () => state,
    reconnects: () => reconnects,
    start,
    heard: () => {
      heardMs = clock.now();
    },
    acknowledged: () => {
      heardMs = clock.now();
      if (state !== 'connecting' || ++acknowledgements < asked) return;
      state = 'live';
      liveMs = clock.now();
      ports.onLive();
    },
    look: (silent) => {
      const now = clock.now();
      if (state === 'connecting' && now - startedMs > timings.joinMs) {
        lose(`${acknowledgements} of ${asked} subscriptions were answered`);
      } else if (state === 'live' && now - heardMs > timings.silenceMs) {
        lose(`nothing came for ${Math.round((now - heardMs) / 1000)} s`);
      } else if (state === 'live' && silent !== null) {
        lose(`${silent} fell silent`);
      }
    },
    close: () => {
      state = 'closed';
      closing.abort();
      round++;
      ports.hangUp();
    },
  };
}
