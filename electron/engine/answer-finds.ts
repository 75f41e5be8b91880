// Answers the questions for moments, in order, each once it is known.
import type { EngineToFeed } from '../../shared/ipc/pipeline';
import { type Find, findMoment, type Found } from '../../shared/playback/find';
import { answerOf, canTell, createSearch, type Judged } from './finding-search';
import { isWholeKnown, type OpenSession } from './open-session';

export interface FindPorts {
  readonly toFeed: (message: EngineToFeed) => void;
  readonly answer: (found: Found | null) => void;
}

export function answerFinds(open: OpenSession, judged: Judged, ports: FindPorts): void {
  for (let find = open.asked.at(0); find !== undefined; find = open.asked.at(0)) {
    const found = answerTo(open, judged, find, ports.toFeed);
    if (found === 'on') return;
    open.asked.shift();
    ports.answer(found);
  }
}

function answerTo(
  open: OpenSession,
  judged: Judged,
  find: Find,
  toFeed: FindPorts['toFeed'],
): Found | null | 'on' {
  const { history, sweeps, check } = open;
  const { what, direction } = find;
  // What is big is told from the whole session; a search goes its own way only after that.
  const needsAll = direction === 1 || what === 'liquidation' || what === 'finding';
  if (needsAll && !isWholeKnown(open)) return 'on';
  if (what === 'finding') return search(open, judged, find, toFeed);
  const { bars, liquidations, gaps } = history;
  const plan =
    check === null
      ? null
      : { entry: check.plan.entry, stop: check.plan.stop, liquidation: check.liquidationPrice };
  return findMoment({ bars, liquidations, gaps, sweeps: sweeps.marks, plan }, { ...find, what });
}

function search(
  open: OpenSession,
  judged: Judged,
  find: Find,
  toFeed: FindPorts['toFeed'],
): Found | null | 'on' {
  const start = (back: number): 'on' => {
    const known = [...open.checkpoints.kept.values()].map(({ checkpoint }) => checkpoint);
    open.search = createSearch(judged, known, find.atMs, back);
    toFeed({ type: 'again', seq: open.search.seq, run: open.run });
    return 'on';
  };
  if (open.search === null || !canTell(open.search, judged, find.atMs)) return start(0);
  const answer = answerOf(open.search, find);
  // Twice as far each time: the way back to the moment is never much longer than the one in vain.
  return answer === 'back' ? start(2 * open.search.back + 1) : answer;
}
