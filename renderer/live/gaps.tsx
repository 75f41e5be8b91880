// The last gaps of what is on show: when, how long, of what, and why.
import { timeText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { ageText } from './feed-summary';

const SHOWN = 4;

export function Gaps() {
  const gaps = useSession((session) => session.gaps);
  if (gaps.length === 0) return <p className="health-line">No gaps.</p>;
  return (
    <div className="health-gaps" data-testid="gaps">
      <h3>
        Gaps <span className="health-symbol">{gaps.length}</span>
      </h3>
      <ul>
        {gaps
          .slice(-SHOWN)
          .toReversed()
          .map(({ stream, fromMs, toMs, reason }) => (
            <li key={`${stream} ${fromMs} ${toMs} ${reason}`}>
              {timeText(fromMs)}, {ageText(toMs - fromMs)} of {stream}: {reason}
            </li>
          ))}
      </ul>
    </div>
  );
}
