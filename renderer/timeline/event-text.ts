// The event that a step went to, in a few words.
import type { Event, EventKind } from '../../shared/model/event';

const NAMES: Readonly<Record<EventKind, string>> = {
  instrument: 'instrument',
  trade: 'trade',
  bar: 'bar',
  liquidation: 'liquidation',
  mark: 'mark',
  funding: 'funding',
  openInterest: 'OI',
  gap: 'gap',
  tick: 'tick',
  book: 'order book',
  tiers: 'margin tiers',
};

/** `#12,345 trade`. */
export function eventText({ seq, kind }: Event): string {
  return `#${seq.toLocaleString('en-US')} ${NAMES[kind]}`;
}
