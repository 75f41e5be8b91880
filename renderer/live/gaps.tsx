// The last gaps of what is on show: when, how long, of what, and why.
import { timeText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { ageText } from './feed-summary';
import { outagesOf } from './outages';
import { streamName } from './stream-names';

const SHOWN = 5;

export function Gaps() {
  const gaps = useSession((session) => session.gaps);
  const outages = outagesOf(gaps);
  if (outages.length === 0) return <p className="health-line">No gaps.</p>;
  return (
    <div className="health-gaps" data-testid="gaps">
      <h3>
        Gaps <span className="health-symbol">{outages.length}</span>
      </h3>
      <ul>
        {outages
          .slice(-SHOWN)
          .toReversed()
          .map(({ streams, fromMs, toMs, reason }) => (
            <li key={`${fromMs} ${toMs} ${reason}`}>
              <b>
                {timeText(fromMs)}, {ageText(toMs - fromMs)}
              </b>{' '}
              {streams.map(streamName).join(', ')}: {reason}
            </li>
          ))}
      </ul>
    </div>
  );
}
