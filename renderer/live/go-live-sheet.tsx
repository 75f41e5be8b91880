// Which market to follow and on which venues; whether to record it. Remembers the last choice.
import { useEffect, useState } from 'react';
import type { LiveSettings } from '../../shared/ipc/settings';
import { COVERAGE, EXCHANGE_NAMES, EXCHANGES } from '../../shared/model/exchange';
import { useSession } from '../session/store';
import { ask } from '../session/send';
import { Checkbox } from '../ui/checkbox';
import { Segmented } from '../ui/segmented';
import { leaveLive } from './live-strip';
import { LiveSettingsForm } from './live-settings';

const COINS = [
  { value: 'BTC', label: 'BTC' },
  { value: 'ETH', label: 'ETH' },
] as const;

/** `BTC` of `BTC/USDT:USDT`; any other market as it is. */
function shortSymbol(symbol: string): string {
  return /^(.+)\/USDT:USDT$/.exec(symbol)?.[1] ?? symbol;
}

export function GoLiveSheet({ onDone }: { readonly onDone: () => void }) {
  const [settings, setSettings] = useState<LiveSettings | null>(null);
  const [symbol, setSymbol] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const isOn = useSession((session) => session.live !== null);
  useEffect(() => {
    void ask('live.settings', null).then((live) => {
      if (!live) return;
      setSettings(live);
      setSymbol(shortSymbol(live.symbol));
    });
  }, []);
  if (settings === null) return null;

  const { venues } = settings;
  const go = async (): Promise<void> => {
    const saved = await ask('live.configure', settings);
    const reply = saved?.problem === null ? await ask('live.open', { venues, symbol }) : saved;
    if (reply?.problem === null) onDone();
    else setProblem(reply?.problem ?? null);
  };
  const coin = COINS.find(({ value }) => value === symbol.trim().toUpperCase())?.value ?? null;
  return (
    <form
      className="go-live-sheet"
      role="dialog"
      aria-label="Live market"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <span className="go-live-label">Market</span>
      <div className="go-live-market">
        <Segmented label="Coin" options={COINS} value={coin} onChange={setSymbol} />
        <input
          className="go-live-input"
          type="text"
          aria-label="Market"
          placeholder="SOL, DOGEUSDT, …"
          spellCheck={false}
          autoComplete="off"
          value={symbol}
          onChange={(event) => setSymbol(event.target.value)}
        />
      </div>
      <span className="go-live-label">Venues</span>
      <div className="go-live-venues">
        {EXCHANGES.map((venue) => (
          <div key={venue} className="go-live-venue">
            <Checkbox
              label={EXCHANGE_NAMES[venue]}
              checked={venues.includes(venue)}
              onChange={(on) =>
                setSettings({
                  ...settings,
                  venues: EXCHANGES.filter((one) => (one === venue ? on : venues.includes(one))),
                })
              }
            />
            <span className="go-live-note">liquidations: {COVERAGE[venue]}</span>
          </div>
        ))}
      </div>
      <LiveSettingsForm settings={settings} onChange={setSettings} />
      {problem !== null && (
        <p className="go-live-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="go-live-buttons">
        {isOn && (
          <button
            type="button"
            className="control button"
            onClick={() => {
              leaveLive();
              onDone();
            }}
          >
            Stop
          </button>
        )}
        <button type="submit" className="control button go-live-go">
          {isOn ? 'Go live anew' : 'Go live'}
        </button>
      </div>
    </form>
  );
}
