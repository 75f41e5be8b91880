// Alert rules, what fired in this session, and what of it was not looked at yet.
import { create } from 'zustand';
import { DEFAULT_ALERTS } from '../../shared/ipc/desk-schema';
import type { AlertKind, AlertRule, AlertSettings, FiredAlert } from '../../shared/model/alert';
import { ask, tell } from '../session/send';
import { useSession } from '../session/store';
import { ring } from './sound';

interface AlertsState {
  readonly settings: AlertSettings;
  readonly isOpen: boolean;
  /** Newest first; asked for while the dialog is open. */
  readonly log: readonly FiredAlert[];
  readonly unseen: number;
  /** What a toast says now; live ones only. */
  readonly toasts: readonly FiredAlert[];
}

export const useAlerts = create<AlertsState>()(() => ({
  settings: DEFAULT_ALERTS,
  isOpen: false,
  log: [],
  unseen: 0,
  toasts: [],
}));

/** A toast stays this long, and no more than so many at once. */
const TOAST_MS = 12_000;
const MOST_TOASTS = 4;

const keyOf = (alert: FiredAlert): string => `${alert.n} ${alert.ms}`;

/** What is in `now` and was not in `before`. */
export function newlyFired(now: readonly FiredAlert[], before: readonly FiredAlert[]): readonly FiredAlert[] {
  const known = new Set(before);
  return now.filter((alert) => !known.has(alert));
}

export async function readLog(): Promise<void> {
  const reply = await ask('alerts.log', null);
  if (reply) useAlerts.setState({ log: reply.fired });
}

export function dismissToast(alert: FiredAlert): void {
  useAlerts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => keyOf(one) !== keyOf(alert)) }));
}

function onFired(fired: readonly FiredAlert[]): void {
  const { isOpen, unseen, toasts } = useAlerts.getState();
  const loud = fired.filter((alert) => alert.live && !alert.quiet);
  useAlerts.setState({
    unseen: isOpen ? 0 : unseen + fired.length,
    toasts: [...toasts, ...loud].slice(-MOST_TOASTS),
  });
  if (loud.some((alert) => alert.sound)) ring();
  for (const alert of loud) setTimeout(() => dismissToast(alert), TOAST_MS);
  if (isOpen) void readLog();
}

/** Takes over main's rules and follows what fires. */
export function startAlerts(settings: AlertSettings): void {
  useAlerts.setState({ settings });
  useSession.subscribe((now, before) => {
    if (now.fired !== before.fired) onFired(newlyFired(now.fired, before.fired));
    // Another session has its own log.
    if (now.hello !== before.hello) useAlerts.setState({ unseen: 0, log: [], toasts: [] });
  });
}

export function openAlerts(): void {
  useAlerts.setState({ isOpen: true, unseen: 0 });
  void readLog();
}

export function changeAlerts(settings: AlertSettings): void {
  useAlerts.setState({ settings });
  tell('alerts.set', settings);
}

export function changeRule(id: string, part: Partial<AlertRule>): void {
  const { settings } = useAlerts.getState();
  const rules = settings.rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule));
  changeAlerts({ ...settings, rules });
}

/** A further rule of a kind, as that kind begins. */
export function addRule(kind: AlertKind): void {
  const { settings } = useAlerts.getState();
  const usual = DEFAULT_ALERTS.rules.find((rule) => rule.kind === kind);
  if (usual)
    changeAlerts({
      ...settings,
      rules: [...settings.rules, { ...usual, id: crypto.randomUUID(), on: true }],
    });
}

export function removeRule(id: string): void {
  const { settings } = useAlerts.getState();
  changeAlerts({ ...settings, rules: settings.rules.filter((rule) => rule.id !== id) });
}
