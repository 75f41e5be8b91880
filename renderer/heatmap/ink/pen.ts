// What a drawing function draws with: the quads, the glyphs and the screen's pixel ratio; and its texts.
import type { Glyphs, TextStyle } from './glyphs';
import type { Ink } from './ink';

export interface Pen {
  readonly ink: Ink;
  readonly glyphs: Glyphs;
  /** Device pixels per CSS pixel. */
  readonly dpr: number;
  /** Whole device pixels of a length in CSS pixels. */
  px(css: number): number;
}

export type Align = 'left' | 'center' | 'right';

export interface TextOptions {
  readonly align?: Align;
  readonly alpha?: number;
}

/** A pen that adds to `ink`. */
export function createPen(ink: Ink, glyphs: Glyphs, dpr: number): Pen {
  return { ink, glyphs, dpr, px: (css) => Math.round(css * dpr) };
}

function startOf(pen: Pen, text: string, x: number, style: TextStyle, align: Align): number {
  if (align === 'left') return x;
  const width = pen.glyphs.width(style, text);
  return align === 'right' ? x - width : x - width / 2;
}

function glyphRun(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  color: number,
  alpha: number,
  halo: number,
): number {
  let whole = Math.floor(x);
  let phase = Math.round((x - whole) * 4);
  if (phase === 4) {
    whole++;
    phase = 0;
  }
  const { quads, end } = pen.glyphs.run(style, text, phase, halo);
  for (let i = 0; i < quads.length; i += 6) {
    const [width, height, u, v] = [quads[i + 2], quads[i + 3], quads[i + 4], quads[i + 5]];
    pen.ink.quad(
      whole + quads[i],
      y + quads[i + 1],
      width,
      height,
      u,
      v,
      u + width,
      v + height,
      color,
      alpha,
    );
  }
  return whole + end;
}

/** Draws a text with its baseline at y (device pixels) and returns where it ends. */
export function drawText(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  color: number,
  options: TextOptions = {},
): number {
  const start = startOf(pen, text, x, style, options.align ?? 'left');
  return glyphRun(pen, text, start, Math.round(y), style, color, options.alpha ?? 1, 0);
}

/** Width of the outline of text on heat, device pixels. */
export function haloWidth(dpr: number): number {
  return Math.round(3 * dpr);
}

/** Draws a text with an outline in `haloColor` behind it, for text on heat. */
export function drawHaloText(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  color: number,
  haloColor: number,
  align: Align,
): void {
  const start = startOf(pen, text, x, style, align);
  glyphRun(pen, text, start, Math.round(y), style, haloColor, 0.9, haloWidth(pen.dpr));
  glyphRun(pen, text, start, Math.round(y), style, color, 1, 0);
}

/** Draws a text that reads upwards: it starts at (x, y) with its baseline along x. */
export function drawTextUp(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  color: number,
  alpha = 1,
): void {
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char !== ' ') {
      const { stamp, dx, dy } = pen.glyphs.glyph(style, char, 0, 0);
      const { u, v, width, height } = stamp;
      const left = x + dy;
      const right = left + height;
      const bottom = y - Math.round(at) - dx;
      const top = bottom - width;
      const points = [left, bottom, u, v, left, top, u + width, v, right, top, u + width, v + height];
      pen.ink.corners([...points, right, bottom, u, v + height], color, alpha);
    }
    at += pen.glyphs.advance(style, text, i);
  }
}

/** Baseline (device pixels) that centres a style's digits and capitals on a middle. */
export function centredBaseline(pen: Pen, middle: number, style: TextStyle): number {
  // Inter's capitals and digits are 0.727 of the size high.
  return Math.round(middle + (style.size * 0.727 * pen.dpr) / 2);
}
