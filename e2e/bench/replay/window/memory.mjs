// Memory of the app's own processes but the GPU's.
import { readFileSync } from 'node:fs';

const MB = 2 ** 20;

/**
 * MB of one process: its proportional share of pages that several processes map, where the system tells (Linux), else
 * what the system counts as its working set, in which shared pages count once a process; and what of it lies in shared
 * buffers, which a page has with the GPU's process above all.
 * @param {{ pid: number, memory: { workingSetSize: number } }} process
 */
function memoryOf({ pid, memory }) {
  try {
    const told = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const of = (/** @type {string} */ name) => {
      const kib = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(told);
      return kib === null ? Number.NaN : (Number(kib[1]) * 1024) / MB;
    };
    return { all: of('Pss'), buffers: of('Pss_Shmem') };
  } catch {
    return { all: (memory.workingSetSize * 1024) / MB, buffers: Number.NaN };
  }
}

/** @param {import('playwright').ElectronApplication} app */
async function look(app) {
  const processes = await app.evaluate(({ app }) => app.getAppMetrics());
  /** @type {Record<string, number>} */
  const byType = {};
  let buffers = 0;
  for (const one of processes) {
    if (one.type === 'GPU') continue;
    const memory = memoryOf(one);
    byType[one.type] = (byType[one.type] ?? 0) + memory.all;
    buffers += memory.buffers;
  }
  return { byType, buffers };
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
  const most = all.reduce((one, other) => (sum(other.byType) > sum(one.byType) ? other : one));
  return {
    mostMb: Math.round(sum(most.byType)),
    ofThatSharedBuffersMb: Math.round(most.buffers),
    meanMb: Math.round(all.reduce((total, one) => total + sum(one.byType), 0) / all.length),
    byProcessMb: Object.fromEntries(Object.entries(most.byType).map(([type, mb]) => [type, Math.round(mb)])),
  };
}
