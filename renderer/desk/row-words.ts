// What a row of the plan table says, as texts: every figure with its sign, an unknown one a dash.
import type { DeskPlan, DeskRow, TrackedFinding } from '../../shared/model/desk';
import { joinedPlan } from '../../shared/model/desk';
import type { Verdict } from '../../shared/model/plan';
import type { Side } from '../../shared/model/side';
import { formatPct, formatPrice, formatUsd, formatZoneRange, UNKNOWN } from '../../shared/util/format';
import { timeText } from '../heatmap/time-text';
import { marginUsd } from './desk-plan';

/** A cell of two lines. */
export interface Cell {
  readonly main: string;
  readonly note: string;
}

export interface RowWords {
  readonly entry: Cell;
  readonly size: Cell;
  readonly stop: Cell;
  readonly liquidation: Cell;
  readonly profit: Cell;
  /** `side` null: no zone is near. */
  readonly zone: Cell & { readonly side: Side | null };
  readonly findings: string;
}

export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
  clear: 'Clear',
  caution: 'Caution',
  danger: 'Danger',
  unknown: 'Unknown',
};

/** The trader's own amounts are told to the dollar, `$2,500`; from a million on as elsewhere. */
export function ownUsd(usd: number | null): string {
  if (usd === null || Math.abs(usd) >= 1e6) return formatUsd(usd);
  const text = `$${formatPrice(Math.abs(usd), 0)}`;
  return usd <= -0.5 ? `\u2212${text}` : text;
}

/** The same with a plus where it is one. */
export function signedUsd(usd: number | null): string {
  return usd !== null && usd >= 0.5 ? `+${ownUsd(usd)}` : ownUsd(usd);
}

const away = (pct: number | null): string => (pct === null ? UNKNOWN : `${formatPct(pct, 1)} away`);

/** Those that speak against the plan or leave it unknown, and still hold. */
export function openFindings(findings: readonly TrackedFinding[]): readonly TrackedFinding[] {
  return findings.filter((finding) => finding.closedMs === null && finding.severity !== 'good');
}

function profitCell(row: DeskRow | undefined, isOpen: boolean): Cell {
  if (!isOpen) return { main: UNKNOWN, note: 'not open' };
  const told = row?.profitLoss ?? null;
  if (told === null) return { main: UNKNOWN, note: '' };
  const usd = told.usd === null ? '' : `${signedUsd(told.usd)} `;
  return { main: usd + formatPct(told.pct, 2), note: `${formatPct(told.marginPct, 0)} of margin` };
}

function zoneCell(row: DeskRow | undefined): RowWords['zone'] {
  const nearest = row?.zones[0];
  if (nearest === undefined) return { side: null, main: 'none near', note: '' };
  const atr = nearest.atr === null ? '' : `, ${nearest.atr.toFixed(1)} ATR`;
  const note = nearest.usd === 0 ? 'inside it' : formatPct(nearest.pct, 1) + atr;
  return { side: nearest.zone.side, main: formatZoneRange(nearest.zone.low, nearest.zone.high), note };
}

function findingsText(row: DeskRow | undefined): string {
  const open = openFindings(row?.findings ?? []).length;
  if (open === 0) return 'no findings';
  return open === 1 ? '1 finding' : `${open} findings`;
}

/** `row` undefined: the engine has not told of this plan yet. */
export function rowWords(kept: DeskPlan, row: DeskRow | undefined, decimals: number): RowWords {
  const { entry, sizeUsd } = joinedPlan(kept);
  const count = kept.entries.length;
  const entryNote = away(row?.entryPct ?? null);
  const margin = marginUsd(kept);
  return {
    entry: {
      main: formatPrice(entry, decimals),
      note: count > 1 ? `mean of ${count}, ${entryNote}` : entryNote,
    },
    size: {
      main: ownUsd(sizeUsd),
      note: margin === null ? 'no size' : `${ownUsd(margin)} margin`,
    },
    stop: {
      main: kept.stop === null ? 'none' : formatPrice(kept.stop, decimals),
      note: kept.stop === null ? '' : away(row?.stopPct ?? null),
    },
    liquidation: {
      main: formatPrice(row?.liquidationPrice ?? null, decimals),
      note: `${away(row?.liquidationPct ?? null)}${kept.marginMode === 'cross' ? '*' : ''}`,
    },
    profit: profitCell(row, kept.status === 'open'),
    zone: zoneCell(row),
    findings: kept.status === 'closed' ? 'not judged' : findingsText(row),
  };
}

/** Where plans were made, and at which moment they are judged: the head of their group in the table. */
export function groupTitle(kept: DeskPlan, isReplay: boolean, atMs: number | null): string {
  const { origin } = kept;
  const moment = isReplay && atMs !== null ? `, judged at the replayed ${timeText(atMs)} UTC` : '';
  return `${origin.kind === 'live' ? 'Live plans' : `Made in a replay of ${origin.session}`}${moment}`;
}
