// Colours by lightness, chroma and hue as the eye sees them (OKLCH), and how far two are apart.

/** Linear light, 0..1 a channel. */
export type Rgb = readonly [number, number, number];

const toLinear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const fromLinear = (c: number) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

/** Linear light of 0xRRGGBB. */
export function linearOf(color: number): Rgb {
  return [
    toLinear(((color >> 16) & 255) / 255),
    toLinear(((color >> 8) & 255) / 255),
    toLinear((color & 255) / 255),
  ];
}

function fromLab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** OKLab of linear light: lightness 0..1, then the two colour axes. */
export function labOf([r, g, b]: Rgb): readonly [number, number, number] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Distance of two colours in OKLab, x 100. */
export function distance(a: Rgb, b: Rgb): number {
  const [p, q] = [labOf(a), labOf(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) * 100;
}

/** 0xRRGGBB of a lightness, chroma and hue (degrees); chroma gives way where the screen cannot show it. */
export function oklch(lightness: number, chroma: number, hue: number): number {
  const angle = (hue * Math.PI) / 180;
  let c = chroma;
  let rgb = fromLab(lightness, c * Math.cos(angle), c * Math.sin(angle));
  while (c > 0 && rgb.some((channel) => channel < -1e-4 || channel > 1 + 1e-4)) {
    c = Math.max(0, c - 0.002);
    rgb = fromLab(lightness, c * Math.cos(angle), c * Math.sin(angle));
  }
  const byte = (channel: number) =>
    Math.round(Math.max(0, Math.min(1, fromLinear(Math.max(0, channel)))) * 255);
  return (byte(rgb[0]) << 16) | (byte(rgb[1]) << 8) | byte(rgb[2]);
}
