// What is written beside the strips: the candle in question, and the strips' ranges.
import { formatPrice, formatUsd, UNKNOWN } from '../../../shared/util/format';
import type { Candle } from '../candles';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import type { Rect } from '../layout';
import type { Scene } from '../scene';
import { visibleCandles } from '../scene';
import { lengthText } from '../time-text';
import type { StripRange } from './strips';
import { stripRange } from './strips';
import { CAPTION, STRIP_VALUE } from './styles';

/** Volume and open interest of the candle in question, then the most of the one and both ends of the other; '' is not written. */
export type StripTexts = readonly [
  volume: string,
  interest: string,
  mostVolume: string,
  mostInterest: string,
  leastInterest: string,
];

/** `87.1k` of an amount of coins. */
function coinsText(coins: number): string {
  if (!Number.isFinite(coins)) return UNKNOWN;
  if (coins >= 999_500) return `${(coins / 1e6).toFixed(2)}M`;
  if (coins >= 10_000) return `${(coins / 1e3).toFixed(1)}k`;
  return formatPrice(coins, coins >= 100 ? 0 : 1);
}

/** The candle that the strips' texts are about: under the pointer, else the last. */
function candleInQuestion(scene: Scene): Candle | null {
  const { first, last } = visibleCandles(scene);
  const { pointer } = scene;
  const pointed =
    pointer && pointer.x < scene.layout.heat.width && pointer.y < scene.layout.time.y
      ? scene.candles.at(Math.floor(scene.msAt(pointer.x) / scene.candles.candleMs))
      : null;
  if (pointed) return pointed;
  for (let n = last; n >= Math.max(first, last - 50); n--) {
    const candle = scene.candles.at(n);
    if (candle) return candle;
  }
  return null;
}

/** What was last said of a range, and of which candle. */
const said = new WeakMap<StripRange, { readonly candle: Candle | null; readonly texts: StripTexts }>();

/** What the strips' texts say now. */
export function stripTexts(scene: Scene): StripTexts {
  const [candle, range] = [candleInQuestion(scene), stripRange(scene)];
  const known = said.get(range);
  if (known?.candle === candle) return known.texts;
  const texts = textsOf(scene, candle, range);
  said.set(range, { candle, texts });
  return texts;
}

function textsOf(scene: Scene, candle: Candle | null, range: StripRange): StripTexts {
  const { maxVolumeUsd, lowInterest, highInterest } = range;
  const coins = candle ? candle.openInterest : Number.NaN;
  const usd = candle ? coins * candle.close : Number.NaN;
  const unit = scene.hello.instrument.base;
  return [
    formatUsd(candle ? candle.volumeUsd : null),
    Number.isFinite(coins) ? `${formatUsd(usd)} (${coinsText(coins)} ${unit})` : UNKNOWN,
    formatUsd(maxVolumeUsd > 0 ? maxVolumeUsd : null),
    Number.isFinite(highInterest) ? coinsText(highInterest) : '',
    lowInterest < highInterest ? coinsText(lowInterest) : '',
  ];
}

/** Draws the strips' texts in the gutter and on the axis. */
export function drawStripTexts(pen: Pen, scene: Scene, texts: StripTexts): void {
  const { volume, openInterest, gutter, axis, time } = scene.layout;
  const { theme, hello } = scene;
  const [volumeText, interest, mostVolume, mostInterest, leastInterest] = texts;
  const left = gutter.x + pen.px(12);
  const cell = (strip: Rect, name: string, value: string) => {
    drawText(pen, name, left, strip.y + pen.px(17), CAPTION, theme.text3);
    drawText(pen, value, left, strip.y + pen.px(33), STRIP_VALUE, theme.text1);
  };
  cell(volume, `Volume ${lengthText(scene.candles.candleMs)}`, volumeText);
  cell(openInterest, 'Open interest', interest);
  const middle = axis.x + axis.width / 2;
  const note = (y: number, text: string) =>
    drawText(pen, text, middle, y, CAPTION, theme.text3, { align: 'center' });
  note(volume.y + pen.px(16), mostVolume);
  note(openInterest.y + pen.px(15), mostInterest);
  note(openInterest.y + pen.px(36), leastInterest);
  note(time.y + pen.px(16), hello.instrument.quote === 'USDT' ? 'USD' : hello.instrument.quote);
}
