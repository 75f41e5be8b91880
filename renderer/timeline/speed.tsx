// The speed of the replay: four at hand, the others in a menu beside them.
import { ChevronsUpDown } from 'lucide-react';
import { useSession } from '../session/store';
import { Segmented } from '../ui/segmented';
import { QUICK_SPEEDS, SPEEDS, speedText } from './speeds';
import { chooseSpeed, speedOf, useTransport } from './transport';

const OPTIONS = QUICK_SPEEDS.map((value) => ({ value, label: speedText(value) }));

export function Speed() {
  const chosen = useTransport((state) => state.speed);
  const speed = useSession((session) => speedOf(session.time, chosen));
  const isQuick = QUICK_SPEEDS.includes(speed);
  return (
    <div className="speed">
      <Segmented
        label="Speed"
        className="segmented-small"
        options={OPTIONS}
        value={speed}
        onChange={chooseSpeed}
      />
      <label className={isQuick ? 'speed-more' : 'speed-more speed-chosen'} title="More speeds">
        {isQuick ? 'More' : speedText(speed)}
        <ChevronsUpDown className="speed-icon" aria-hidden="true" />
        <select
          className="speed-select"
          aria-label="All speeds"
          value={speed}
          onChange={(event) => chooseSpeed(Number(event.target.value))}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {speedText(one)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
