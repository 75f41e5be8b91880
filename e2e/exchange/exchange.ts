// The local exchange: HTTP and sockets on 127.0.0.1, four venues side by side, faults on request, everything counted.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { type Account, answerAccount, createAccounts } from './account';
import { type Clock, systemClock } from '../../electron/feed/live/clock';
import type { Fact } from './facts';
import { type Faults, noFaults } from './faults';
import { createLedger, type Ledger, tallyOf } from './ledger';
import { createLine, type Line, type LineOwner } from './line';
import { MARKETS, type Venue } from './markets';
import type { Protocol } from './protocol';
import { createRandom, type Random } from './random';
import { answerRest } from './rest';
import { createTape, noteFact, seedHistory, type Tape } from './tape';
import { binance } from './venues/binance';
import { bybit } from './venues/bybit';
import { hyperliquid } from './venues/hyperliquid';
import { okx } from './venues/okx';

export interface ExchangeOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The true time, Unix ms; a test may let it run faster. */
  readonly now: () => number;
  /** What goes with that time; the machine's own without it. */
  readonly timers?: Pick<Clock, 'every' | 'wait'>;
  readonly seed: number;
  /** History before now, days; null leaves it to the caller. */
  readonly days: number | null;
}

export interface Exchange {
  /** `http://127.0.0.1:PORT`: the endpoint of every venue. */
  readonly url: string;
  readonly ledger: Ledger;
  readonly faults: Readonly<Record<Venue, Faults>>;
  readonly random: Random;
  readonly now: () => number;
  /** Test accounts, to be changed. */
  readonly accounts: readonly Account[];
  tape(venue: Venue, id: string): Tape;
  /** Facts of one market happen now: noted, put into the venue's words and sent to who asked for them. */
  publish(venue: Venue, id: string, facts: readonly Fact[]): void;
  /** One message as it stands to every socket of a venue; not counted. Bytes that have not left yet. */
  sendRaw(venue: Venue, text: string): number;
  /** Ends every socket of a venue, after what was sent has left. */
  disconnect(venue: Venue): void;
  /** Sockets open and subscriptions on them, a venue. */
  subscriptions(venue: Venue): number;
  /** REST answers that a fault holds back now. */
  delayed(): number;
  /** For watching what is on its way. */
  readonly server: Server;
  close(): Promise<void>;
}

const PROTOCOLS: readonly Protocol[] = [binance, bybit, okx, hyperliquid];

export async function startExchange(options: ExchangeOptions): Promise<Exchange> {
  const random = createRandom(options.seed);
  const ledger = createLedger();
  const faults = { binanceusdm: noFaults(), bybit: noFaults(), okx: noFaults(), hyperliquid: noFaults() };
  const tapes = new Map(MARKETS.map((market) => [`${market.venue} ${market.id}`, createTape(market)]));
  const wanted = new Set<string>();
  const lines = new Set<Line>();
  const { now, timers = systemClock } = options;
  if (options.days !== null) {
    for (const tape of tapes.values()) seedHistory(tape, now() - options.days * 86_400_000, now(), random);
  }

  const delayed = { count: 0 };
  const accounts = createAccounts();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (answerAccount(request, response, accounts)) return;
    void answerRest(request, response, {
      protocols: PROTOCOLS,
      tapes,
      faults,
      ledger,
      now,
      delayed,
      wait: timers.wait,
    });
  });
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const protocol = PROTOCOLS.find((one) => one.isSocketPath(path));
    if (protocol === undefined || faults[protocol.venue].down) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const owner: LineOwner = {
        protocol,
        faults: faults[protocol.venue],
        ledger,
        random,
        wanted,
        now,
        every: timers.every,
      };
      const line = createLine(ws, owner);
      lines.add(line);
      ws.on('close', () => lines.delete(line));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const tapeOf = (venue: Venue, id: string): Tape => {
    const tape = tapes.get(`${venue} ${id}`);
    if (tape === undefined) throw new Error(`no market ${id} on ${venue}`);
    return tape;
  };

  return {
    server,
    delayed: () => delayed.count,
    url: `http://127.0.0.1:${port}`,
    ledger,
    faults,
    random,
    now,
    accounts,
    tape: tapeOf,
    publish: (venue, id, facts) => {
      const tape = tapeOf(venue, id);
      const noted = facts.map((fact) => noteFact(tape, fact));
      const sent = new Set<string>();
      for (const line of lines) {
        if (line.venue === venue) for (const kind of line.publish(tape, noted)) sent.add(kind);
      }
      for (const fact of noted) {
        if (!wanted.has(`${venue} ${id} ${fact.kind}`)) continue;
        tallyOf(ledger, venue, fact.kind).published++;
        // Nobody was listening: whoever had asked for it has lost it.
        if (!sent.has(fact.kind)) ledger.lost.push({ venue, id, kind: fact.kind, atMs: now() });
      }
    },
    sendRaw: (venue, text) => {
      let waiting = 0;
      for (const line of lines) if (line.venue === venue) waiting += line.sendRaw(text);
      return waiting;
    },
    disconnect: (venue) => {
      for (const line of lines) if (line.venue === venue) line.hangUp();
    },
    subscriptions: (venue) => {
      let count = 0;
      for (const line of lines) if (line.venue === venue) count += line.channels();
      return count;
    },
    close: async () => {
      for (const line of lines) line.destroy();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
