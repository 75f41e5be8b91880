// `npm run exchange`: the local exchange by hand. Faults are typed on its standard input.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startExchange } from './exchange';
import { driveFromSession } from './from-session';
import { type Venue, MARKETS } from './markets';
import { createScript, DEFAULT_SCRIPT } from './script';

const HELP = `faults, one a line:  VENUE drop | stall on|off | down on|off | delay MS | slow MS | clock MS
                     VENUE duplicate|reorder|malformed|foreign|lose SHARE | refuse 429|418 TIMES SECONDS
also:                counts | quit`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    days: { type: 'string', default: '30' },
    trades: { type: 'string', default: '8' },
    session: { type: 'string' },
    venue: { type: 'string', default: 'binanceusdm' },
  },
});

const exchange = await startExchange({
  port: Number(values.port),
  now: Date.now,
  seed: 7,
  days: values.session === undefined ? Number(values.days) : null,
});
const script = createScript(exchange, { ...DEFAULT_SCRIPT, trades: Number(values.trades) });
const market = MARKETS.find(({ venue }) => venue === values.venue) ?? MARKETS[0];
const driver =
  values.session === undefined
    ? script
    : driveFromSession(exchange, { path: values.session, venue: market.venue, id: market.id, history: 0.8 });
const timer = setInterval(() => driver.step(), 50);
process.stdout.write(`the local exchange is at ${exchange.url}\n${HELP}\n`);

const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const [first = '', what = '', a = '', b = '', c = ''] = line.trim().split(/\s+/);
  if (first === 'quit') {
    clearInterval(timer);
    input.close();
    void exchange.close();
    return;
  }
  if (first === 'counts') {
    const counts = Object.fromEntries(exchange.ledger.tallies);
    process.stdout.write(`${JSON.stringify({ ...counts, lost: exchange.ledger.lost.length })}\n`);
    return;
  }
  process.stdout.write(setFault(first as Venue, what, a, b, c) ? 'done\n' : `${HELP}\n`);
});

function setFault(venue: Venue, what: string, a: string, b: string, c: string): boolean {
  if (!Object.hasOwn(exchange.faults, venue)) return false;
  const faults = exchange.faults[venue];
  switch (what) {
    case 'drop':
      exchange.disconnect(venue);
      return true;
    case 'stall':
      faults.stalled = a === 'on';
      return true;
    case 'down':
      faults.down = a === 'on';
      if (faults.down) exchange.disconnect(venue);
      return true;
    case 'delay':
      faults.delayMs = Number(a);
      return true;
    case 'slow':
      faults.restDelayMs = Number(a);
      return true;
    case 'clock':
      faults.clockMs = Number(a);
      return true;
    case 'refuse':
      faults.refuse = { status: a === '418' ? 418 : 429, times: Number(b), retryAfterS: Number(c) };
      return true;
    case 'duplicate':
    case 'reorder':
    case 'malformed':
    case 'foreign':
    case 'lose':
      faults[what] = Number(a);
      return true;
    default:
      return false;
  }
}
