// Draws the scrubber's ground: what is known, the visible window, the liquidations, and what is hidden after now.
import { themeColor } from '../ui/theme-color';
import type { Size } from '../ui/use-size';
import type { Tick } from './ticks';

export interface ScrubberPicture {
  readonly ticks: readonly Tick[];
  /** Px of now, and of the visible window. */
  readonly nowX: number;
  readonly visible: readonly [number, number] | null;
  /** Px of gaps up to now, of bookmarks, and of the loop. */
  readonly gaps: readonly (readonly [number, number])[];
  readonly flags: readonly number[];
  readonly loop: readonly [number, number] | null;
  /** Px where the words "later hidden" stand, kept free of the line; null without them. */
  readonly words: readonly [number, number] | null;
}

export const TICK_PITCH = 4;
const TICK_WIDTH = 3;
const LINE_Y = 24;
const TICK_HEIGHT = 17;
const BLOCK = [4, 44] as const;
const FLAG_Y = 4;
const HATCH = [8, 40] as const;

function drawHatch(context: CanvasRenderingContext2D, from: number, to: number): void {
  const [top, bottom] = HATCH;
  context.save();
  context.beginPath();
  context.rect(from, top, to - from, bottom - top);
  context.clip();
  context.strokeStyle = themeColor('--line-strong');
  context.globalAlpha = 0.6;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = from - (bottom - top); x < to; x += 7) {
    context.moveTo(x, bottom);
    context.lineTo(x + bottom - top, top);
  }
  context.stroke();
  context.restore();
}

function drawTicks(context: CanvasRenderingContext2D, ticks: readonly Tick[]): void {
  const top = ticks.reduce((most, tick) => Math.max(most, tick.longUsd, tick.shortUsd), 0);
  const height = (usd: number): number => Math.sqrt(usd / top) * TICK_HEIGHT;
  const long = themeColor('--long-mark');
  const short = themeColor('--short-mark');
  for (const { x, longUsd, shortUsd } of ticks) {
    const up = height(shortUsd);
    const down = height(longUsd);
    // Under 2 px a tick is noise: the sum is in the chart.
    context.fillStyle = short;
    if (up >= 2) context.fillRect(x, LINE_Y - 2 - up, TICK_WIDTH, up);
    context.fillStyle = long;
    if (down >= 2) context.fillRect(x, LINE_Y + 2, TICK_WIDTH, down);
  }
}

/** Where data is missing the line is broken, between two short posts. */
function drawGaps(context: CanvasRenderingContext2D, gaps: ScrubberPicture['gaps']): void {
  for (const [from, to] of gaps) {
    const width = Math.max(to - from, 4);
    context.fillStyle = themeColor('--panel');
    context.fillRect(from, LINE_Y - 3, width, 6);
    context.fillStyle = themeColor('--text-2');
    context.fillRect(from - 1, LINE_Y - 4, 1, 8);
    context.fillRect(from + width, LINE_Y - 4, 1, 8);
  }
}

/** Bookmarks: a pole with a pennant, in the trader's own colour. */
function drawFlags(context: CanvasRenderingContext2D, flags: readonly number[]): void {
  context.fillStyle = themeColor('--own');
  for (const x of flags) {
    context.fillRect(Math.round(x), FLAG_Y, 1, LINE_Y - FLAG_Y);
    context.beginPath();
    context.moveTo(Math.round(x), FLAG_Y);
    context.lineTo(Math.round(x) + 8, FLAG_Y + 3);
    context.lineTo(Math.round(x), FLAG_Y + 6);
    context.fill();
  }
}

function drawLoop(context: CanvasRenderingContext2D, [from, to]: readonly [number, number]): void {
  const [top, bottom] = BLOCK;
  context.fillStyle = themeColor('--block');
  context.fillRect(from, top, to - from, bottom - top);
  context.fillStyle = themeColor('--text-2');
  context.fillRect(from, top, to - from, 1);
  context.fillRect(from, bottom - 1, to - from, 1);
  context.fillRect(from, top, 1, bottom - top);
  context.fillRect(to - 1, top, 1, bottom - top);
}

export function drawScrubber(
  context: CanvasRenderingContext2D,
  { width }: Size,
  picture: ScrubberPicture,
): void {
  const { nowX, visible, words, ticks, gaps, flags, loop } = picture;
  if (visible) {
    context.fillStyle = themeColor('--block');
    context.fillRect(visible[0], BLOCK[0], visible[1] - visible[0], BLOCK[1] - BLOCK[0]);
  }
  if (loop) drawLoop(context, loop);
  if (width - nowX > 8) drawHatch(context, nowX + 8, width);
  drawTicks(context, ticks);
  context.fillStyle = themeColor('--text-1');
  context.fillRect(0, LINE_Y - 1, nowX, 2);
  drawGaps(context, gaps);
  drawFlags(context, flags);
  context.fillStyle = themeColor('--line-strong');
  for (const [from, to] of words
    ? [
        [nowX + 6, words[0]],
        [words[1], width],
      ]
    : [[nowX + 6, width]]) {
    if (to > from) context.fillRect(from, LINE_Y - 0.5, to - from, 1);
  }
}
