// Reads what a picture shows: its size, and how much of it has the hues of the map.
import { PNG } from 'pngjs';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: Buffer;
}

export function decodePng(png: Buffer): Picture {
  return PNG.sync.read(png);
}

/** A part of a picture, pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixel columns of a part in which two pictures of one size differ in any bit of any pixel, from left to right. */
export function changedColumns(one: Picture, other: Picture, { x, y, width, height }: Part): number[] {
  if (one.width !== other.width || one.height !== other.height)
    throw new Error('The pictures differ in size.');
  if (x < 0 || y < 0 || x + width > one.width || y + height > one.height) {
    throw new Error('The part is not within the pictures.');
  }
  const changed: number[] = [];
  for (let column = x; column < x + width; column++) {
    for (let row = y; row < y + height; row++) {
      const at = (row * one.width + column) * 4;
      if (one.data.readUInt32LE(at) === other.data.readUInt32LE(at)) continue;
      changed.push(column);
      break;
    }
  }
  return changed;
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
