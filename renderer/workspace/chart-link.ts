// The one link between the panels and the chart: which zone is pointed at, which span is visible, the chart itself.
import { create } from 'zustand';
import type { Chart } from '../heatmap/chart';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface ChartLink {
  readonly chart: Chart | null;
  readonly hoveredZone: string | null;
  readonly visible: Span | null;
}

export const useChart = create<ChartLink>()(() => ({ chart: null, hoveredZone: null, visible: null }));

/** A panel points at a zone: the chart shows it too. */
export function pointAtZone(id: string | null): void {
  useChart.setState({ hoveredZone: id });
  useChart.getState().chart?.hoverZone(id);
}
