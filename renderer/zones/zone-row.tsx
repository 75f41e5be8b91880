// One zone of the list in two lines; pointing at it shows it on the map too, a click takes it apart.
import { memo } from 'react';
import type { Zone } from '../../shared/model/zone';
import {
  formatAge,
  formatPct,
  formatPercentile,
  formatPrice,
  formatUsd,
  priceDecimals,
} from '../../shared/util/format';
import { explainAt } from '../explain/explain-store';
import { useSession } from '../session/store';
import { cx } from '../ui/class-names';
import { Disc } from '../ui/disc';
import { SideMark } from '../ui/side-mark';
import { useChart, pointAtZone } from '../workspace/chart-link';
import { EVIDENCE_HINTS, EvidenceMark } from './evidence-mark';
import { zoneState } from './zone-list';

interface Props {
  readonly zone: Zone;
  readonly place: number;
  readonly atr: number | null;
}

const SIDE_WORDS = { long: 'Long', short: 'Short' } as const;

/** Takes the zone's densest cell apart, in a card beside its row. */
function explainZone(zone: Zone, row: HTMLElement): void {
  const { now } = useSession.getState();
  const map = document.querySelector('.chart-host')?.getBoundingClientRect();
  if (now === null || map === undefined) return;
  explainAt(now.atMs, zone.peak, { x: map.width, y: row.getBoundingClientRect().top - map.top }, zone);
}

export const ZoneRow = memo(function ZoneRow({ zone, place, atr }: Props) {
  const isHovered = useChart((chart) => chart.hoveredZone === zone.id);
  const state = zoneState(zone.sweptShare);
  const decimals = priceDecimals(zone.low);
  const range = `${formatPrice(zone.low, decimals)}–${formatPrice(zone.high, decimals)}`;
  return (
    <li
      className={cx('zone', isHovered && 'zone-hovered')}
      title={`Its densest cell is at ${formatPercentile(zone.percentile)}. If all of it is swept, about ${formatUsd(zone.expectedUsd)} would be reported as liquidated. ${EVIDENCE_HINTS[zone.evidence]}`}
      onPointerEnter={() => pointAtZone(zone.id)}
      onPointerLeave={() => pointAtZone(null)}
    >
      <button
        type="button"
        className="zone-explain"
        aria-label={`Explain ${SIDE_WORDS[zone.side].toLowerCase()} zone ${range}`}
        onClick={(event) => explainZone(zone, event.currentTarget)}
      />
      <span className="zone-place">{place}</span>
      <span className={`zone-side side-${zone.side}`}>
        <SideMark side={zone.side} />
        {SIDE_WORDS[zone.side]}
      </span>
      <span className="zone-range">
        {range}
        <EvidenceMark evidence={zone.evidence} />
      </span>
      <span className="zone-usd">{formatUsd(zone.usd)}</span>
      <span className="zone-facts">
        <span className="zone-distance">{formatPct(zone.distancePct, 1)}</span>
        <span className="zone-atr">{atr === null ? '–' : atr.toFixed(1)} ATR</span>
        <span>{formatAge(zone.ageMs)}</span>
      </span>
      <span className="zone-state">
        <Disc fill={state.fill} />
        {state.text}
      </span>
    </li>
  );
});
