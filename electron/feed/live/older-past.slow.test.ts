// A week of history behind a running stream: the newest days first, the rest in front of them, one unbroken session.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readMap } from '../../../shared/engine/read-map';
import { stateHash } from '../../../shared/engine/state-hash';
import type { BarEvent } from '../../../shared/model/event';
import { EXCHANGES } from '../../../shared/model/exchange';
import { BAR, type Bench, createBench, fold, recorded, START } from '../../../e2e/exchange/live-bench';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

const DAY = 86_400_000;
const DAYS = 7;

it('shows the newest days first and then fills in the rest, without hole or double', {
  timeout: 600_000,
}, async () => {
  bench = await createBench(START + 60_000, DAYS);
  const { path, folder, until } = bench;
  bench.live();
  const source = bench.start(EXCHANGES, { recentMs: DAY, stepMs: 3 * DAY }, DAYS * DAY);
  await source.opened;
  expect(readMap(bench.state())).not.toBeNull();
  expect(source.health().pastFromMs).toBe(START - DAY);
  const { done, total } = source.health().venues[0].backfill;
  expect(done).toBeLessThan(total);

  // What a program leaves that dies now: the newest days, whole.
  const left = join(folder, 'left.session');
  copyFileSync(path, left);
  copyFileSync(`${path}-wal`, `${left}-wal`);
  expect(recorded(left)[0]).toMatchObject({ kind: 'instrument', recvMs: START - DAY });

  await source.filled;
  expect(source.health().pastFromMs).toBe(START - DAYS * DAY + BAR);
  for (const { backfill } of source.health().venues) expect(backfill.done).toBe(backfill.total);
  await until('some more of the present', () => (bench?.clock.now() ?? 0) > START + 2 * BAR);
  const end = bench.clock.now();
  await source.stop();

  const events = recorded(path);
  expect(events.findIndex(({ seq }, i) => seq !== events[0].seq + i)).toBe(-1);
  expect(events.findIndex(({ recvMs }, i) => i > 0 && recvMs < events[i - 1].recvMs)).toBe(-1);
  for (const inst of EXCHANGES.keys()) {
    const bars = events.filter((event): event is BarEvent => event.kind === 'bar' && event.inst === inst);
    const first = START - DAYS * DAY;
    expect(bars.findIndex(({ openMs }, i) => openMs !== first + i * BAR)).toBe(-1);
    expect(bars.at(-1)?.openMs).toBe(START);
    // From the seam on there are trades, up to the end.
    const last = events.findLast((event) => event.kind === 'trade' && event.inst === inst);
    expect(last?.recvMs).toBeGreaterThan(end - 5000);
  }
  expect(events.filter(({ kind }) => kind === 'gap')).toEqual([]);
  expect(stateHash(fold(events))).toBe(stateHash(bench.state()));
});
