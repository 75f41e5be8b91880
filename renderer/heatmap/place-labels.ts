// Puts labels as near as possible to where they belong without touching each other or a line.

export interface LabelWish {
  /** Where the label's middle would best be, device pixels. */
  readonly y: number;
}

export interface PlacementRules {
  /** Least distance between the middles of two labels. */
  readonly gap: number;
  /** Lines that labels keep clear of, and by how much. */
  readonly lines: readonly number[];
  readonly lineGap: number;
  /** The middle of a label stays in [top, bottom]. */
  readonly top: number;
  readonly bottom: number;
  /** A label that would move farther than this is left out. */
  readonly maxShift: number;
}

/**
 * Middles of the labels, in the order given, which is the order of importance; null where a label finds no
 * place. Each takes the free place nearest to its wish.
 */
export function placeLabels(wishes: readonly LabelWish[], rules: PlacementRules): (number | null)[] {
  const blocked: { readonly at: number; readonly by: number }[] = rules.lines.map((at) => ({
    at,
    by: rules.lineGap,
  }));
  const free = (y: number) =>
    y >= rules.top && y <= rules.bottom && blocked.every(({ at, by }) => Math.abs(y - at) >= by);
  return wishes.map((wish) => {
    const candidates = [wish.y, rules.top, rules.bottom];
    for (const { at, by } of blocked) candidates.push(at - by, at + by);
    let best: number | null = null;
    for (const y of candidates) {
      const shift = Math.abs(y - wish.y);
      if (shift > rules.maxShift || !free(y)) continue;
      if (best === null || shift < Math.abs(best - wish.y)) best = y;
    }
    if (best !== null) blocked.push({ at: best, by: rules.gap });
    return best;
  });
}
