// The real chart on a board of its own: put up over a paper, moved by hand events, read back pixel by pixel.
import type { Chart } from '../../../renderer/heatmap/chart';
import { createChart } from '../../../renderer/heatmap/chart';
import { layOut, type Rect } from '../../../renderer/heatmap/layout';
import type { Replica } from '../../../renderer/session/replica';
import { applyFrame, Change, createReplica } from '../../../renderer/session/replica';
import type { ChartRange, ViewSettings } from '../../../shared/ipc/settings';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings';
import type { Plan } from '../../../shared/model/plan';
import { drawFrames, takeFrames } from './frames';
import type { Paper } from './paper';
import { END_MS, frames } from './paper';

export interface BoardOptions {
  readonly view?: Partial<ViewSettings>;
  /** What to look at; without it the chart fits. */
  readonly range?: Partial<ChartRange>;
  readonly plan?: Plan;
  /** A hand moves over it: it gets a chart of its own, as one with a range does. */
  readonly hand?: boolean;
  readonly dpr?: number;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
}

export interface Board {
  readonly chart: Chart;
  /** Pointer events at CSS pixels of the board. */
  hand(
    type: 'pointermove' | 'pointerdown' | 'pointerup' | 'pointerleave',
    x: number,
    y: number,
    keys?: { shiftKey?: boolean; ctrlKey?: boolean },
  ): void;
  /** Draws what there is, then shows what came since: the paper as it is now, without a new beginning. */
  after(paper: Paper): void;
  /** The picture as a PNG data address, with everything drawn: whole, or only the heat left of now. */
  picture(part?: 'heat'): string;
}

const WIDTH = 520;
const HEIGHT = 300;
const FREE: ChartRange = {
  rightMs: END_MS,
  pitch: 6,
  binPx: 2,
  topPx: 3696,
  follow: true,
  free: false,
  priceAuto: false,
};

function box(): HTMLElement {
  const found = document.getElementById('box');
  if (!found) throw new Error('index.html has no #box');
  return found;
}

takeFrames();

/** A chart with what it shows, and the frames that it was sent. */
interface Placed {
  readonly chart: Chart;
  readonly replica: Replica;
  readonly canvas: HTMLCanvasElement;
  readonly remove: () => void;
}

async function place(options: BoardOptions, view: ViewSettings, replica: Replica): Promise<Placed> {
  const { width = WIDTH, height = HEIGHT, dpr = 1, range } = options;
  const host = document.createElement('div');
  host.style.cssText = `position:absolute;width:${width}px;height:${height}px`;
  box().append(host);
  // The chart takes its density from here and nowhere else.
  Object.defineProperty(window, 'devicePixelRatio', { value: dpr, configurable: true });
  const chart = await createChart(
    host,
    replica,
    view,
    {
      onDrawn: () => {},
      onPlanDrag: () => {},
      onPick: () => {},
      onCrosshair: () => {},
      onZoneHover: () => {},
      onProblem: (sentence) => {
        throw new Error(sentence);
      },
    },
    range ? { ...FREE, ...range } : null,
  );
  const canvas = host.querySelector('canvas');
  if (!canvas) throw new Error('The chart has no canvas.');
  const remove = () => {
    chart.destroy();
    host.remove();
  };
  return { chart, replica, canvas, remove };
}

/** Most boards look at the fitted view at the usual size: they share a chart, as a new one's shaders take long. */
let usual: Placed | null = null;
let own: Placed | null = null;

/** Puts a paper up and looks at it. */
export async function board(paper: Paper, options: BoardOptions = {}): Promise<Board> {
  own?.remove();
  own = null;
  const { width = WIDTH, height = HEIGHT, dpr = 1, hand = false, range, plan } = options;
  const isUsual = width === WIDTH && height === HEIGHT && dpr === 1 && !hand && !range;
  const view: ViewSettings = { ...DEFAULT_SETTINGS.view, timeframe: '5m', ...options.view };
  document.documentElement.dataset['theme'] = view.theme;
  const replica = isUsual && usual ? usual.replica : createReplica();
  for (const body of frames(paper)) {
    const frameSeq = replica.frameSeq + 1;
    applyFrame(replica, { ...body, frameSeq, eventSeq: frameSeq });
  }
  const placed = (isUsual && usual) || (await place(options, view, replica));
  if (isUsual) usual = placed;
  else own = placed;
  const { chart, canvas } = placed;
  chart.setView(view);
  chart.setPlan(plan ?? null);
  if (isUsual) chart.changed(Change.Hello);
  return {
    chart,
    hand(type, x, y, keys = {}) {
      canvas.setPointerCapture = () => {};
      const buttons = type === 'pointerup' ? 0 : 1;
      const init = { clientX: x, clientY: y, button: 0, buttons, pointerId: 1, bubbles: true, ...keys };
      canvas.dispatchEvent(new PointerEvent(type, init));
    },
    after(later) {
      drawFrames();
      for (const body of frames(later).slice(1)) {
        const frameSeq = replica.frameSeq + 1;
        chart.changed(applyFrame(replica, { ...body, frameSeq, eventSeq: frameSeq }));
      }
    },
    picture(part) {
      drawFrames();
      // Drawn once more, and read at once: later the canvas may be empty.
      chart.changed(Change.Now);
      drawFrames();
      const { heat } = layOut(width, height, dpr);
      return readBack(
        canvas,
        part === 'heat' ? heat : { x: 0, y: 0, width: canvas.width, height: canvas.height },
      );
    },
  };
}

/** Reads a rectangle of device pixels from the top left corner. */
function readBack(canvas: HTMLCanvasElement, { x, y, width, height }: Rect): string {
  const gl = canvas.getContext('webgl2');
  const flat = document.createElement('canvas');
  const context = flat.getContext('2d');
  if (!gl || !context) throw new Error('The picture cannot be read.');
  [flat.width, flat.height] = [width, height];
  const pixels = new Uint8Array(width * height * 4);
  gl.readPixels(x, canvas.height - y - height, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  const image = context.createImageData(width, height);
  const row = width * 4;
  // WebGL's first row is the lowest.
  for (let line = 0; line < height; line++) {
    image.data.set(pixels.subarray((height - 1 - line) * row, (height - line) * row), line * row);
  }
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
  context.putImageData(image, 0, 0);
  return flat.toDataURL('image/png');
}
