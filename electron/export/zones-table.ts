// Hot zones as rows: of one moment, or once an hour of the session.
import type { EngineState } from '../../shared/engine/engine';
import type { Ledgers } from '../../shared/engine/explain';
import { readZones } from '../../shared/engine/read-zones';
import { judgeZones } from '../../shared/engine/zone-evidence';
import type { CardModel } from '../../shared/model/model-card';
import type { ModelSettings } from '../../shared/model/settings';
import type { Zone } from '../../shared/model/zone';
import type { SessionReader } from '../session-log/reader';
import { foldColumns, type When } from './fold-columns';
import { cents, type Row, shape, type Table } from './table';

const HOUR_MS = 3_600_000;

interface ZoneOf {
  readonly ms: number;
  readonly zone: Zone;
  readonly label: string;
}

/** `measured`: what is known of exactly these settings on this coin; null for nothing. */
export function zonesTable(
  reader: SessionReader,
  settings: ModelSettings,
  when: When,
  measured: CardModel | null,
  label: string,
): Table {
  const { columns, row } = shape<ZoneOf>([
    ['time', 'time', 'when the zones stood so, UTC', ({ ms }) => ms],
    ['price_low', 'number', 'lower edge of the zone, included; quote units (USD)', ({ zone }) => zone.low],
    [
      'price_high',
      'number',
      'upper edge of the zone, not included; quote units (USD)',
      ({ zone }) => zone.high,
    ],
    ['side', 'text', 'whose positions would be liquidated there: long or short', ({ zone }) => zone.side],
    ['usd', 'number', 'estimated open notional inside the zone, USD', ({ zone }) => cents(zone.usd)],
    [
      'expected_usd',
      'number',
      'what would likely be reported as liquidated if all of it were swept, USD',
      ({ zone }) => cents(zone.expectedUsd),
    ],
    ['price_peak', 'number', 'middle of the densest cell; quote units (USD)', ({ zone }) => zone.peak],
    [
      'percentile',
      'number',
      'rank of the densest cell among the last 7 days of cells, 0 to 1',
      ({ zone }) => zone.percentile,
    ],
    [
      'distance_pct',
      'number',
      'from the price to the nearer edge, % of the price, negative below',
      ({ zone }) => zone.distancePct,
    ],
    ['born', 'time', 'when the zone was first seen, UTC', ({ zone }) => zone.bornMs],
    ['age_hours', 'number', 'hours since then', ({ zone }) => zone.ageMs / HOUR_MS],
    [
      'swept_share',
      'number',
      'share of what stood in it since then that the price has swept, 0 to 1',
      ({ zone }) => zone.sweptShare,
    ],
    [
      'evidence',
      'text',
      'verified when most of it lies at distances and ages that have proved to add something',
      ({ zone }) => zone.evidence,
    ],
    ['verified_share', 'number', 'that share, 0 to 1', ({ zone }) => zone.verifiedShare],
    ['id', 'text', 'the same while the zone lives', ({ zone }) => zone.id],
    ['estimate', 'text', 'the model that the figures are estimates of', (of) => of.label],
  ]);
  let hour = Number.NEGATIVE_INFINITY;
  const read = (state: EngineState, ms: number, ledgers: Ledgers): readonly Row[] => {
    if (when.at === 'columns') {
      const now = Math.floor(ms / HOUR_MS);
      if (now === hour) return [];
      hour = now;
    }
    return judgeZones(readZones(state), state, ledgers, settings, measured).map((zone) =>
      row({ ms, zone, label }),
    );
  };
  return {
    columns,
    words:
      when.at === 'moment'
        ? 'One row a hot zone of that moment, densest first.'
        : 'One row a hot zone, at the first column that closes in each hour, densest first.',
    isEstimate: true,
    blocks: foldColumns(reader, settings, when, read),
  };
}
