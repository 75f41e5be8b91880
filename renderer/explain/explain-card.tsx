// The card that takes a cell of the map apart: when, at which prices and leverages its levels were opened.
import { ChevronsDown, X } from 'lucide-react';
import { type CSSProperties, useEffect } from 'react';
import type { Explanation } from '../../shared/model/explanation';
import { formatAge, formatPct, formatPrice, formatUsd, priceDecimals } from '../../shared/util/format';
import { timeText } from '../heatmap/time-text';
import { IconButton } from '../ui/icon-button';
import { SideMark } from '../ui/side-mark';
import { closeExplanation, useExplain } from './explain-store';
import { cascadeFromZone } from '../desk/cascade-store';
import { ZoneContextLines } from '../zones/zone-context';
import { Shares } from './shares';
import './explain.css';

const WIDTH = 316;
const HEIGHT = 436;
/** With a zone's context under it. */
const TALL = 700;
const GAP = 14;
const ENTRIES = 5;
/** Levels of leverage under this share of the cell are told together. */
const LEAST_SHARE = 0.02;

function Entries({ told }: { readonly told: Explanation }) {
  const decimals = priceDecimals(told.low);
  const shown = told.entries.slice(0, ENTRIES);
  const rest = told.entries.slice(ENTRIES).reduce((sum, entry) => sum + entry.usd, told.others.usd);
  return (
    <table className="explain-entries">
      <thead>
        <tr>
          <th>Opened</th>
          <th>Age</th>
          <th>Entry</th>
          <th>Still open</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((entry) => (
          <tr key={entry.openMs}>
            <td>{timeText(entry.openMs)}</td>
            <td>{formatAge(entry.ageMs)}</td>
            <td>{formatPrice((entry.entryLow + entry.entryHigh) / 2, Math.min(decimals, 1))}</td>
            <td title={`of ${formatUsd(entry.openedUsd)} opened`}>{formatUsd(entry.usd)}</td>
          </tr>
        ))}
        {rest > 0 && (
          <tr className="explain-rest">
            <td colSpan={3}>{told.entries.length - shown.length + told.others.bars} other bars</td>
            <td>{formatUsd(rest)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** By leverage, with the small ones gathered under their neighbours' name. */
function leverageRows(told: Explanation): { label: string; usd: number }[] {
  const named = told.byLeverage.filter((row) => row.usd >= LEAST_SHARE * told.usd);
  const rows = named.map((row) => ({
    label: `${formatPrice(row.leverage, 0)}x, ${formatPct(-row.distancePct, 1).slice(1)}`,
    usd: row.usd,
  }));
  const rest = told.usd - rows.reduce((sum, row) => sum + row.usd, 0);
  return rest > 0.001 * told.usd ? [...rows, { label: 'others', usd: rest }] : rows;
}

/** Beside the click, inside the map. */
function placeAt({ x, y }: { readonly x: number; readonly y: number }, tall: boolean): CSSProperties {
  const host = document.querySelector('.chart-host')?.getBoundingClientRect();
  const [width, height] = [host?.width ?? WIDTH, host?.height ?? HEIGHT];
  const most = Math.min(tall ? TALL : HEIGHT, height - 16);
  const left = x + GAP + WIDTH > width ? x - GAP - WIDTH : x + GAP;
  return { left: Math.max(8, left), top: Math.max(8, Math.min(y - 40, height - most - 8)), maxHeight: most };
}

export function ExplainCard() {
  const { at, told, zone } = useExplain();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') closeExplanation();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (at === null || told === null) return null;
  const decimals = priceDecimals(told.low);
  const cell = `${formatPrice(told.low, decimals)}–${formatPrice(told.high, decimals)}`;
  return (
    <section className="explain" style={placeAt(at, zone !== null)} aria-label="What this cell is made of">
      <header className="explain-head">
        <span className={`explain-side side-${told.side}`}>
          <SideMark side={told.side} />
          {told.side === 'long' ? 'Longs' : 'Shorts'} at {cell}
        </span>
        <IconButton label="Close" className="explain-close" onClick={closeExplanation}>
          <X className="icon" />
        </IconButton>
      </header>
      <p className="explain-total">
        <b>{formatUsd(told.usd)}</b> est. at {timeText(told.atMs)} UTC
      </p>
      {zone && (
        <>
          <ZoneContextLines zoneId={zone.id} />
          <button
            type="button"
            className="control plan-add plan-cascade"
            onClick={() => {
              closeExplanation();
              cascadeFromZone(zone);
            }}
          >
            <ChevronsDown className="icon" aria-hidden="true" />
            Cascade what-if from its near edge
          </button>
        </>
      )}
      {told.usd > 0 ? (
        <>
          <h3>By age of the entries</h3>
          <Shares rows={told.byAge} total={told.usd} />
          <h3>By leverage and distance from entry</h3>
          <Shares rows={leverageRows(told)} total={told.usd} />
          <h3>Largest entries</h3>
          <Entries told={told} />
        </>
      ) : (
        <p className="explain-none">No levels are estimated here.</p>
      )}
    </section>
  );
}
