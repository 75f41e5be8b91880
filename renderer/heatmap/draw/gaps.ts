// Spans known to be missing: hatched, with a word, and never heat through them.
import type { GapSpan } from '../../../shared/model/session-info';
import { drawTextUp } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { hatch } from '../ink/shapes';
import type { Reach } from '../layer';
import type { Rect } from '../layout';
import type { Scene } from '../scene';
import { spanText } from '../time-text';
import { CAPTION } from './styles';

/** Streams without which there is no map, and what their lack is called. */
const WORDS: Readonly<Record<string, string>> = {
  openInterest: 'No open interest',
  bar: 'No candles',
  trade: 'No trades',
};

/** Width of a gap under which its words do not fit, CSS pixels. */
const WORD_WIDTH = 14;

function box(scene: Scene, gap: GapSpan): { readonly left: number; readonly right: number } {
  const left = Math.max(0, Math.round(scene.x(gap.fromMs)));
  const right = Math.min(scene.layout.heat.width, Math.round(scene.x(gap.toMs)), Math.round(scene.nowX));
  return { left, right };
}

/** Covers a gap's part of a row; the hatch is the paper's, so it does not run when the view moves. */
function cover(pen: Pen, scene: Scene, gap: GapSpan, row: Pick<Rect, 'y' | 'height'>, reach: Reach): void {
  const { theme } = scene;
  const start = Math.round(scene.x(gap.fromMs));
  const left = Math.max(Math.floor(reach.left), start);
  const right = Math.min(Math.ceil(reach.right), Math.round(scene.x(gap.toMs)), Math.round(scene.nowX));
  if (right <= left) return;
  pen.ink.rect(left, row.y, right - left, row.height, theme.panel);
  hatch(pen, start, row.y, right - start, row.height, pen.px(7), theme.ink, 0.13, left);
}

/** Where what is known of the gaps ends while one is open; else 0. */
export function openGapMs(scene: Scene): number {
  const { nowMs } = scene.units;
  return scene.replica.gaps.some((gap) => gap.toMs > nowMs) ? nowMs : 0;
}

/** Gaps that leave the map without data. */
function mapGaps(scene: Scene): GapSpan[] {
  return scene.replica.gaps.filter((gap) => WORDS[gap.stream] !== undefined);
}

/** Covers the heat where it is not known. */
export function drawGaps(pen: Pen, scene: Scene, reach: Reach): void {
  pen.ink.follow('x');
  for (const gap of mapGaps(scene)) cover(pen, scene, gap, scene.layout.heat, reach);
}

/** Adds where the words of the gaps in sight stand: they keep to the middle of what is seen of a gap. */
export function gapWordInputs(scene: Scene, add: (input: number) => void): void {
  for (const gap of scene.replica.gaps) {
    if (WORDS[gap.stream] === undefined) continue;
    const { left, right } = box(scene, gap);
    if (right > left) add(left + right);
  }
}

/** Writes what is missing, above candles so that they do not cross it. */
export function drawGapWords(pen: Pen, scene: Scene): void {
  const { heat } = scene.layout;
  for (const gap of mapGaps(scene)) {
    const { left, right } = box(scene, gap);
    if (right - left < pen.px(WORD_WIDTH)) continue;
    const text = `${WORDS[gap.stream]}, ${spanText(gap.toMs - gap.fromMs)}`;
    const baseline = Math.round((left + right) / 2 + pen.px(4));
    const length = Math.round(pen.glyphs.width(CAPTION, text));
    const bottom = heat.height - pen.px(8);
    pen.ink.rect(
      baseline - pen.px(10),
      bottom - length - pen.px(3),
      pen.px(13),
      length + pen.px(6),
      scene.theme.panel,
      0.86,
    );
    drawTextUp(pen, text, baseline, bottom, CAPTION, scene.theme.text2);
  }
}

/** Hatches a strip where its own stream is missing. */
export function drawStripGaps(pen: Pen, scene: Scene, rect: Rect, stream: string, reach: Reach): void {
  for (const gap of scene.replica.gaps) {
    if (gap.stream !== stream) continue;
    cover(pen, scene, gap, { y: rect.y + pen.px(1), height: rect.height - pen.px(1) }, reach);
  }
}
