// What a web tool would use for the same cells: Apache ECharts, and a plain 2D canvas.
import * as echarts from 'echarts/core';
import { HeatmapChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, VisualMapComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { bakeLut, LUT_SIZE } from '../../../../renderer/heatmap/ramp';
import { fromHalf } from '../../../../shared/util/half-float';
import type { Market } from './market';
import { amountAt } from './market';

echarts.use([HeatmapChart, GridComponent, VisualMapComponent, DataZoomComponent, CanvasRenderer]);

/** A drawn subject that can be moved by whole columns. */
export interface Peer {
  /** Draws with `shift` columns moved out at the left, down to the pixels. */
  pan(shift: number): void;
  remove(): void;
}

const ROWS = 500;

/** Reading a pixel back makes the browser finish what was drawn. */
export function flush(box: HTMLElement): void {
  for (const canvas of box.querySelectorAll('canvas')) canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
}

export function drawEcharts(box: HTMLElement, market: Market, columns: number): Peer {
  const data: [number, number, number][] = [];
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < ROWS; r++) data.push([c, r, fromHalf(amountAt(market, c, r))]);
  }
  const chart = echarts.init(box, null, { renderer: 'canvas', devicePixelRatio: 1 });
  const axis = (count: number) => ({
    type: 'category' as const,
    data: Array.from({ length: count }, (_, i) => i),
  });
  chart.setOption({
    animation: false,
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: axis(columns),
    yAxis: axis(ROWS),
    dataZoom: [{ type: 'inside', startValue: 0, endValue: columns - 1 }],
    visualMap: { min: 0, max: 40_000, show: false, inRange: { color: ['#0a1331', '#0295c0', '#a9e4e7'] } },
    series: [{ type: 'heatmap', data, progressive: 0 }],
  });
  chart.getZr().flush();
  flush(box);
  return {
    pan(shift) {
      chart.dispatchAction({ type: 'dataZoom', startValue: shift, endValue: columns - 1 });
      chart.getZr().flush();
      flush(box);
    },
    remove: () => chart.dispose(),
  };
}

export function drawCanvas(box: HTMLElement, market: Market, columns: number): Peer {
  const canvas = document.createElement('canvas');
  canvas.width = 896;
  canvas.height = 684;
  box.append(canvas);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  const lut = bakeLut('dark');
  const styles = Array.from(
    { length: LUT_SIZE },
    (_, i) => `rgb(${lut[i * 4]},${lut[i * 4 + 1]},${lut[i * 4 + 2]})`,
  );
  const values = new Float32Array(columns * ROWS);
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < ROWS; r++) values[c * ROWS + r] = fromHalf(amountAt(market, c, r));
  }
  const draw = (shift: number) => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    const [w, h] = [canvas.width / columns, canvas.height / ROWS];
    for (let c = shift; c < columns; c++) {
      for (let r = 0; r < ROWS; r++) {
        context.fillStyle = styles[Math.min(LUT_SIZE - 1, Math.floor(values[c * ROWS + r] / 160))];
        context.fillRect((c - shift) * w, r * h, w + 0.5, h + 0.5);
      }
    }
    flush(box);
  };
  draw(0);
  return { pan: draw, remove: () => canvas.remove() };
}
