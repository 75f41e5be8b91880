// The hot zones by size: five rows, up to eight where the window is high enough (zones.css hides the others).
import { useSession } from '../session/store';
import { atrDistance, listZones, REACH_PCT } from './zone-list';
import { ZoneRow } from './zone-row';
import './zones.css';

const MOST_ROWS = 8;

function emptyText(hasSession: boolean, hasMap: boolean): string {
  if (!hasSession) return 'No session is open.';
  return hasMap ? `No hot zone within ${REACH_PCT}% of the price.` : 'The map is not known yet.';
}

export function ZonesPanel() {
  const now = useSession((session) => session.now);
  const hasSession = useSession((session) => session.hello !== null);
  const zones = now ? listZones(now.zones, MOST_ROWS) : [];
  return (
    <section className="panel zones" aria-label="Zones">
      <h2 className="panel-head">
        <span className="panel-title">Zones</span>
        <span className="panel-note">by size, within {REACH_PCT}%</span>
      </h2>
      <ul className="zone-list">
        {now &&
          zones.map((zone, i) => (
            <ZoneRow
              key={zone.id}
              zone={zone}
              place={i + 1}
              atr={atrDistance(zone, now.price, now.stats.atr)}
            />
          ))}
        {zones.length === 0 && <li className="zone-none">{emptyText(hasSession, now !== null)}</li>}
      </ul>
    </section>
  );
}
