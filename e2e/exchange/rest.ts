// Answers one HTTP request in the words of the venue that its path belongs to, or with the fault that is on.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults } from './faults';
import { type Ledger, tallyOf } from './ledger';
import type { Venue } from './markets';
import type { Protocol, RestAnswer } from './protocol';
import type { Tape } from './tape';

export interface RestSide {
  readonly protocols: readonly Protocol[];
  readonly tapes: ReadonlyMap<string, Tape>;
  readonly faults: Readonly<Record<Venue, Faults>>;
  readonly ledger: Ledger;
  readonly now: () => number;
  /** Answers that are held back now. */
  readonly delayed: { count: number };
  readonly wait: (ms: number) => Promise<void>;
}

export async function answerRest(
  request: IncomingMessage,
  response: ServerResponse,
  side: RestSide,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://local');
  const body = await bodyOf(request);
  for (const protocol of side.protocols) {
    const faults = side.faults[protocol.venue];
    let amountDropped = false;
    const answer = protocol.rest(
      { path: url.pathname, query: url.searchParams, body },
      {
        nowMs: side.now() + faults.clockMs,
        tapeOf: (id) => side.tapes.get(`${protocol.venue} ${id}`),
        dropsAmount: () => {
          amountDropped = faults.withoutAmount > 0 && faults.refuse === null && !faults.down;
          return amountDropped;
        },
      },
    );
    if (answer === null) continue;
    if (faults.restDelayMs > 0) {
      side.delayed.count++;
      await side.wait(faults.restDelayMs);
      side.delayed.count--;
    }
    if (faults.down) {
      send(response, 503, { msg: 'down for maintenance' });
      return;
    }
    if (faults.refuse !== null) {
      const { status, retryAfterS, times } = faults.refuse;
      faults.refuse = times > 1 ? { ...faults.refuse, times: times - 1 } : null;
      response.setHeader('Retry-After', String(retryAfterS));
      send(response, status, { code: -1003, msg: 'Too many requests.' });
      return;
    }
    if (amountDropped) faults.withoutAmount--;
    noteFactOf(answer, protocol.venue, side);
    send(response, answer.status, answer.json);
    return;
  }
  send(response, 404, { msg: `nobody here answers ${url.pathname}` });
}

/** A polled figure is sent like any other. */
function noteFactOf({ fact }: RestAnswer, venue: Venue, { ledger }: RestSide): void {
  if (fact === undefined) return;
  const tally = tallyOf(ledger, venue, fact.kind);
  tally.published++;
  if (fact.sound) tally.sound++;
  else tally.garbled++;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return null;
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return null;
  }
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
