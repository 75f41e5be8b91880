// Opens the alerts; says how many fired since they were looked at last.
import { Bell } from 'lucide-react';
import { AlertsDialog } from './alerts-dialog';
import { openAlerts, useAlerts } from './alerts-store';

export function AlertsButton() {
  const unseen = useAlerts((alerts) => alerts.unseen);
  const isOpen = useAlerts((alerts) => alerts.isOpen);
  return (
    <>
      <button type="button" className="control button desk-button" title="Alerts" onClick={openAlerts}>
        <Bell className="icon" aria-hidden="true" />
        <span className="desk-button-name">Alerts</span>
        <span className="desk-count">{Math.min(unseen, 99)}</span>
      </button>
      {isOpen && <AlertsDialog />}
    </>
  );
}
