// The settings of live markets: recording, its folder and how long it is kept, addresses and the proxy.
import { useState } from 'react';
import type { LiveSettings } from '../../shared/ipc/settings';
import { EXCHANGE_NAMES, EXCHANGES } from '../../shared/model/exchange';
import { tell } from '../session/send';
import { Checkbox } from '../ui/checkbox';

interface Props {
  readonly settings: LiveSettings;
  readonly onChange: (settings: LiveSettings) => void;
}

/** A positive number, or null for an empty field. */
function limitOf(text: string): number | null {
  const value = Number(text.replace(',', '.'));
  return text.trim() === '' || !(value > 0) ? null : value;
}

interface LimitProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
}

function Limit({ label, unit, value, onValue }: LimitProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  return (
    <label className="go-live-limit">
      <input
        className="go-live-input"
        type="text"
        inputMode="decimal"
        aria-label={label}
        placeholder="–"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onValue(limitOf(event.target.value));
        }}
      />
      {unit}
    </label>
  );
}

function Addresses({ settings, onChange }: Props) {
  const { endpoints, proxy } = settings;
  return (
    <>
      {EXCHANGES.map((venue) => (
        <label key={venue} className="go-live-address">
          {EXCHANGE_NAMES[venue]}
          <input
            className="go-live-input"
            type="text"
            spellCheck={false}
            placeholder="its own address"
            value={endpoints[venue] ?? ''}
            onChange={(event) =>
              onChange({ ...settings, endpoints: { ...endpoints, [venue]: event.target.value } })
            }
          />
        </label>
      ))}
      <label className="go-live-address">
        Proxy
        <input
          className="go-live-input"
          type="text"
          spellCheck={false}
          placeholder="none; like http://127.0.0.1:3128"
          value={proxy ?? ''}
          onChange={(event) => onChange({ ...settings, proxy: event.target.value })}
        />
      </label>
    </>
  );
}

export function LiveSettingsForm({ settings, onChange }: Props) {
  const { record, keepDays, keepGb } = settings;
  return (
    <>
      <span className="go-live-label">Recording</span>
      <div className="go-live-recording">
        <Checkbox
          label="Record from the first event"
          checked={record}
          onChange={(on) => onChange({ ...settings, record: on })}
        />
        <button type="button" className="control button" onClick={() => tell('library.chooseFolder', null)}>
          Folder…
        </button>
      </div>
      <span className="go-live-label">Keep</span>
      <div className="go-live-recording">
        <Limit
          label="Keep days"
          unit="days"
          value={keepDays}
          onValue={(value) => onChange({ ...settings, keepDays: value })}
        />
        <Limit
          label="Keep GB"
          unit="GB"
          value={keepGb}
          onValue={(value) => onChange({ ...settings, keepGb: value })}
        />
        <span className="go-live-note">older or larger: to the trash</span>
      </div>
      <details className="go-live-more">
        <summary>Addresses and proxy</summary>
        <Addresses settings={settings} onChange={onChange} />
      </details>
    </>
  );
}
