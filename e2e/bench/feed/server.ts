// The other side of the feed bench, in a thread of its own: floods, steady streams and a recording over the socket.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { MessagePort } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { type Exchange, startExchange } from '../../exchange/exchange';

export type ServerCommand =
  | { readonly type: 'flood'; readonly messages: number }
  | { readonly type: 'steady'; readonly perSecond: number; readonly seconds: number }
  | { readonly type: 'recording'; readonly path: string; readonly speed: number };

export type ServerReply =
  | { readonly type: 'ready'; readonly url: string }
  /** Everything asked for was sent: trades, other messages, bytes. */
  | { readonly type: 'sent'; readonly trades: number; readonly others: number; readonly bytes: number };

const MOST_WAITING = 4_000_000;
const STEP_MS = 10;

let serial = 1_000_000;

/** A trade as Binance words it. */
export function tradeText(at: number, number: number): string {
  const price = 90_000 + (number % 200) / 10;
  return `{"e":"aggTrade","E":${at},"a":${number},"s":"BTCUSDT","p":"${price.toFixed(2)}","q":"0.012","f":${number},"l":${number},"T":${at},"m":true}`;
}

export async function serve(port: MessagePort): Promise<void> {
  const exchange = await startExchange({ port: 0, now: Date.now, seed: 3, days: 30 });
  // A mark each second, as the venue has: else the line counts as silent before the flood.
  setInterval(() => {
    exchange.publish('binanceusdm', 'BTCUSDT', [{ kind: 'mark', ms: Date.now(), priceTicks: 900_000 }]);
  }, 1000);
  port.on('message', (command: ServerCommand) => {
    void run(exchange, command).then((reply) => port.postMessage(reply));
  });
  port.postMessage({ type: 'ready', url: exchange.url } satisfies ServerReply);
}

async function run(exchange: Exchange, command: ServerCommand): Promise<ServerReply> {
  switch (command.type) {
    case 'flood':
      return await flood(exchange, command.messages);
    case 'steady':
      return await steady(exchange, command.perSecond, command.seconds);
    default:
      return await play(exchange, command.path, command.speed);
  }
}

async function flood(exchange: Exchange, messages: number): Promise<ServerReply> {
  let bytes = 0;
  for (let i = 0; i < messages; i++) {
    const text = tradeText(Date.now(), serial++);
    bytes += text.length;
    if (exchange.sendRaw('binanceusdm', text) > MOST_WAITING || i % 2000 === 0) await pause(0);
  }
  return { type: 'sent', trades: messages, others: 0, bytes };
}

async function steady(exchange: Exchange, perSecond: number, seconds: number): Promise<ServerReply> {
  const started = performance.now();
  const total = perSecond * seconds;
  let bytes = 0;
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - started) * perSecond) / 1000));
    for (; sent < due; sent++) {
      const text = tradeText(Date.now(), serial++);
      bytes += text.length;
      exchange.sendRaw('binanceusdm', text);
    }
    await pause(STEP_MS);
  }
  return { type: 'sent', trades: total, others: 0, bytes };
}

/** Lines `<receive time ns> {json}`, at their own pace times `speed`, stamped anew so that they are of today. */
async function play(exchange: Exchange, path: string, speed: number): Promise<ServerReply> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  const counts = { trades: 0, others: 0, bytes: 0 };
  let firstMs: number | null = null;
  const started = performance.now();
  for await (const line of lines) {
    const space = line.indexOf(' ');
    const ms = Number(line.slice(0, space)) / 1e6;
    firstMs ??= ms;
    const aheadMs = (ms - firstMs) / speed - (performance.now() - started);
    if (aheadMs > STEP_MS) await pause(aheadMs);
    const text = line.slice(space + 1);
    const isTrade = text.includes('"e":"trade"');
    counts[isTrade ? 'trades' : 'others']++;
    counts.bytes += text.length;
    exchange.sendRaw('binanceusdm', isTrade ? text.replace(/"T":\d+/, `"T":${Date.now()}`) : text);
  }
  return { type: 'sent', ...counts };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => (ms === 0 ? setImmediate(resolve) : setTimeout(resolve, ms)));
}
