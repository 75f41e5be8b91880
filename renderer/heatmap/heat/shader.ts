// The heat's shader: from half-float cells to colours, with the day's percentiles and the threshold on the GPU.
import type { Program } from '../gl/program';
import { createProgram } from '../gl/program';
import { FULL_ALPHA_AT } from '../ramp';
import { RANKING } from './ranking';

const VERTEX = `#version 300 es
in vec2 aCorner;
uniform vec2 uScreen;
uniform vec4 uPlace[5];
out vec2 vAt;
out float vFade;
void main() {
  vec2 p = mix(uPlace[0].xy, uPlace[0].zw, aCorner);
  gl_Position = vec4(p.x / uScreen.x * 2.0 - 1.0, 1.0 - p.y / uScreen.y * 2.0, 0.0, 1.0);
  vAt = vec2(p.x * uPlace[1].y + uPlace[1].x, uPlace[1].z - p.y * uPlace[1].w);
  vFade = mix(uPlace[4].x, uPlace[4].y, aCorner.x);
}`;

// Every lookup is texelFetch: nearest by itself, and R16F needs no filtering extension. Smoothing is 1-2-1 in
// price only, where a texel is a cell; the side that ranks higher wins a cell.
const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
in vec2 vAt;
in float vFade;
uniform sampler2D uCells;
uniform highp vec4 uPlace[5];
uniform vec2 uShow;
out vec4 oColor;

float cell(int c, int r) {
  return c < 0 || c >= int(uPlace[2].x) ? 0.0 : texelFetch(uCells, ivec2(c, r), 0).r;
}

float smoothed(int c, int r) {
  float smoothing = uPlace[2].w;
  float sides = cell(c - 1, r) + cell(c + 1, r);
  return smoothing * sides + (1.0 - 2.0 * smoothing) * cell(c, r);
}

${RANKING}
void main() {
  vec4 sides = uPlace[2];
  vec4 days = uPlace[3];
  // At a tile's edges rounding may name the row beside it, which here would be another side's.
  int r = clamp(int(floor(vAt.x)), 0, int(sides.y) - 1);
  int c = int(floor(vAt.y));
  float longs = uShow.x * smoothed(c, r);
  float shorts = uShow.y * smoothed(c + int(sides.z), r + int(sides.y));
  if (max(longs, shorts) <= 0.0 || days.z < 1.0) discard;
  int day = clamp(int(floor((vAt.x + days.x) / days.y)), 0, int(days.z) - 1);
  float pLong = longs > 0.0 ? percentile(longs, day * 2) : 0.0;
  float pShort = shorts > 0.0 ? percentile(shorts, day * 2 + 1) : 0.0;
  // With one scale for both sides the larger amount has the larger percentile; at the top both may be 1.
  bool isShort = pShort == pLong ? shorts > longs : pShort > pLong;
  float p = max(pLong, pShort);
  if (p < uKnots[0].x) discard;
  float ramp = rampAt(p);
  float alpha = min(1.0, ramp / ${FULL_ALPHA_AT.toFixed(3)}) * vFade;
  oColor = vec4(rampColor(ramp, isShort) * alpha, alpha);
}`;

/** The heat's program; its one attribute is a corner of the unit square. */
export function createHeatProgram(gl: WebGL2RenderingContext): Program {
  return createProgram(gl, VERTEX, FRAGMENT, ['aCorner']);
}
