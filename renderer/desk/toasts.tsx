// Alerts that fired just now, over the map's upper right until they are put away or have been there a while.
import { Bell, X } from 'lucide-react';
import { timeText } from '../heatmap/time-text';
import { IconButton } from '../ui/icon-button';
import { dismissToast, useAlerts } from './alerts-store';
import './alerts.css';

export function Toasts() {
  const toasts = useAlerts((alerts) => alerts.toasts);
  return (
    <div className="toasts" role="log" aria-label="Fired alerts" aria-live="assertive">
      {toasts.map((alert) => (
        <div key={`${alert.n} ${alert.ms}`} className="toast" title={alert.reason}>
          <Bell className="icon" aria-hidden="true" />
          <span>
            <b>{alert.text}</b>
            <span className="toast-when">{timeText(alert.ms)} UTC</span>
          </span>
          <IconButton label="Put away" className="plan-button" onClick={() => dismissToast(alert)}>
            <X className="icon" />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
