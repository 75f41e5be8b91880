// The custom frame: brand, the session's tab, liquidation coverage, feed health, clock, window buttons.
import { Library } from 'lucide-react';
import { showLibrary } from '../library/library-store';
import { FeedHealth } from '../live/feed-health';
import { useSession } from '../session/store';
import { Brand } from './brand';
import { CoverageChips } from './coverage-chips';
import { UtcClock } from './utc-clock';
import { WindowButtons } from './window-buttons';
import './title-bar.css';

function SessionTab() {
  const hello = useSession((state) => state.hello);
  if (!hello) return null;
  return (
    <div className="tab" title={`${hello.session.name}\n${hello.path}`}>
      <span className="tab-symbol">{hello.instrument.symbol}</span> perp
    </div>
  );
}

export function TitleBar() {
  return (
    <header className="title-bar">
      <Brand />
      <span className="brand-name">Liqradar</span>
      <SessionTab />
      <button
        type="button"
        className="control library-button"
        title="Sessions (Ctrl+O)"
        onClick={() => void showLibrary()}
      >
        <Library className="icon" aria-hidden="true" />
        Sessions
      </button>
      <CoverageChips />
      <span className="title-space" />
      <FeedHealth />
      <UtcClock />
      <WindowButtons />
    </header>
  );
}
