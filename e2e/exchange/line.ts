// One open socket: what is subscribed on it, and how a message goes out, soundly or spoilt on purpose.
import type { WebSocket } from 'ws';
import type { Clock } from '../../electron/feed/live/clock';
import type { Fact, FactKind } from './facts';
import type { Faults } from './faults';
import { type Ledger, tallyOf } from './ledger';
import type { Venue } from './markets';
import type { Channel, Message, Protocol } from './protocol';
import { nextRandom, type Random } from './random';
import type { Tape } from './tape';

export interface LineOwner {
  readonly protocol: Protocol;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly random: Random;
  /** `venue id kind` of everything that was ever subscribed to. */
  readonly wanted: Set<string>;
  readonly now: () => number;
  readonly every: Clock['every'];
}

/** A message on its way out. */
interface Parcel {
  readonly text: string;
  readonly kinds: readonly FactKind[];
  readonly how: 'sound' | 'again' | 'garbled' | 'foreign';
  readonly id: string;
  readonly madeMs: number;
  readonly dueMs: number;
}

export interface Line {
  readonly venue: Venue;
  /** Sends what is subscribed to; gives back the kinds it accounted for, sent or lost on purpose. */
  publish(tape: Tape, facts: readonly Fact[]): ReadonlySet<FactKind>;
  channels(): number;
  /** As it stands; gives the bytes that have not left yet. Only to a socket that trades are subscribed on. */
  sendRaw(text: string): number;
  /** Closes after what was sent has left. */
  hangUp(): void;
  destroy(): void;
}

export function createLine(ws: WebSocket, owner: LineOwner): Line {
  const { protocol, faults, ledger, random, wanted, now, every } = owner;
  const { venue } = protocol;
  const channels = new Map<string, Channel>();
  /** Held back to go out after its successor. */
  let held: Parcel | null = null;
  let late: Parcel[] = [];
  let closing = false;
  const chance = (share: number): boolean => share > 0 && nextRandom(random) < share;

  /** Counted as it leaves; what finds the socket closed is lost, unless it was an extra. */
  const out = (parcel: Parcel): void => {
    const { text, kinds, how, id, madeMs } = parcel;
    const isOpen = ws.readyState === ws.OPEN;
    if (isOpen) ws.send(text);
    for (const kind of kinds) {
      if (isOpen) tallyOf(ledger, venue, kind)[how]++;
      else if (how === 'sound' || how === 'garbled') ledger.lost.push({ venue, id, kind, atMs: madeMs });
    }
  };
  const put = (parcel: Parcel): void => {
    if (faults.delayMs > 0 || late.length > 0) late.push(parcel);
    else out(parcel);
  };
  const stopTimer = every(20, () => {
    while (late.length > 0 && late[0].dueMs <= now()) {
      const [first] = late.splice(0, 1);
      out(first);
    }
    if (held !== null) {
      put(held);
      held = null;
    }
  });
  const flush = (): void => {
    if (held !== null) late.push(held);
    held = null;
    for (const parcel of late) out(parcel);
    late = [];
  };

  const send = (tape: Tape, message: Message): void => {
    const { kinds, text } = message;
    const id = tape.market.id;
    const madeMs = now();
    const parcel = (words: string, how: Parcel['how']): Parcel => ({
      text: words,
      kinds,
      how,
      id,
      madeMs,
      dueMs: madeMs + faults.delayMs,
    });
    if (closing || faults.stalled || (message.numbered && chance(faults.lose))) {
      for (const kind of kinds) ledger.lost.push({ venue, id, kind, atMs: madeMs });
      return;
    }
    if (kinds[0] === 'trade' && chance(faults.foreign)) {
      // An extra message, about a market that nobody asked for.
      const channel = oneChannel(channels, 'trade', id);
      const [single] = protocol.encode(channel, tape.market, oneFact(tape, madeMs), tape, madeMs);
      put({ ...parcel(protocol.spoil(single.text, 'foreign'), 'foreign'), kinds: ['trade'] });
    }
    if (kinds.length === 1 && chance(faults.malformed)) {
      put(parcel(protocol.spoil(text, 'malformed'), 'garbled'));
      return;
    }
    if (held === null && chance(faults.reorder)) {
      held = parcel(text, 'sound');
      return;
    }
    put(parcel(text, 'sound'));
    if (held !== null) {
      put(held);
      held = null;
    }
    if (chance(faults.duplicate)) put(parcel(text, 'again'));
  };

  ws.on('message', (data) => {
    if (faults.stalled) return;
    const text = (data as Buffer).toString();
    const control = protocol.control(text, now() + faults.clockMs);
    for (const answer of control.answers) ws.send(answer);
    for (const channel of control.unsubscribe) channels.delete(`${channel.name} ${channel.id}`);
    for (const channel of control.subscribe) {
      channels.set(`${channel.name} ${channel.id}`, channel);
      for (const kind of channel.kinds) if (channel.id !== null) wanted.add(`${venue} ${channel.id} ${kind}`);
      if (channel.id === null) wanted.add(`${venue} * ${channel.kinds[0]}`);
    }
  });
  ws.on('close', () => {
    stopTimer();
    flush();
  });
  ws.on('error', () => ws.terminate());

  return {
    venue,
    publish: (tape, facts) => {
      const done = new Set<FactKind>();
      if (ws.readyState !== ws.OPEN) return done;
      for (const channel of channels.values()) {
        if (channel.id !== null && channel.id !== tape.market.id) continue;
        const own = facts.filter(({ kind }) => channel.kinds.includes(kind));
        if (channel.id === null && own.length > 0) wanted.add(`${venue} ${tape.market.id} ${own[0].kind}`);
        for (const message of protocol.encode(channel, tape.market, own, tape, now() + faults.clockMs)) {
          send(tape, message);
          for (const kind of message.kinds) done.add(kind);
        }
      }
      return done;
    },
    channels: () => channels.size,
    sendRaw: (text) => {
      const hasTrades = [...channels.values()].some(({ kinds }) => kinds.includes('trade'));
      if (!hasTrades || ws.readyState !== ws.OPEN) return 0;
      ws.send(text);
      return ws.bufferedAmount;
    },
    hangUp: () => {
      flush();
      closing = true;
      ws.close(1001, 'maintenance');
    },
    destroy: () => {
      stopTimer();
      ws.terminate();
    },
  };
}

function oneChannel(channels: ReadonlyMap<string, Channel>, kind: FactKind, id: string): Channel {
  for (const channel of channels.values())
    if (channel.kinds.includes(kind) && channel.id === id) return channel;
  return { name: '', id, kinds: [kind] };
}

/** A trade that did not happen: it is not on the tape and has the number of the last one. */
function oneFact(tape: Tape, ms: number): readonly Fact[] {
  return [
    { kind: 'trade', ms, priceTicks: tape.priceTicks, qtyLots: 1, takerBuy: true, serial: tape.serial },
  ];
}
