// How the shaders rank an amount among its day's cells, and colour it: the tables of the heat, read the same everywhere.
import { KNOT_COUNT, LUT_SIZE } from '../ramp';
import { SCALE_WIDTH } from '../scale-rows';

/** `percentile` of thousands of USD by a row of the day's scales; `rampAt` a percentile; `rampColor` of a ramp position. */
export const RANKING = `
uniform highp sampler2D uScale;
uniform highp sampler2D uLut;
uniform vec2 uKnots[${KNOT_COUNT}];

float percentile(float thousands, int row) {
  float top = texelFetch(uScale, ivec2(0, row), 0).r;
  float x = sqrt(min(thousands / top, 1.0)) * ${(SCALE_WIDTH - 1).toFixed(1)};
  int i = min(int(x), ${SCALE_WIDTH - 2});
  float low = i == 0 ? 0.0 : texelFetch(uScale, ivec2(i, row), 0).r;
  return mix(low, texelFetch(uScale, ivec2(i + 1, row), 0).r, x - float(i));
}

float rampAt(float p) {
  for (int k = 1; k < ${KNOT_COUNT}; k++) {
    vec2 a = uKnots[k - 1];
    vec2 b = uKnots[k];
    if (p <= b.x && b.x > a.x) return mix(a.y, b.y, (p - a.x) / (b.x - a.x));
  }
  return 1.0;
}

vec3 rampColor(float ramp, bool isShort) {
  return texelFetch(uLut, ivec2(int(ramp * ${(LUT_SIZE - 1).toFixed(1)} + 0.5), isShort ? 1 : 0), 0).rgb;
}
`;
