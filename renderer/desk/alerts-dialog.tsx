// Alerts: the rules with their figures, quiet hours, and the log of what fired and why.
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ALERT_KINDS, type AlertKind } from '../../shared/model/alert';
import { useSession } from '../session/store';
import { Checkbox } from '../ui/checkbox';
import { cx } from '../ui/class-names';
import { Dialog } from '../ui/dialog';
import { AlertLog } from './alert-log';
import { addRule, changeAlerts, readLog, useAlerts } from './alerts-store';
import { RuleRow } from './rule-row';
import { clockOf, minutesOf, RULE_NAMES } from './rule-words';
import './alerts.css';

const USUAL_QUIET = { fromMinute: 22 * 60, toMinute: 6 * 60 };

function TimeInput({ name, label }: { readonly name: 'fromMinute' | 'toMinute'; readonly label: string }) {
  const settings = useAlerts((alerts) => alerts.settings);
  const { quiet } = settings;
  const [typed, setTyped] = useState<string | null>(null);
  const minutes = typed === null ? null : minutesOf(typed);
  const done = (): void => {
    if (minutes !== null && quiet !== null)
      changeAlerts({ ...settings, quiet: { ...quiet, [name]: minutes } });
    setTyped(null);
  };
  return (
    <input
      className={cx('amount rule-time', typed !== null && minutes === null && 'amount-bad')}
      type="text"
      aria-label={label}
      placeholder="22:00"
      disabled={quiet === null}
      value={typed ?? clockOf((quiet ?? USUAL_QUIET)[name])}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function QuietHours() {
  const settings = useAlerts((alerts) => alerts.settings);
  return (
    <span className="rule-quiet">
      <Checkbox
        label="Quiet hours, UTC"
        checked={settings.quiet !== null}
        onChange={(on) => changeAlerts({ ...settings, quiet: on ? USUAL_QUIET : null })}
      />
      <TimeInput name="fromMinute" label="Quiet from" />
      to
      <TimeInput name="toMinute" label="Quiet to" />
    </span>
  );
}

function AddRule() {
  return (
    <label className="rule-add">
      <Plus className="icon" aria-hidden="true" />
      <select
        className="control rule-plan"
        aria-label="Add a rule"
        value=""
        onChange={(event) => event.target.value !== '' && addRule(event.target.value as AlertKind)}
      >
        <option value="">Add a rule…</option>
        {ALERT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {RULE_NAMES[kind]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function AlertsDialog() {
  const rules = useAlerts((alerts) => alerts.settings.rules);
  const isLive = useSession((session) => session.time?.play.mode === 'following');
  // The moment moves on behind the dialog.
  useEffect(
    () =>
      useSession.subscribe((now, before) => {
        if (now.fired !== before.fired) void readLog();
      }),
    [],
  );
  return (
    <Dialog
      label="Alerts"
      beside={
        <span className="dialog-note">
          {isLive
            ? 'Each fires once, and again after its cool-down.'
            : 'In a replay nothing rings: the log says what would have fired.'}
        </span>
      }
      closeLabel="Close alerts"
      className="alerts"
      onClose={() => useAlerts.setState({ isOpen: false })}
    >
      <div className="dialog-scroll">
        <table className="rule-table">
          <thead>
            <tr>
              <th>Tell of</th>
              <th>When</th>
              <th>For</th>
              <th>Again after</th>
              <th colSpan={2}>How</th>
              <th aria-label="Delete" />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} />
            ))}
          </tbody>
        </table>
        <div className="rule-foot">
          <AddRule />
          <QuietHours />
        </div>
        <AlertLog />
      </div>
    </Dialog>
  );
}
