// A session's gaps as the command line prints them.
import type { GapSpan } from '../../shared/model/session-info';
import { isoTime } from '../time';

export function gapList(gaps: readonly GapSpan[]) {
  return gaps.map(({ stream, fromMs, toMs, reason }) => ({
    stream,
    from: isoTime(fromMs),
    to: isoTime(toMs),
    reason,
  }));
}
