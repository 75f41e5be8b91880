// The lines of the trader's plans: entry, stop, targets, break-even and liquidation, with the words of their tags.
import { formatPct, formatUsd } from '../../shared/util/format';
import type { Scene } from './scene';
import type { OtherPlan, PlanGrip } from './shown-plan';

export interface PlanLine {
  readonly kind: 'entry' | 'stop' | 'target' | 'breakEven' | 'liquidation';
  readonly price: number;
  /** Empty for a line without a tag. */
  readonly name: string;
  readonly note: string;
  /** False while the check that says where it lies has not answered yet. */
  readonly sure: boolean;
  /** What a hand takes hold of by it; null when it stays put. */
  readonly grip: PlanGrip | null;
  /** Another plan's than the one with handles. */
  readonly faint: boolean;
}

const LINE = { note: '', sure: true, grip: null, faint: false } as const;

/** Cost of getting in and out at the usual taker fee of 0.05 % each way, as a share of the entry. */
const ROUND_TRIP = 0.001;

/** The lines to draw, the shown plan's first; none when plans are hidden. */
export function planLines(scene: Scene): PlanLine[] {
  if (!scene.settings.plan) return [];
  return [...shownLines(scene), ...scene.others.flatMap(otherLines)];
}

function otherLines({ side, entry, leverage, stop, liquidation }: OtherPlan): PlanLine[] {
  const name = `${side === 'long' ? 'Long' : 'Short'} ${leverage}x`;
  const faint = { ...LINE, faint: true };
  const lines: PlanLine[] = [{ ...faint, kind: 'entry', price: entry, name, note: 'open' }];
  if (stop !== null) lines.push({ ...faint, kind: 'stop', price: stop, name: '' });
  if (liquidation !== null)
    lines.push({ ...faint, kind: 'liquidation', price: liquidation, name, note: 'liquidation' });
  return lines;
}

function shownLines(scene: Scene): PlanLine[] {
  const { plan } = scene;
  if (!plan) return [];
  const lines: PlanLine[] = [
    {
      ...LINE,
      kind: 'entry',
      price: plan.entry,
      name: `Entry ${plan.side} ${plan.leverage}x`,
      note: plan.sizeUsd === null ? '' : formatUsd(plan.sizeUsd),
      grip: 'entry',
    },
  ];
  if (plan.stop !== null) {
    const note = formatPct((plan.stop / plan.entry - 1) * 100);
    lines.push({ ...LINE, kind: 'stop', price: plan.stop, name: 'Stop', note, grip: 'stop' });
  }
  for (const [i, price] of (plan.targets ?? []).entries()) {
    const note = formatPct((price / plan.entry - 1) * 100);
    lines.push({ ...LINE, kind: 'target', price, name: `Target ${i + 1}`, note, grip: i });
  }
  if (scene.settings.breakEven) {
    const price = plan.entry * (1 + (plan.side === 'long' ? ROUND_TRIP : -ROUND_TRIP));
    lines.push({ ...LINE, kind: 'breakEven', price, name: 'Break-even', note: 'fees 0.05% each way' });
  }
  const check = scene.check ?? scene.lastCheck;
  if (check?.liquidationPrice) {
    const sure = scene.check !== null;
    const note = sure ? formatPct(check.liquidationPct) : '';
    const price = check.liquidationPrice;
    lines.push({ ...LINE, kind: 'liquidation', price, name: 'Your liquidation', note, sure });
  }
  return lines;
}
