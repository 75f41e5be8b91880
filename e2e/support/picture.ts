// Reads what a picture shows: its size, and how much of it has the hues of the map.
import { PNG } from 'pngjs';

export function decodePng(png: Buffer): { width: number; height: number; data: Buffer } {
  return PNG.sync.read(png);
}

/** Shares (0..1) of the pixels that are blue like longs, orange like shorts, or near white like candles and text. */
export function picturedColours(png: Buffer): { long: number; short: number; bright: number } {
  const { width, height, data } = decodePng(png);
  let long = 0;
  let short = 0;
  let bright = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = [data[at], data[at + 1], data[at + 2]];
    if (b > 60 && b > r * 1.6 && b >= g) long++;
    else if (r > 60 && r > b * 1.8 && r > g * 1.15) short++;
    else if (Math.min(r, g, b) > 200) bright++;
  }
  const all = width * height;
  return { long: long / all, short: short / all, bright: bright / all };
}
