// Plans of the desk as values: made from the entry check's form, changed by form, table and chart.
import type { DeskPlan, PlanEntry } from '../../shared/model/desk';
import { joinedPlan } from '../../shared/model/desk';
import type { Plan } from '../../shared/model/plan';

/** A price as the form and the chart show it. */
const onTick = (price: number, decimals: number): number => Number(price.toFixed(decimals));

/**
 * The kept plan with what the form or a dragged line says. Several entries keep their shares: they move with their
 * mean and grow with the whole size. What the form only rounded stays as it was.
 */
export function withForm(kept: DeskPlan, form: Plan, decimals: number): DeskPlan {
  const before = joinedPlan(kept);
  const isMoved = onTick(before.entry, decimals) !== form.entry;
  const isResized = form.sizeUsd !== null && before.sizeUsd !== null && form.sizeUsd !== before.sizeUsd;
  const { side, leverage, stop } = form;
  const changed = { ...kept, side, leverage, stop };
  if (kept.entries.length === 1) {
    const price = isMoved ? form.entry : kept.entries[0].price;
    return { ...changed, entries: [{ price, sizeUsd: form.sizeUsd }] };
  }
  if (!isMoved && !isResized) return changed;
  const ratio = isMoved ? form.entry / before.entry : 1;
  const growth = isResized ? (form.sizeUsd ?? 1) / (before.sizeUsd ?? 1) : 1;
  return {
    ...changed,
    entries: kept.entries.map(({ price, sizeUsd }) => ({
      price: isMoved ? onTick(price * ratio, decimals) : price,
      sizeUsd: sizeUsd === null ? null : sizeUsd * growth,
    })),
  };
}

/** The plan as the form shows it: its mean entry on a whole tick. */
export function formPlan(kept: DeskPlan, decimals: number): Plan {
  const plan = joinedPlan(kept);
  return { ...plan, entry: onTick(plan.entry, decimals) };
}

const sameEntries = (a: readonly PlanEntry[], b: readonly PlanEntry[]): boolean =>
  a.length === b.length && a.every((one, i) => one.price === b[i].price && one.sizeUsd === b[i].sizeUsd);

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** Whether two states of a plan are the same to a check. */
export function sameDeskPlan(a: DeskPlan, b: DeskPlan): boolean {
  return (
    a.side === b.side &&
    a.leverage === b.leverage &&
    a.stop === b.stop &&
    a.status === b.status &&
    a.marginMode === b.marginMode &&
    sameEntries(a.entries, b.entries) &&
    sameNumbers(a.targets, b.targets)
  );
}

/** USD put up as margin: size over leverage; null without a size. */
export function marginUsd(kept: DeskPlan): number | null {
  const { sizeUsd, leverage } = joinedPlan(kept);
  return sizeUsd === null ? null : sizeUsd / leverage;
}

/** Whether a plan belongs to what is on show: made in this replayed file, or live while the stream is live. */
export function isOfThisWorld(kept: DeskPlan, session: string, isLive: boolean): boolean {
  const { origin } = kept;
  return origin.kind === 'live' ? isLive : !isLive && origin.session === session;
}
