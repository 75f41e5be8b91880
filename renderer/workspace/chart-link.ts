// The one link between the panels and the chart: which zone is pointed at, which span is visible, the chart itself.
import { create } from 'zustand';
import type { Chart, TimeRange } from '../heatmap/chart-types';
import type { SideScales } from '../heatmap/side-scales';

interface ChartLink {
  readonly chart: Chart | null;
  readonly hoveredZone: string | null;
  readonly visible: TimeRange | null;
  /** The scales that colour each side; null before the first drawing. */
  readonly scales: SideScales | null;
}

export const useChart = create<ChartLink>()(() => ({
  chart: null,
  hoveredZone: null,
  visible: null,
  scales: null,
}));

/** A panel points at a zone: the chart shows it too. */
export function pointAtZone(id: string | null): void {
  useChart.setState({ hoveredZone: id });
  useChart.getState().chart?.hoverZone(id);
}
