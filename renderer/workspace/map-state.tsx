// What stands over an empty or outdated map: no session, reading, or the moment that is being loaded.
import { leaveLive } from '../live/live-strip';
import { chooseSession } from '../session/send';
import { useSession } from '../session/store';
import './map-state.css';

export function MapState() {
  const hello = useSession((session) => session.hello);
  const busy = useSession((session) => session.time?.busy ?? false);
  const hasMap = useSession((session) => session.now !== null);

  const live = useSession((session) => session.live);

  if (!hello && live !== null) {
    return (
      <div className="map-empty">
        <p className="map-empty-line">No market is live yet.</p>
        <p>The map appears with the first history. Sessions on disk can be opened meanwhile.</p>
        <button type="button" className="control button" onClick={leaveLive}>
          Open the last session or the demo
        </button>
      </div>
    );
  }
  if (!hello) {
    return (
      <div className="map-empty">
        <p className="map-empty-line">No session is open.</p>
        <p>Open a .session file to see where its liquidations would be.</p>
        <button type="button" className="control button" onClick={chooseSession}>
          Open a session…
        </button>
      </div>
    );
  }
  if (!busy) return null;
  return (
    <p className="map-busy" role="status">
      {hasMap ? 'Loading this moment: the map is not there yet.' : 'Reading the session.'}
    </p>
  );
}
