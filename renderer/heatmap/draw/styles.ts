// The chart's text styles, as the look's table of type has them.
import type { TextStyle } from '../ink/glyphs';
import { textStyle } from '../ink/glyphs';

export const AXIS_TEXT = textStyle(11, 400);
export const AXIS_STRONG = textStyle(11, 600);
export const TAG_TEXT = textStyle(11, 600);
export const BODY_TEXT = textStyle(11, 400);
export const STRONG_TEXT = textStyle(11, 600);
export const CAPTION = textStyle(10.5, 400);
export const STRIP_VALUE = textStyle(11, 500);
/** The card's row of leverage bands. */
export const BAND_TEXT = textStyle(9.5, 400);
/** LONG and SHORT on the map: the only capitals. */
export const SIDE_CAPS = textStyle(10, 700, 0.03);

/** Styles of what changes while the hand moves: their glyphs are drawn ahead. `true` with the outline of text on heat. */
export const LIVE_STYLES: readonly (readonly [TextStyle, boolean])[] = [
  [AXIS_TEXT, false],
  [STRONG_TEXT, false],
  [CAPTION, false],
  [STRIP_VALUE, false],
  [BAND_TEXT, false],
  [STRONG_TEXT, true],
  [CAPTION, true],
];
