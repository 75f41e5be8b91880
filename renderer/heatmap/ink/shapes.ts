// Small shapes made of stamps: round boxes, triangles, discs, dashes, hatches and smooth lines.
import type { Pen } from './pen';

/** A filled box with round corners, device pixels. */
export function fillRound(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  color: number,
  alpha = 1,
): void {
  const r = Math.max(1, Math.min(Math.round(radius), width >> 1, height >> 1));
  const side = r * 2 + 1;
  const stamp = pen.ink.atlas.stamp(`round:${r}`, side, side, (c) => {
    c.beginPath();
    c.roundRect(0, 0, side, side, r);
    c.fill();
  });
  nineSlice(pen, stamp.u, stamp.v, r, x, y, width, height, color, alpha, true);
}

/** The outline of a box with round corners, inside its edges; `line` device pixels wide. */
export function strokeRound(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  line: number,
  color: number,
  alpha = 1,
): void {
  const r = Math.max(line + 1, Math.min(Math.round(radius), width >> 1, height >> 1));
  const side = r * 2 + 1;
  const stamp = pen.ink.atlas.stamp(`ring:${r}:${line}`, side, side, (c) => {
    c.beginPath();
    c.roundRect(line / 2, line / 2, side - line, side - line, r - line / 2);
    c.lineWidth = line;
    c.stroke();
  });
  nineSlice(pen, stamp.u, stamp.v, r, x, y, width, height, color, alpha, false);
}

function nineSlice(
  pen: Pen,
  u: number,
  v: number,
  r: number,
  x: number,
  y: number,
  width: number,
  height: number,
  color: number,
  alpha: number,
  middle: boolean,
): void {
  const { ink } = pen;
  const s = r * 2 + 1;
  const [right, bottom, w, h] = [x + width - r, y + height - r, width - r * 2, height - r * 2];
  const mid = r + 0.5;
  ink.quad(x, y, r, r, u, v, u + r, v + r, color, alpha);
  ink.quad(right, y, r, r, u + s - r, v, u + s, v + r, color, alpha);
  ink.quad(x, bottom, r, r, u, v + s - r, u + r, v + s, color, alpha);
  ink.quad(right, bottom, r, r, u + s - r, v + s - r, u + s, v + s, color, alpha);
  if (w > 0) {
    ink.quad(x + r, y, w, r, u + mid, v, u + mid, v + r, color, alpha);
    ink.quad(x + r, bottom, w, r, u + mid, v + s - r, u + mid, v + s, color, alpha);
  }
  if (h > 0) {
    ink.quad(x, y + r, r, h, u, v + mid, u + r, v + mid, color, alpha);
    ink.quad(right, y + r, r, h, u + s - r, v + mid, u + s, v + mid, color, alpha);
  }
  if (middle && w > 0 && h > 0) ink.rect(x + r, y + r, w, h, color, alpha);
}

/** A triangle of `half` device pixels half width (steps of a quarter), its base or tip `up`; centred on x, its foot at y. */
export function triangle(
  pen: Pen,
  x: number,
  foot: number,
  half: number,
  up: boolean,
  color: number,
  outline: number,
  outlineColor: number,
): void {
  const step = Math.round(half * 4) / 4;
  const tall = Math.round(step * 1.6);
  if (outline > 0) triangleStamp(pen, x, foot, step, tall, up, outline, outlineColor, 0.9);
  triangleStamp(pen, x, foot, step, tall, up, 0, color, 1);
}

/** Height of a triangle of a half width, device pixels. */
export function triangleHeight(half: number): number {
  return Math.round((Math.round(half * 4) / 4) * 1.6);
}

function triangleStamp(
  pen: Pen,
  x: number,
  foot: number,
  half: number,
  tall: number,
  up: boolean,
  outline: number,
  color: number,
  alpha: number,
): void {
  const pad = Math.ceil(outline) + 1;
  const [width, height] = [Math.ceil(half * 2) + pad * 2 + 1, tall + pad * 2];
  const centre = pad + Math.ceil(half) + 0.5;
  const stamp = pen.ink.atlas.stamp(`tri:${half}:${up ? 1 : 0}:${outline}`, width, height, (c) => {
    const [tip, base] = up ? [pad, pad + tall] : [pad + tall, pad];
    c.beginPath();
    c.moveTo(centre, tip);
    c.lineTo(centre + half, base);
    c.lineTo(centre - half, base);
    c.closePath();
    c.fill();
    if (outline > 0) {
      c.lineWidth = outline * 2;
      c.lineJoin = 'round';
      c.stroke();
    }
  });
  const top = up ? foot - tall - pad : foot - pad;
  pen.ink.stamp(stamp, Math.round(x - centre), Math.round(top), color, alpha);
}

/** A disc of a radius in device pixels around a point. */
export function disc(pen: Pen, x: number, y: number, radius: number, color: number, alpha = 1): void {
  const size = Math.ceil(radius) * 2 + 3;
  const stamp = pen.ink.atlas.stamp(`disc:${radius}`, size, size, (c) => {
    c.beginPath();
    c.arc(size / 2, size / 2, radius, 0, Math.PI * 2);
    c.fill();
  });
  pen.ink.stamp(stamp, Math.round(x - size / 2), Math.round(y - size / 2), color, alpha);
}

/** Lengths of marks and spaces in turn, device pixels. */
export type Dash = readonly number[];

const DASH_LENGTH = 240;

function dashBytes(dash: Dash, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (let i = 0; at < length; i++) {
    const step = dash[i % dash.length];
    if (i % 2 === 0) bytes.fill(255, at, Math.min(length, at + step));
    at += step;
  }
  return bytes;
}

/** Whole periods of a pattern, about DASH_LENGTH long. */
function dashLength(dash: Dash): number {
  const period = dash.reduce((sum, step) => sum + step, 0);
  return Math.max(1, Math.floor(DASH_LENGTH / period)) * period;
}

/** A dashed horizontal line from x0 to x1 whose upper edge is at y; the pattern starts at x0, drawn from `left` on. */
export function dashH(
  pen: Pen,
  x0: number,
  x1: number,
  y: number,
  thick: number,
  dash: Dash,
  color: number,
  alpha = 1,
  left = x0,
): void {
  const length = dashLength(dash);
  const stamp = pen.ink.atlas.stampBytes(`dashh:${dash.join('-')}`, length, 1, () => dashBytes(dash, length));
  const skipped = Math.max(0, Math.floor((left - x0) / length));
  for (let x = x0 + skipped * length; x < x1; x += length) {
    const w = Math.min(length, x1 - x);
    pen.ink.quad(x, y, w, thick, stamp.u, stamp.v + 0.5, stamp.u + w, stamp.v + 0.5, color, alpha);
  }
}

/** A dashed vertical line from y0 to y1 whose left edge is at x. */
export function dashV(
  pen: Pen,
  y0: number,
  y1: number,
  x: number,
  thick: number,
  dash: Dash,
  color: number,
  alpha = 1,
): void {
  const length = dashLength(dash);
  const stamp = pen.ink.atlas.stampBytes(`dashv:${dash.join('-')}`, 1, length, () => dashBytes(dash, length));
  for (let y = y0; y < y1; y += length) {
    const h = Math.min(length, y1 - y);
    pen.ink.quad(x, y, thick, h, stamp.u + 0.5, stamp.v, stamp.u + 0.5, stamp.v + h, color, alpha);
  }
}

/** A 45 degree hatch over a box from `left` on, `period` device pixels from line to line along x; it starts at x. */
export function hatch(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  period: number,
  color: number,
  alpha: number,
  left = x,
): void {
  const size = period * Math.max(1, Math.floor(84 / period));
  const stamp = pen.ink.atlas.stamp(`hatch:${period}`, size, size, (c) => {
    c.lineWidth = Math.max(1, period / 7);
    c.beginPath();
    for (let at = -size; at < size * 2; at += period) {
      c.moveTo(at - 2, size + 2);
      c.lineTo(at + size + 2, -2);
    }
    c.stroke();
  });
  const skipped = Math.max(0, Math.floor((left - x) / size)) * size;
  for (let dy = 0; dy < height; dy += size) {
    for (let dx = skipped; dx < width; dx += size) {
      const [w, h] = [Math.min(size, width - dx), Math.min(size, height - dy)];
      pen.ink.quad(x + dx, y + dy, w, h, stamp.u, stamp.v, stamp.u + w, stamp.v + h, color, alpha);
    }
  }
}

const LINE_TEXELS = 32;

/** A texel column of a line across: full inside `width` device pixels, soft at its edges; v runs over `reach` on either side. */
export function lineStamp(
  pen: Pen,
  width: number,
): { readonly reach: number; readonly u: number; readonly v0: number; readonly v1: number } {
  const reach = (width + 1) / 2;
  const stamp = pen.ink.atlas.stampBytes(`line:${width}`, 4, LINE_TEXELS, () => {
    const bytes = new Uint8Array(4 * LINE_TEXELS);
    for (let i = 0; i < LINE_TEXELS; i++) {
      const distance = Math.abs(((i + 0.5) / LINE_TEXELS - 0.5) * 2 * reach);
      bytes.fill(Math.round(255 * Math.max(0, Math.min(1, width / 2 + 0.5 - distance))), i * 4, i * 4 + 4);
    }
    return bytes;
  });
  return { reach, u: stamp.u + 2, v0: stamp.v, v1: stamp.v + LINE_TEXELS };
}

/** A smooth line through points (x, y in turn), `width` device pixels wide. */
export function polyline(pen: Pen, points: readonly number[], width: number, color: number, alpha = 1): void {
  const { reach, u, v0, v1 } = lineStamp(pen, width);
  const count = points.length / 2;
  // Half the line's width across it at the last point: the mean of its segments' normals, not longer than twice.
  let [px, py] = [0, 0];
  let [ax, ay] = [0, 0];
  for (let i = 0; i < count; i++) {
    const [x, y] = [points[i * 2], points[i * 2 + 1]];
    let [bx, by] = [ax, ay];
    if (i + 1 < count) {
      const [dx, dy] = [points[i * 2 + 2] - x, points[i * 2 + 3] - y];
      const length = Math.sqrt(dx * dx + dy * dy) || 1;
      bx = -dy / length;
      by = dx / length;
    }
    if (i === 0) [ax, ay] = [bx, by];
    const scale = reach / Math.max(0.5, 1 + ax * bx + ay * by);
    const [nx, ny] = [(ax + bx) * scale, (ay + by) * scale];
    if (i > 0) {
      const [lx, ly] = [points[i * 2 - 2], points[i * 2 - 1]];
      pen.ink.strip(
        lx + px,
        ly + py,
        x + nx,
        y + ny,
        x - nx,
        y - ny,
        lx - px,
        ly - py,
        u,
        v0,
        v1,
        color,
        alpha,
      );
    }
    px = nx;
    py = ny;
    ax = bx;
    ay = by;
  }
}
