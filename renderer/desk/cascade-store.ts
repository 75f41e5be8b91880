// The cascade what-if that is open: what is asked, and the answer of the moment on show.
import { create } from 'zustand';
import type { CascadeAnswer, CascadeDirection } from '../../shared/model/cascade';
import { joinedPlan, type DeskPlan } from '../../shared/model/desk';
import type { CommandRequest } from '../../shared/ipc/commands';
import type { CascadeMarks } from '../heatmap/cascade-marks';
import { usePlan } from '../plan/draft-store';
import { useSession } from '../session/store';

export type CascadeAsk = CommandRequest<'desk.cascade'>;

interface CascadeState {
  /** Null while none is open. */
  readonly asked: CascadeAsk | null;
  readonly answer: CascadeAnswer | null;
}

export const useCascade = create<CascadeState>()(() => ({ asked: null, answer: null }));

/** Longs are swept on the way down, shorts on the way up. */
const away = (side: DeskPlan['side']): CascadeDirection => (side === 'long' ? 'down' : 'up');

function open(fromPrice: number | null, direction: CascadeDirection): void {
  useCascade.setState({ asked: { fromPrice, direction, thin: null, pushPct: null }, answer: null });
}

/** From a plan's own liquidation, or its entry where that is not known. */
export function cascadeFromPlan(plan: DeskPlan, liquidation: number | null): void {
  open(liquidation ?? joinedPlan(plan).entry, away(plan.side));
}

/** From the edge at which the price would enter a zone. */
export function cascadeFromZone(zone: {
  readonly side: DeskPlan['side'];
  readonly low: number;
  readonly high: number;
}): void {
  open(zone.side === 'long' ? zone.high : zone.low, away(zone.side));
}

/** From the form's own liquidation, else the nearest zone's near edge, else the market's price. */
export function openCascade(): void {
  const { risk, now } = useSession.getState();
  const { plan } = usePlan.getState();
  if (plan && risk && risk.liquidationPrice !== null) {
    open(risk.liquidationPrice, away(plan.side));
    return;
  }
  const nearest = [...(now?.zones ?? [])].sort(
    (a, b) => Math.abs(a.distancePct) - Math.abs(b.distancePct),
  )[0];
  if (nearest) cascadeFromZone(nearest);
  else open(null, 'down');
}

export function changeCascade(part: Partial<CascadeAsk>): void {
  const { asked } = useCascade.getState();
  if (asked) useCascade.setState({ asked: { ...asked, ...part } });
}

export function closeCascade(): void {
  useCascade.setState({ asked: null, answer: null });
}

/** What the chart draws of an answer. */
export function cascadeMarks(answer: CascadeAnswer | null): CascadeMarks | null {
  const told = answer?.cascade ?? null;
  if (told === null) return null;
  const reach = (band: 'low' | 'mid' | 'high') => ({
    price: told.runs[band].reach,
    pct: told.runs[band].reachPct,
  });
  return {
    side: told.side,
    from: told.fromPrice,
    reach: { low: reach('low'), mid: reach('mid'), high: reach('high') },
    steps: told.runs.mid.steps.map((step) => step.toPrice),
  };
}
