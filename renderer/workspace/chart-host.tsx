// Puts the chart into the window and keeps it told: view, plan, hovered zone. The only panel that touches it.
import { useEffect, useRef } from 'react';
import { createChart, type Chart } from '../heatmap/chart';
import { ExplainCard } from '../explain/explain-card';
import { explainAt } from '../explain/explain-store';
import { dragPlanLine, usePlan } from '../plan/draft-store';
import { say } from '../session/notices';
import { throttle } from '../session/pace';
import type { Replica } from '../session/replica';
import { tell } from '../session/send';
import { useChart } from './chart-link';
import { useView } from './view';

/** The panels follow a moving chart at this pace, so that they take no time from its frames. */
const RANGE_MS = 100;

function link(chart: Chart): () => void {
  useChart.setState({ chart, visible: chart.visibleRange() });
  chart.onVisibleRange(throttle(RANGE_MS, (visible) => useChart.setState({ visible })));
  chart.setView(useView.getState().view);
  chart.setPlan(usePlan.getState().plan);
  const stopView = useView.subscribe((now, before) => {
    if (now.view !== before.view) chart.setView(now.view);
  });
  const stopPlan = usePlan.subscribe((now, before) => {
    if (now.plan !== before.plan) chart.setPlan(now.plan);
  });
  return () => {
    stopView();
    stopPlan();
    useChart.setState({ chart: null, visible: null, hoveredZone: null });
    chart.destroy();
  };
}

async function place(host: HTMLElement, replica: Replica): Promise<() => void> {
  const chart = await createChart(host, replica, useView.getState().view, {
    onDrawn: (atMs) => tell('window.drawn', { atMs }),
    onPlanDrag: dragPlanLine,
    onZoneHover: (id) => useChart.setState({ hoveredZone: id }),
    onPick: explainAt,
    onProblem: say,
  });
  return link(chart);
}

export function ChartHost({ replica }: { readonly replica: Replica }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const placed = place(host.current, replica);
    placed.catch((error: unknown) => {
      say(`The map cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
    });
    return () => {
      void placed.then((remove) => remove());
    };
  }, [replica]);
  return (
    <>
      <div ref={host} className="chart-host" data-testid="map" />
      <ExplainCard />
    </>
  );
}
