// Memory of the app's own processes but the GPU's.
import { readFileSync } from 'node:fs';

const MB = 2 ** 20;

/**
 * Bytes of one process: its proportional share of pages that several processes map, where the system tells (Linux),
 * else what the system counts as its working set, in which shared pages count once a process.
 * @param {{ pid: number, memory: { workingSetSize: number } }} process
 */
function bytesOf({ pid, memory }) {
  try {
    const kib = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return kib === null ? memory.workingSetSize * 1024 : Number(kib[1]) * 1024;
  } catch {
    return memory.workingSetSize * 1024;
  }
}

/** @param {import('playwright').ElectronApplication} app */
async function look(app) {
  const processes = await app.evaluate(({ app }) => app.getAppMetrics());
  /** @type {Record<string, number>} */
  const byType = {};
  for (const one of processes) {
    if (one.type !== 'GPU') byType[one.type] = (byType[one.type] ?? 0) + bytesOf(one) / MB;
  }
  return byType;
}

const sum = (/** @type {Record<string, number>} */ parts) => Object.values(parts).reduce((a, b) => a + b, 0);

/**
 * Looks so many times, so far apart (ms): the most, the mean, and whose the most was, MB (2^20 bytes).
 * @param {import('playwright').ElectronApplication} app
 * @param {number} looks
 * @param {number} apartMs
 */
export async function memoryOver(app, looks, apartMs) {
  const all = [];
  for (let i = 0; i < looks; i++) {
    await new Promise((done) => setTimeout(done, apartMs));
    all.push(await look(app));
  }
  const most = all.reduce((one, other) => (sum(other) > sum(one) ? other : one));
  return {
    mostMb: Math.round(sum(most)),
    meanMb: Math.round(all.reduce((total, one) => total + sum(one), 0) / all.length),
    byProcessMb: Object.fromEntries(Object.entries(most).map(([type, mb]) => [type, Math.round(mb)])),
  };
}
