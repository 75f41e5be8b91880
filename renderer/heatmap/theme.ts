// The colours of the chart, a theme each. Hue belongs to the estimate and to the trader's own plan only.
import type { ViewSettings } from '../../shared/ipc/settings';
import type { Side } from '../../shared/model/side';

export type ThemeName = ViewSettings['theme'];

/** Colours as 0xRRGGBB; alpha is given where they are used. */
export interface Theme {
  readonly name: ThemeName;
  readonly bg: number;
  readonly panel: number;
  readonly input: number;
  readonly line: number;
  readonly lineStrong: number;
  readonly tick: number;
  readonly text1: number;
  readonly text2: number;
  readonly text3: number;
  /** Between text 1 and 2: dates and the zones' USD. */
  readonly textBright: number;
  readonly sideText: Readonly<Record<Side, number>>;
  readonly sideMark: Readonly<Record<Side, number>>;
  /** Fill of the cumulative line and its dots. */
  readonly sideLine: Readonly<Record<Side, number>>;
  readonly own: number;
  /** The plan's names and prices, their notes, and the grounds of its two kinds of tags. */
  readonly ownText: number;
  readonly ownNote: number;
  readonly ownFill: number;
  readonly ownName: number;
  readonly caution: number;
  readonly candleUp: number;
  readonly candleUpEdge: number;
  readonly candleDown: number;
  readonly wick: number;
  readonly halo: number;
  readonly haloAlpha: number;
  readonly volumeUp: number;
  readonly volumeDown: number;
  readonly openInterest: number;
  /** What grid, now line and crosshair are drawn with, thin: white on dark, black on light. */
  readonly ink: number;
  /** The mark tag and the now tag: the strongest plate there is. */
  readonly tagFill: number;
  readonly tagText: number;
  readonly shadowAlpha: number;
}

const DARK: Theme = {
  name: 'dark',
  bg: 0x090c10,
  panel: 0x0d1116,
  input: 0x131920,
  line: 0x1b232c,
  lineStrong: 0x2a3540,
  tick: 0x3a4652,
  text1: 0xedf1f5,
  text2: 0xb4bfca,
  text3: 0x7f8c99,
  textBright: 0xd8dfe6,
  sideText: { long: 0x7fdbe8, short: 0xf1c26f },
  sideMark: { long: 0x35c0dc, short: 0xe99a29 },
  sideLine: { long: 0xa9e4e7, short: 0xf3d896 },
  own: 0xe5a9f0,
  ownText: 0xf3d3fa,
  ownNote: 0xb9a6bf,
  ownFill: 0x2b1f30,
  ownName: 0x1d1622,
  caution: 0xf0d264,
  candleUp: 0xf4f7fa,
  candleUpEdge: 0xf4f7fa,
  candleDown: 0x10151b,
  wick: 0xc3ccd5,
  halo: 0x05070a,
  haloAlpha: 0.82,
  volumeUp: 0x8a97a4,
  volumeDown: 0x4a5662,
  openInterest: 0xb4bfca,
  ink: 0xffffff,
  tagFill: 0xedf1f5,
  tagText: 0x090c10,
  shadowAlpha: 0.5,
};

const LIGHT: Theme = {
  name: 'light',
  bg: 0xf7f8fa,
  panel: 0xffffff,
  input: 0xeef1f4,
  line: 0xdde3e8,
  lineStrong: 0xc3ccd5,
  tick: 0xaab5bf,
  text1: 0x14191f,
  text2: 0x414c57,
  text3: 0x5f6b77,
  textBright: 0x28303a,
  sideText: { long: 0x0e5caf, short: 0x8f3a00 },
  sideMark: { long: 0x1779c1, short: 0xb65410 },
  sideLine: { long: 0x162b6f, short: 0x5f1307 },
  own: 0x7a2e8c,
  ownText: 0x6a2379,
  ownNote: 0x7f5f88,
  ownFill: 0xf5e9f8,
  ownName: 0xf5e9f8,
  caution: 0x7a5600,
  candleUp: 0xffffff,
  candleUpEdge: 0x14191f,
  candleDown: 0x14191f,
  wick: 0x14191f,
  halo: 0xffffff,
  haloAlpha: 0.85,
  volumeUp: 0x9aa6b1,
  volumeDown: 0x5f6b77,
  openInterest: 0x414c57,
  ink: 0x000000,
  tagFill: 0x14191f,
  tagText: 0xffffff,
  shadowAlpha: 0.18,
};

/** The colours of a theme. */
export function themeOf(name: ThemeName): Theme {
  return name === 'light' ? LIGHT : DARK;
}
