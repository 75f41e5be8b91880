// Crosshairs of all windows are linked: each says where its own stands, and shows where another's does.
import * as v from 'valibot';
import type { Chart, PaperPoint } from '../heatmap/chart-types';

const CHANNEL = 'liqradar-crosshair';
const message = v.nullable(v.object({ ms: v.number(), price: v.number() }));

export interface CrosshairLink {
  readonly tell: (at: PaperPoint | null) => void;
  /** Shows what the others say on a chart; returns a function that ends it. */
  readonly show: (chart: Chart) => () => void;
}

/** A window's end of the link. */
export function openCrosshairLink(): CrosshairLink {
  const channel = new BroadcastChannel(CHANNEL);
  let told: PaperPoint | null = null;
  return {
    tell(at) {
      if (at === null && told === null) return;
      told = at;
      channel.postMessage(at);
    },
    show(chart) {
      channel.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (v.is(message, event.data)) chart.showLinked(event.data);
      });
      return () => channel.close();
    },
  };
}
