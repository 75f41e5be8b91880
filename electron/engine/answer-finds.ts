// Answers the questions for moments, in order, each once it is known.
import { findIn, findMoment } from '../../shared/playback/find';
import type { EngineToFeed } from '../../shared/ipc/pipeline';
import type { Found } from '../../shared/playback/find';
import { createSearch, isSearchOf, isSettled, type Judged } from './finding-search';
import { isWholeKnown, type OpenSession } from './open-session';

export interface FindPorts {
  readonly toFeed: (message: EngineToFeed) => void;
  readonly answer: (found: Found | null) => void;
}

export function answerFinds(open: OpenSession, judged: Judged, ports: FindPorts): void {
  const { history, sweeps, check } = open;
  const { bars, liquidations, gaps } = history;
  const plan =
    check === null
      ? null
      : { entry: check.plan.entry, stop: check.plan.stop, liquidation: check.liquidationPrice };
  for (let find = open.asked.at(0); find !== undefined; find = open.asked.at(0)) {
    const { what, direction } = find;
    // What is big, and what opens anew, is told from the whole session.
    const needsAll = direction === 1 || what === 'liquidation' || what === 'finding';
    if (needsAll && !isWholeKnown(open)) return;
    if (what === 'finding') {
      if (open.search === null || !isSearchOf(open.search, judged)) {
        open.search = createSearch(judged);
        ports.toFeed({ type: 'again', run: open.run });
      }
      if (!isSettled(open.search, find)) return;
      open.asked.shift();
      ports.answer(findIn(open.search.found, find));
      continue;
    }
    open.asked.shift();
    ports.answer(findMoment({ bars, liquidations, gaps, sweeps: sweeps.marks, plan }, { ...find, what }));
  }
}
