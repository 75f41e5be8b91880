// The hot zones by size: five rows, more where the window has room.
import { useLayoutEffect, useRef, useState } from 'react';
import { useSession } from '../session/store';
import { atrDistance, listZones, REACH_PCT } from './zone-list';
import { ZoneRow } from './zone-row';
import './zones.css';

const LEAST_ROWS = 5;
const MOST_ROWS = 12;
const ROW_HEIGHT = 43;

/** Rows that fit the list's own height, which takes what the panels below it leave. */
function useRows(): readonly [React.RefObject<HTMLUListElement | null>, number] {
  const list = useRef<HTMLUListElement>(null);
  const [rows, setRows] = useState(LEAST_ROWS);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const fitting = Math.floor((element.clientHeight + 1) / ROW_HEIGHT);
      setRows(Math.min(Math.max(fitting, LEAST_ROWS), MOST_ROWS));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [list, rows];
}

function emptyText(hasSession: boolean, hasMap: boolean): string {
  if (!hasSession) return 'No session is open.';
  return hasMap ? `No hot zone within ${REACH_PCT}% of the price.` : 'The map is not known yet.';
}

export function ZonesPanel() {
  const now = useSession((session) => session.now);
  const hasSession = useSession((session) => session.hello !== null);
  const [list, rows] = useRows();
  const zones = now ? listZones(now.zones, rows) : [];
  return (
    <section className="panel zones" aria-label="Zones">
      <h2 className="panel-head">
        <span className="panel-title">Zones</span>
        <span className="panel-note">by size, within {REACH_PCT}%</span>
      </h2>
      <ul ref={list} className="zone-list">
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
