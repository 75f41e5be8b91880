// The market bar: mode badge, price, and the market's figures of now; an unknown one is a dash.
import { FolderOpen, Moon, Sun } from 'lucide-react';
import type { MarketStats } from '../../shared/model/market-stats';
import { formatPct, formatPercentile, formatPrice, formatUsd, UNKNOWN } from '../../shared/util/format';
import { timeText } from '../heatmap/time-text';
import { AlertsButton } from '../desk/alerts-button';
import { DeskButton } from '../desk/desk-button';
import { GoLive } from '../live/go-live';
import { chooseSession } from '../session/send';
import { type SessionView, useSession } from '../session/store';
import { IconButton } from '../ui/icon-button';
import { formatClock } from '../ui/utc';
import { SplitBar } from '../ui/split-bar';
import { ModeBadge } from './mode-badge';
import { Stat } from './stat';
import { changeView, useView } from './view';
import './market-bar.css';

const DAY_MS = 86_400_000;

function fundingText(funding: MarketStats['funding']): string {
  return funding ? formatPct(funding.rate * 100, 4) : UNKNOWN;
}

function Price({ stats }: { readonly stats: MarketStats | undefined }) {
  const decimals = useSession((session) => session.hello?.instrument.priceDecimals ?? 1);
  return (
    <div className="price">
      <span className="price-mark" data-testid="price">
        {formatPrice(stats?.price ?? null, decimals)}
      </span>
      {stats?.isStale && stats.priceMs !== null ? (
        <span className="price-stale" title="No newer price was recorded: this one does not stand for now.">
          stale, of {timeText(stats.priceMs)}
        </span>
      ) : (
        <span className="price-change">
          <b>{formatPct(stats?.change24hPct ?? null)}</b> 24h
        </span>
      )}
    </div>
  );
}

/** When the feeds were first listened to, if that is under 24 hours ago: a shorter sum must say so. */
function liquidatedSince({ now }: SessionView): number | null {
  const fromMs = now?.liquidatedFromMs ?? null;
  return now !== null && fromMs !== null && now.atMs - fromMs < DAY_MS ? fromMs : null;
}

function Figures({ stats }: { readonly stats: MarketStats | undefined }) {
  const funding = stats?.funding ?? null;
  const hours = funding?.intervalHours ?? null;
  const oiChange = stats?.oiChange24hPct ?? null;
  const oi = stats?.oiUsd ?? null;
  const liquidated = stats?.liquidated24h ?? null;
  const sinceMs = useSession(liquidatedSince);
  return (
    <>
      <Stat
        name="funding"
        label={hours === null ? 'Funding' : `Funding ${hours}h`}
        value={fundingText(funding)}
        note={funding && funding.percentile !== null ? formatPercentile(funding.percentile) : ''}
        hint="Funding rate of one interval; p is its percentile among the last rates."
      />
      <Stat
        name="open-interest"
        label="Open interest"
        value={formatUsd(oi)}
        note={oi !== null && oiChange !== null ? `${formatPct(oiChange, 1)} 24h` : ''}
        hint="Open contracts, one side, at the present price."
      />
      <Stat
        name="volume"
        label="Volume 24h"
        value={formatUsd(stats?.volume24hUsd ?? null)}
        hint="Traded in the last 24 hours."
      />
      <Stat
        name="liquidated"
        label={sinceMs === null ? 'Liquidated 24h' : `Liquidated since ${formatClock(sinceMs).slice(0, 5)}`}
        hint="Reported as liquidated, of the last 24 hours as far as the feeds were listened to: longs, then shorts."
      >
        {liquidated ? (
          <SplitBar longUsd={liquidated.longUsd} shortUsd={liquidated.shortUsd} />
        ) : (
          <span className="stat-value">{UNKNOWN}</span>
        )}
      </Stat>
      <Stat
        name="atr"
        label="ATR 14h"
        value={formatPrice(stats?.atr ?? null, 0)}
        hint="Mean true range of the last 14 hourly candles, USD."
      />
    </>
  );
}

export function MarketBar() {
  const stats = useSession((session) => session.now?.stats);
  const theme = useView((state) => state.view.theme);
  const isDark = theme === 'dark';
  return (
    <section className="market-bar" aria-label="Market">
      <ModeBadge />
      <Price stats={stats} />
      <div className="market-figures">
        <Figures stats={stats} />
      </div>
      <DeskButton />
      <AlertsButton />
      <GoLive />
      <button type="button" className="control button market-open" onClick={chooseSession}>
        <FolderOpen className="icon" aria-hidden="true" />
        <span className="button-words">Open…</span>
      </button>
      <IconButton
        label={isDark ? 'Light theme' : 'Dark theme'}
        onClick={() => changeView({ theme: isDark ? 'light' : 'dark' })}
      >
        {isDark ? <Sun className="icon" /> : <Moon className="icon" />}
      </IconButton>
    </section>
  );
}
