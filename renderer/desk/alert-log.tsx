// What fired in this session up to the moment on show, newest first, with the reason.
import type { FiredAlert } from '../../shared/model/alert';
import { timeText } from '../heatmap/time-text';
import { useAlerts } from './alerts-store';

function stateOf({ live, quiet }: FiredAlert): string {
  if (!live) return 'would have fired';
  return quiet ? 'in quiet hours' : 'fired';
}

export function AlertLog() {
  const log = useAlerts((alerts) => alerts.log);
  return (
    <section className="alert-log" aria-label="Alert log">
      <h3>Log of this session</h3>
      <ul>
        {log.map((alert) => (
          <li key={`${alert.n} ${alert.ms}`}>
            <span className="alert-when">{timeText(alert.ms)}</span>
            <span className={alert.live ? 'alert-state' : 'alert-state alert-replayed'}>
              {stateOf(alert)}
            </span>
            <b>{alert.text}</b>
            <span className="alert-why">{alert.reason}</span>
          </li>
        ))}
      </ul>
      {log.length === 0 && <p className="findings-none">Nothing has fired up to this moment.</p>}
    </section>
  );
}
