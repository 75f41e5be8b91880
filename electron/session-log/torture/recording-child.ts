// A process that records until it is killed: an event a millisecond, older history now and then. After each write it
// prints "stored NUMBER", before it "given NUMBER MS" of its own clock: what it hands over, and when.
import { writeSync } from 'node:fs';
import { startRecording } from '../recorder';
import { LIVE_FROM, madeEvent, madeEvents } from './made-events';

const HISTORY_BLOCK = 700;
const DAY_MS = 86_400_000;

/** Records at `path`, a batch every `everyMs`. Does not come back. */
export function recordForEver(path: string, everyMs: number): void {
  const recorder = startRecording(path, { name: 'killed', createdBy: 'Liqradar 0.1.0', force: false });
  const startMs = Date.now();
  let seq = LIVE_FROM;
  let historySeq = 1;
  let turns = 0;
  let atMs = startMs;
  setInterval(() => {
    const events = [];
    for (const nowMs = Date.now(); atMs < nowMs; atMs++) events.push(madeEvent(seq++, atMs));
    writeSync(1, `given ${seq - 1} ${atMs}\n`);
    recorder.append(events);
    if (turns++ % 4 === 2) {
      recorder.append(madeEvents(historySeq, HISTORY_BLOCK, startMs - DAY_MS + historySeq, 1));
      historySeq += HISTORY_BLOCK;
    }
    writeSync(1, `stored ${seq - 1}\n`);
  }, everyMs);
}
