// The shader of the profile: bars and running totals made from the levels' texels, so that no view needs them anew.
import { QUADS } from '../gl/numbered';
import { RANKING } from '../heat/ranking';
import { ROW_CELLS } from './level-texels';

/** What of the profile is drawn at least so bright, a place on the ramp. */
const FAINTEST = 0.06;

/** All bars from the lowest up, then the totals' halos, then their lines, longs first. */
export const LEVEL_VERTEX = `#version 300 es
precision highp float;
precision highp int;
uniform highp sampler2D uLevels;
// 0: screen, y of price 0, pixels a cell. 1: first cell, cells known, cells a bin, row of the scales.
// 2: lowest bin in sight, bars, left edge, pixels a USD. 3: the gap between bars; pixels a USD of the totals, y of the
// price and its cell. 4: cells from a point of a total to the next; first segment and segments, longs and shorts.
// 5: shorts' first segment and segments, half widths of halo and line.
uniform vec4 uAt[6];
uniform vec4 uColors[3];
${RANKING}
${QUADS}
out vec4 vColor;
// How far across a line, and half its width, device pixels.
out float vAcross;
flat out float vHalf;

vec4 level(int i) {
  return texelFetch(uLevels, ivec2(i & ${ROW_CELLS - 1}, i / ${ROW_CELLS}), 0);
}

// The fullest of a bin's cells, and whether it is shorts': where several share a pixel, none is lost.
vec2 fullest(int from) {
  vec2 found = vec2(0.0);
  for (int i = max(0, from); i < min(int(uAt[1].y), from + int(uAt[1].z)); i++) {
    vec4 usd = level(i);
    if (usd.x > found.x) found = vec2(usd.x, 0.0);
    if (usd.y > found.x) found = vec2(usd.y, 1.0);
  }
  return found;
}

void bar(int id) {
  int bin = int(uAt[2].x) + id / 6;
  vec2 corner = cornerOf(id);
  int cells = int(uAt[1].z);
  vec2 usd = fullest(bin * cells - int(uAt[1].x));
  float width = floor(usd.x * uAt[2].w + 0.5);
  if (width < 1.0) return;
  bool isShort = usd.y > 0.5;
  int row = int(uAt[1].w);
  float p = row < 0 ? 0.0 : percentile(usd.x / 1000.0, row + (isShort ? 1 : 0));
  float ramp = max(${FAINTEST}, p < uKnots[0].x ? 0.0 : rampAt(p));
  vColor = vec4(rampColor(ramp, isShort), 1.0);
  float top = floor(uAt[0].z - float((bin + 1) * cells) * uAt[0].w + 0.5);
  float tall = uAt[0].w * float(cells) - uAt[3].x;
  gl_Position = place(vec2(uAt[2].z + corner.x * width, top + corner.y * tall));
}

// Sum of a side's cells before an index, whichever it is.
float below(int i, bool isShort) {
  vec4 sums = level(clamp(i, 0, int(uAt[1].y)));
  return isShort ? sums.w : sums.z;
}

// Where point k of a total stands: point 0 at the price, where its sum is none, the next at the far edge of the
// price's own cell.
vec2 point(int k, bool isShort, float none) {
  int steps = (k - 1) * int(uAt[4].x);
  int i = int(uAt[3].w) + (isShort ? steps + 1 : -steps);
  float usd = abs(below(i, isShort) - none);
  vec2 at = vec2(uAt[2].z + usd * uAt[3].y, uAt[0].z - (uAt[1].x + float(i)) * uAt[0].w);
  return k > 0 ? at : vec2(uAt[2].z, uAt[3].z);
}

vec2 normal(vec2 from, vec2 to) {
  vec2 along = to - from;
  float far = length(along);
  return far > 0.0 ? vec2(-along.y, along.x) / far : vec2(0.0);
}

void segment(int id, bool isHalo) {
  int longs = int(uAt[4].z);
  int n = id / 6;
  bool isShort = n >= longs;
  vec2 corner = cornerOf(id);
  int k = (isShort ? int(uAt[4].w) + n - longs : int(uAt[4].y) + n) + int(corner.y);
  float none = below(int(uAt[3].w) + (isShort ? 0 : 1), isShort);
  vec2 here = point(k, isShort, none);
  vec2 after = normal(here, point(k + 1, isShort, none));
  vec2 before = k == 0 ? after : normal(point(k - 1, isShort, none), here);
  // Half a line across it where two segments meet: the mean of their normals, not longer than twice.
  vec2 across = (before + after) / max(0.5, 1.0 + dot(before, after));
  vHalf = isHalo ? uAt[5].y : uAt[5].z;
  vAcross = mix(-1.0, 1.0, corner.x) * (vHalf + 0.5);
  vColor = uColors[isHalo ? 0 : isShort ? 2 : 1];
  gl_Position = place(here + vAcross * across);
}

void main() {
  gl_Position = NOWHERE;
  vColor = vec4(0.0);
  vAcross = 0.0;
  vHalf = 1.0;
  int bars = int(uAt[2].y) * 6;
  int segments = (int(uAt[4].z) + int(uAt[5].x)) * 6;
  if (gl_VertexID < bars) {
    bar(gl_VertexID);
    return;
  }
  // One call for halo and line: compilers write a function out where it is called.
  int id = gl_VertexID - bars;
  bool isHalo = id < segments;
  segment(isHalo ? id : id - segments, isHalo);
}`;

export const LEVEL_FRAGMENT = `#version 300 es
precision highp float;
in vec4 vColor;
in float vAcross;
flat in float vHalf;
out vec4 oColor;
void main() {
  oColor = vColor * clamp(vHalf + 0.5 - abs(vAcross), 0.0, 1.0);
}`;
