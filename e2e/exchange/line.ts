// One open socket: what is subscribed on it, and how a message goes out, soundly or spoilt on purpose.
import type { WebSocket } from 'ws';
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
  const { protocol, faults, ledger, random, wanted, now } = owner;
  const { venue } = protocol;
  const channels = new Map<string, Channel>();
  /** Held back to go out after its successor. */
  let held: string | null = null;
  let late: { readonly text: string; readonly dueMs: number }[] = [];
  let closing = false;
  const chance = (share: number): boolean => share > 0 && nextRandom(random) < share;
  const out = (text: string): void => ws.send(text);

  const put = (text: string): void => {
    if (faults.delayMs > 0 || late.length > 0) late.push({ text, dueMs: now() + faults.delayMs });
    else out(text);
  };
  const timer = setInterval(() => {
    while (late.length > 0 && late[0].dueMs <= now()) out(late.shift()?.text ?? '');
    if (held !== null) {
      put(held);
      held = null;
    }
  }, 20);
  const flush = (): void => {
    if (held !== null) late.push({ text: held, dueMs: 0 });
    held = null;
    for (const { text } of late) out(text);
    late = [];
  };

  const send = (tape: Tape, message: Message): void => {
    const id = tape.market.id;
    const count = (how: 'sound' | 'again' | 'garbled' | 'foreign', kinds: readonly FactKind[]): void => {
      for (const kind of kinds) tallyOf(ledger, venue, kind)[how]++;
    };
    if (closing || faults.stalled || (message.numbered && chance(faults.lose))) {
      for (const kind of message.kinds) ledger.lost.push({ venue, id, kind, atMs: now() });
      return;
    }
    if (chance(faults.foreign)) {
      // An extra message, about a market that nobody asked for.
      const single = protocol.encode(
        oneChannel(channels, message.kinds[0], id),
        tape.market,
        oneFact(tape, now()),
        tape,
        now(),
      );
      if (single.length === 1 && message.kinds[0] === 'trade') {
        put(protocol.spoil(single[0].text, 'foreign'));
        count('foreign', single[0].kinds);
      }
    }
    if (message.kinds.length === 1 && chance(faults.malformed)) {
      put(protocol.spoil(message.text, 'malformed'));
      count('garbled', message.kinds);
      return;
    }
    count('sound', message.kinds);
    if (held === null && chance(faults.reorder)) {
      held = message.text;
      return;
    }
    put(message.text);
    if (held !== null) {
      put(held);
      held = null;
    }
    if (chance(faults.duplicate)) {
      put(message.text);
      count('again', message.kinds);
    }
  };

  ws.on('message', (data) => {
    if (faults.stalled) return;
    const text = (data as Buffer).toString();
    const control = protocol.control(text, now() + faults.clockMs);
    for (const answer of control.answers) out(answer);
    for (const channel of control.unsubscribe) channels.delete(`${channel.name} ${channel.id}`);
    for (const channel of control.subscribe) {
      channels.set(`${channel.name} ${channel.id}`, channel);
      for (const kind of channel.kinds) if (channel.id !== null) wanted.add(`${venue} ${channel.id} ${kind}`);
      if (channel.id === null) wanted.add(`${venue} * ${channel.kinds[0]}`);
    }
  });
  ws.on('close', () => clearInterval(timer));
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
      out(text);
      return ws.bufferedAmount;
    },
    hangUp: () => {
      flush();
      closing = true;
      ws.close(1001, 'maintenance');
    },
    destroy: () => {
      clearInterval(timer);
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
