// Which alerts leave the window.
import type { FiredAlert } from '../shared/model/alert';

/** What goes out of the window: a replay rings for nobody. */
export function toldOutside(alerts: readonly FiredAlert[]): readonly FiredAlert[] {
  return alerts.filter((alert) => alert.live && !alert.quiet && alert.notify);
}
