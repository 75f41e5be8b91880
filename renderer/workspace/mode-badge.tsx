// Says whether the market is live, how fresh it is, or whether it is replayed; and whether it is a market at all.
import { RotateCcw } from 'lucide-react';
import { LiveBadge } from '../live/live-badge';
import { recoveredText } from '../library/words';
import { LookBack } from '../live/look-back';
import { useSession } from '../session/store';

export function ModeBadge() {
  const mode = useSession((session) => session.time?.play.mode);
  const origin = useSession((session) => session.hello?.session.origin);
  const cutAtMs = useSession(({ hello }) =>
    hello?.session.state === 'recovered' ? hello.session.toMs : null,
  );
  return (
    <div className="badges">
      {mode === 'following' && <LiveBadge />}
      {mode !== undefined && mode !== 'following' && (
        <span className="badge badge-replay">
          <RotateCcw className="badge-icon" aria-hidden="true" />
          REPLAY
        </span>
      )}
      <LookBack />
      {cutAtMs !== null && (
        <span className="badge badge-recovered" title={recoveredText(cutAtMs)}>
          RECOVERED
        </span>
      )}
      {origin === 'simulated' && (
        <span className="badge badge-simulated" title="Made by our own market simulator: not a real market.">
          SIMULATED
        </span>
      )}
    </div>
  );
}
