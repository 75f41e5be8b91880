// A venue through a proxy: requests and sockets all go through it, and one that is not there is said.
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Exchange, startExchange } from '../../../e2e/exchange/exchange';
import { systemClock } from '../live/clock';
import { type LiveSource, startLive } from '../live/live-source';
import { LIVE_TIMINGS } from '../live/options';

let proxy: Server;
let exchange: Exchange;
let source: LiveSource | null = null;
let tunnels: string[] = [];
const sockets = new Set<Socket>();
const folder = mkdtempSync(join(tmpdir(), 'liqradar-proxy-'));

beforeEach(async () => {
  tunnels = [];
  exchange = await startExchange({ port: 0, now: Date.now, seed: 2, days: 1 });
  proxy = createServer();
  proxy.on('connect', (request, socket: Socket, head: Buffer) => {
    tunnels.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    for (const one of [socket, target]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await source?.stop();
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => proxy.close(() => resolve()));
  await exchange.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(address: string): LiveSource {
  source = startLive(
    {
      venues: [{ venue: 'binanceusdm', symbol: 'BTC/USDT:USDT', endpoint: exchange.url, proxy: address }],
      path: join(folder, 'live.session'),
      record: false,
      name: 'a test',
      createdBy: 'Liqradar 0.1.0',
      force: true,
      historyMs: 3_600_000,
      timings: LIVE_TIMINGS,
    },
    { clock: systemClock, toEngine: () => {} },
  );
  return source;
}

it('takes requests and sockets through the proxy', { timeout: 60_000 }, async () => {
  await start(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`).opened;
  const place = new URL(exchange.url).host;
  expect(new Set(tunnels)).toEqual(new Set([place]));
  expect(exchange.subscriptions('binanceusdm')).toBeGreaterThan(0);
  expect(tunnels.length).toBeGreaterThan(1);
});

it('says when the proxy cannot be had', { timeout: 60_000 }, async () => {
  const { health } = start('http://127.0.0.1:9');
  await expect
    .poll(() => health().venues[0].problem, { timeout: 30_000 })
    .toMatch(
      /^Binance cannot be reached at http:\S+ through the proxy http:\/\/127.0.0.1:9 \(the connection was refused\); trying again in \d+ s\.$/,
    );
});
