// Lines under the title bar while a live market is being reached, and for every venue that something is wrong with.
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import type { LiveStatus } from '../../shared/model/live';
import { useSession } from '../session/store';
import { ask } from '../session/send';
import { say } from '../session/notices';
import { backfillOf } from './feed-summary';
import './live.css';

/** Ends the live market and shows its recording, else what was open before. */
export function leaveLive(): void {
  void ask('live.end', null).then((reply) => {
    if (reply?.problem) say(reply.problem);
  });
}

function openingText(status: LiveStatus): string {
  const names = status.venues.map(({ venue }) => EXCHANGE_NAMES[venue]).join(' and ');
  const { done, total } = backfillOf(status);
  return total === 0
    ? `Connecting to ${names}.`
    : `Fetching history from ${names}: ${done} of ${total} pages.`;
}

/** Sentences about a live market, most urgent first. */
export function liveSentences(status: LiveStatus): readonly string[] {
  const problems = status.venues.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  const { recording } = status;
  if (recording.problem !== null) problems.push(`Not recorded now: ${recording.problem}`);
  if (recording.warning) problems.push(recording.warning);
  return problems;
}

export function LiveStrip() {
  const status = useSession((session) => session.live);
  if (status === null) return null;
  const isOpening = status.state === 'connecting';
  const { done, total } = backfillOf(status);
  return (
    <div role="status" aria-label="Live market">
      {isOpening && (
        <div className="notice live-opening">
          <p className="notice-text">{openingText(status)}</p>
          {total > 0 && <progress value={done} max={total} aria-label="History" />}
          <button type="button" className="control button" onClick={leaveLive}>
            Cancel
          </button>
        </div>
      )}
      {liveSentences(status).map((sentence) => (
        <div key={sentence} className="notice">
          <svg className="notice-mark" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M6 1 11.5 11H.5z" />
          </svg>
          <p className="notice-text">{sentence}</p>
        </div>
      ))}
      {status.state === 'failed' && (
        <div className="notice live-opening">
          <p className="notice-text">Nothing is live.</p>
          <button type="button" className="control button" onClick={leaveLive}>
            Back to replay
          </button>
        </div>
      )}
    </div>
  );
}
