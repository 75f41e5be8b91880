// Waits for the faces that the glyphs are drawn from.
import { fontOf } from './ink/glyphs';
import { AXIS_STRONG, AXIS_TEXT, CAPTION, SIDE_CAPS, STRIP_VALUE } from './draw/styles';

/** Loads every weight that the chart writes with; a face that fails leaves the fallback in its place. */
export async function loadFonts(): Promise<void> {
  const styles = [AXIS_TEXT, AXIS_STRONG, CAPTION, SIDE_CAPS, STRIP_VALUE];
  const loads = styles.map((style) => document.fonts.load(fontOf(style, 1), 'Aa0,.$%–−'));
  await Promise.allSettled(loads);
}
