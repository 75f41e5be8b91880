// Puts the chart into the window and keeps it told: view, plan, hovered zone. The only panel that touches it.
import { useEffect, useRef } from 'react';
import type { ChartWindow } from '../../shared/ipc/settings';
import { createChart, type Chart } from '../heatmap/chart';
import { CascadeCard } from '../desk/cascade-card';
import { dragGrip } from '../desk/drag';
import { followPlans } from '../desk/shown-plans';
import { ExplainCard } from '../explain/explain-card';
import { explainAt } from '../explain/explain-store';
import { say } from '../session/notices';
import { debounce, throttle } from '../session/pace';
import type { Replica } from '../session/replica';
import { ask, tell } from '../session/send';
import { useSession } from '../session/store';
import { useChart } from './chart-link';
import { openCrosshairLink, type CrosshairLink } from './crosshair-link';
import { useView } from './view';

/** The panels follow a moving chart at this pace, so that they take no time from its frames. */
const RANGE_MS = 100;
/** The engine is asked about a cell once the pointer rests on it so long. */
const BANDS_MS = 50;

/** In a window of its own a chart shows the plan that the engine checks, and remembers what it looks at. */
function followWindow(chart: Chart): () => void {
  const plan = () => chart.setPlan(useSession.getState().risk?.plan ?? null);
  const remember = debounce<null>(RANGE_MS, () => {
    const range = chart.range();
    if (range) tell('chart.range', range);
  });
  plan();
  const stopRange = chart.onVisibleRange(() => remember(null));
  const stopPlan = useSession.subscribe((now, before) => {
    if (now.risk !== before.risk) plan();
  });
  return () => {
    stopRange();
    stopPlan();
  };
}

function link(chart: Chart, isWindow: boolean, crosshairs: CrosshairLink): () => void {
  useChart.setState({ chart, visible: chart.visibleRange() });
  chart.onVisibleRange(throttle(RANGE_MS, (visible) => useChart.setState({ visible })));
  chart.setView(useView.getState().view);
  const stopView = useView.subscribe((now, before) => {
    if (now.view !== before.view) chart.setView(now.view);
  });
  const stopPlan = isWindow ? followWindow(chart) : followPlans(chart);
  const stopCrosshairs = crosshairs.show(chart);
  return () => {
    stopView();
    stopPlan();
    stopCrosshairs();
    useChart.setState({ chart: null, visible: null, hoveredZone: null, scales: null });
    chart.destroy();
  };
}

async function place(host: HTMLElement, replica: Replica, own: ChartWindow | null): Promise<() => void> {
  const crosshairs = openCrosshairLink();
  const askBands = debounce<{ readonly ms: number; readonly cell: number } | null>(BANDS_MS, (at) => {
    if (!at) return;
    void ask('map.bands', { atMs: at.ms, cell: at.cell }).then((bands) => chart.showBands(bands));
  });
  let isTold = false;
  const chart = await createChart(
    host,
    replica,
    useView.getState().view,
    {
      onDrawn: (atMs) => {
        host.dataset['drawnAt'] = String(atMs);
        // A shot waits for the first one only.
        if (!isTold) tell('window.drawn', { atMs });
        isTold = true;
      },
      onPlanDrag: own ? null : dragGrip,
      onZoneHover: (id) => useChart.setState({ hoveredZone: id }),
      onPick: explainAt,
      onCrosshair: crosshairs.tell,
      onReading: (at) => askBands(at),
      onScales: (scales) => useChart.setState({ scales }),
      onProblem: say,
    },
    own?.range ?? null,
  );
  return link(chart, own !== null, crosshairs);
}

interface Props {
  readonly replica: Replica;
  /** What a chart window shows; null in the main window. */
  readonly own?: ChartWindow | null;
}

export function ChartHost({ replica, own = null }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const columnsToMs = useSession((session) => session.columnsToMs);
  useEffect(() => {
    if (!host.current) return undefined;
    const placed = place(host.current, replica, own);
    placed.catch((error: unknown) => {
      say(`The map cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
    });
    return () => {
      void placed.then((remove) => remove());
    };
  }, [replica, own]);
  return (
    <>
      <div ref={host} className="chart-host" data-testid="map" data-columns-to={columnsToMs} />
      <ExplainCard />
      {!own && <CascadeCard />}
    </>
  );
}
