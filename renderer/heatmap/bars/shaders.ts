// The shaders of candles and strips: every quad is made from a candle's texels, so that no view needs any of them anew.
import { QUADS } from '../gl/numbered';
import { BAR_TEXELS, HAS_INTEREST, HAS_PRICES, KEPT_BARS, RISES, ROW_BARS } from './bar-texels';

/** Quads of a candle's halo, of the candle itself, and of its part of the strips. */
export const HALO_QUADS = 3;
export const CANDLE_QUADS = 4;
export const STRIP_QUADS = 3;

/** What both kinds take: places, sizes and colours, and a candle's texels by its number in the drawing. */
const HEAD = `#version 300 es
precision highp float;
precision highp int;
uniform highp sampler2D uBars;
// 0: screen, edge of history, now. 1: x of the first candle (whole, part), pitch, its slot.
// 2: y of price 0, pixels a cell, widths of body and wick. 3: line, ring, candles, -.
// 4: bottom of volume, its least height, pixels a USD; pixels a coin. 5: y of the highest interest and which that is,
// the strip's bottom, half the line's width.
uniform vec4 uAt[6];
uniform vec4 uColors[5];

vec4 texel(int bar, int which) {
  int slot = (int(uAt[1].w) + bar) & ${KEPT_BARS - 1};
  return texelFetch(uBars, ivec2((slot & ${ROW_BARS - 1}) * ${BAR_TEXELS} + which, slot / ${ROW_BARS}), 0);
}
${QUADS}
// Whole pixels: a part that is left out of the rounding, so that a pan rounds nothing otherwise.
float bodyLeft(int bar) {
  float at = uAt[1].y + float(bar) * uAt[1].z + (uAt[1].z - uAt[2].z) / 2.0;
  return uAt[1].x + floor(at + 0.5);
}

// A rectangle's corner, none of it beyond history's edge; there is no such corner where nothing is left of it.
bool cornerIn(vec4 rect, vec2 corner, out vec2 p) {
  vec2 right = vec2(min(rect.z, uAt[0].z), rect.w);
  p = mix(rect.xy, right, corner);
  return right.x > rect.x && right.y > rect.y;
}
`;

/** All halos, then all candles: no halo covers a neighbour. */
export const CANDLE_VERTEX = `${HEAD}
out vec4 vColor;
void main() {
  int count = int(uAt[3].z);
  bool isHalo = gl_VertexID < count * ${HALO_QUADS * 6};
  int id = isHalo ? gl_VertexID : gl_VertexID - count * ${HALO_QUADS * 6};
  int quads = isHalo ? ${HALO_QUADS} : ${CANDLE_QUADS};
  int bar = id / (quads * 6);
  int quad = id / 6 - bar * quads;
  vec2 corner = cornerOf(id);
  // Its volume, the open interest and that of the candle before, and what is known of it.
  vec4 flow = texel(bar, 2);
  int known = int(flow.w);
  // Open, high, low and close.
  vec4 whole = texel(bar, 0);
  vec4 part = texel(bar, 1);
  bool up = (known & ${RISES}) != 0;
  // Whole cells stand on whole pixels or on dyadic parts of one: taken off first, they cost no precision.
  vec4 y = floor(uAt[2].x - whole * uAt[2].y - part * uAt[2].y + 0.5);
  float line = uAt[3].x;
  float top = min(y.x, y.w);
  float bottom = max(max(y.x, y.w), top + line);
  float high = min(top, y.y);
  float low = max(top + line, y.z);
  float left = bodyLeft(bar);
  float right = left + uAt[2].z;
  float wick = left + floor((uAt[2].z - uAt[2].w) / 2.0);
  float wickEnd = wick + uAt[2].w;
  vec4 rect;
  if (isHalo) {
    float ring = uAt[3].y;
    if (quad == 0) rect = vec4(left - ring, top - ring, right + ring, bottom + ring);
    else if (quad == 1) rect = vec4(wick - ring, high - ring, wickEnd + ring, top - ring);
    else rect = vec4(wick - ring, bottom + ring, wickEnd + ring, low + ring);
    vColor = uColors[0];
  } else {
    if (quad == 0) rect = vec4(wick, high, wickEnd, top);
    else if (quad == 1) rect = vec4(wick, bottom, wickEnd, low);
    else if (quad == 2) rect = vec4(left, top, right, bottom);
    else rect = vec4(left + line, top + line, right - line, bottom - line);
    vColor = quad < 2 ? uColors[1] : quad == 2 ? uColors[up ? 2 : 1] : uColors[up ? 3 : 4];
  }
  vec2 p;
  bool shown = cornerIn(rect, corner, p) && (known & ${HAS_PRICES}) != 0;
  gl_Position = shown ? place(p) : NOWHERE;
}`;

export const CANDLE_FRAGMENT = `#version 300 es
precision highp float;
in vec4 vColor;
out vec4 oColor;
void main() {
  oColor = vColor;
}`;

/** All volume bars, then the area under the open interest, then its line. */
export const STRIP_VERTEX = `${HEAD}
out vec4 vColor;
// How far across the line, and which rows it keeps to, device pixels; none for what is no line.
out float vAcross;
flat out vec2 vRows;
void main() {
  int count = int(uAt[3].z);
  int id = gl_VertexID;
  int quad = id / (count * 6);
  id -= quad * count * 6;
  int bar = id / 6;
  vec2 corner = cornerOf(id);
  // Its volume, the open interest and that of the candle before, and what is known of it.
  vec4 flow = texel(bar, 2);
  int known = int(flow.w);
  vAcross = 0.0;
  vRows = vec2(0.0, uAt[0].y);
  vec2 p;
  bool shown;
  if (quad == 0) {
    float tall = max(uAt[4].y, floor(flow.x * uAt[4].z + 0.5));
    float left = bodyLeft(bar);
    vColor = uColors[(known & ${RISES}) != 0 ? 0 : 1];
    shown = cornerIn(vec4(left, uAt[4].x - tall, left + uAt[2].z, uAt[4].x), corner, p);
    shown = shown && (known & ${HAS_PRICES}) != 0 && flow.x > 0.0;
  } else {
    // Each candle's last value stands at its end, or at now.
    float start = uAt[1].x + uAt[1].y + float(bar) * uAt[1].z;
    float x0 = min(start, uAt[0].w);
    float x1 = min(start + uAt[1].z, uAt[0].w);
    shown = (known & ${HAS_INTEREST}) != 0 && x1 > x0;
    vec2 y = uAt[5].x + (uAt[5].y - flow.zy) * uAt[4].w;
    p = vec2(mix(x0, x1, corner.x), mix(y.x, y.y, corner.x));
    if (quad == 1) {
      p.y = mix(p.y, uAt[5].z, corner.y);
      vColor = uColors[3];
    } else {
      float slope = (y.y - y.x) / (x1 - x0);
      float reach = uAt[5].w + 0.5;
      vAcross = mix(-reach, reach, corner.y);
      vRows = vec2(min(y.x, y.y) - reach, max(y.x, y.y) + reach);
      p.y += vAcross * sqrt(1.0 + slope * slope);
      vColor = uColors[2];
    }
  }
  gl_Position = shown ? place(p) : NOWHERE;
}`;

export const STRIP_FRAGMENT = `#version 300 es
precision highp float;
uniform vec4 uAt[6];
in vec4 vColor;
in float vAcross;
flat in vec2 vRows;
out vec4 oColor;
void main() {
  float y = uAt[0].y - gl_FragCoord.y;
  if (gl_FragCoord.x > uAt[0].z || y < vRows.x || y > vRows.y) discard;
  oColor = vColor * clamp(uAt[5].w + 0.5 - abs(vAcross), 0.0, 1.0);
}`;
