// The lines of the trader's plan: entry, stop, break-even and liquidation, with the words of their tags.
import { formatPct, formatUsd } from '../../shared/util/format';
import type { Scene } from './scene';

export interface PlanLine {
  readonly kind: 'entry' | 'stop' | 'breakEven' | 'liquidation';
  readonly price: number;
  readonly name: string;
  readonly note: string;
  /** False while the check that says where it lies has not answered yet. */
  readonly sure: boolean;
}

/** Cost of getting in and out at the usual taker fee of 0.05 % each way, as a share of the entry. */
const ROUND_TRIP = 0.001;

/** The lines to draw, the entry first; none when the plan is hidden. */
export function planLines(scene: Scene): PlanLine[] {
  const { plan } = scene;
  if (!plan || !scene.settings.plan) return [];
  const lines: PlanLine[] = [
    {
      kind: 'entry',
      price: plan.entry,
      name: `Entry ${plan.side} ${plan.leverage}x`,
      note: plan.sizeUsd === null ? '' : formatUsd(plan.sizeUsd),
      sure: true,
    },
  ];
  if (plan.stop !== null) {
    const pct = (plan.stop / plan.entry - 1) * 100;
    lines.push({ kind: 'stop', price: plan.stop, name: 'Stop', note: formatPct(pct), sure: true });
  }
  if (scene.settings.breakEven) {
    const price = plan.entry * (1 + (plan.side === 'long' ? ROUND_TRIP : -ROUND_TRIP));
    lines.push({ kind: 'breakEven', price, name: 'Break-even', note: 'fees 0.05% each way', sure: true });
  }
  const check = scene.check ?? scene.lastCheck;
  if (check?.liquidationPrice) {
    const sure = scene.check !== null;
    const note = sure ? formatPct(check.liquidationPct) : '';
    lines.push({ kind: 'liquidation', price: check.liquidationPrice, name: 'Your liquidation', note, sure });
  }
  return lines;
}
