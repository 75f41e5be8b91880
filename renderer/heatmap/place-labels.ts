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
  /** A label that would have to move farther than this to a free stretch is left out. */
  readonly maxShift: number;
}

/** A stretch between lines, for middles of labels. */
interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly room: number;
  count: number;
}

function stretchesOf(rules: PlacementRules): Stretch[] {
  const stretches: Stretch[] = [];
  let low = rules.top;
  const close = (high: number) => {
    if (high >= low) {
      stretches.push({ low, high, room: Math.floor((high - low) / rules.gap + 1e-9) + 1, count: 0 });
    }
  };
  for (const line of [...rules.lines].sort((a, b) => a - b)) {
    close(Math.min(rules.bottom, line - rules.lineGap));
    low = Math.max(low, line + rules.lineGap);
  }
  close(rules.bottom);
  return stretches;
}

function distanceTo(stretch: Stretch, y: number): number {
  return Math.max(0, stretch.low - y, y - stretch.high);
}

/** Rising places at least `gap` apart, with the least sum of squared moves from rising wishes. */
function spread(wishes: readonly number[], gap: number, stretch: Stretch): number[] {
  const groups: { sum: number; count: number }[] = [];
  for (const [i, wish] of wishes.entries()) {
    let group = { sum: wish - i * gap, count: 1 };
    for (;;) {
      const before = groups.at(-1);
      if (!before || before.sum / before.count < group.sum / group.count) break;
      groups.pop();
      group = { sum: before.sum + group.sum, count: before.count + group.count };
    }
    groups.push(group);
  }
  const last = stretch.high - (wishes.length - 1) * gap;
  const bases = groups.flatMap(({ sum, count }) => {
    const base = Math.max(stretch.low, Math.min(last, Math.round(sum / count)));
    return Array.from({ length: count }, () => base);
  });
  return bases.map((base, i) => base + i * gap);
}

/**
 * Middles of the labels, in the order given, which is the order of importance; null where a label finds no
 * place. On screen labels stand in the order of their wishes, so that leaders never cross.
 */
export function placeLabels(wishes: readonly LabelWish[], rules: PlacementRules): (number | null)[] {
  const stretches = stretchesOf(rules);
  const shown: number[] = [];
  for (const [i, { y }] of wishes.entries()) {
    let best: Stretch | null = null;
    for (const stretch of stretches) {
      if (stretch.count >= stretch.room || distanceTo(stretch, y) > rules.maxShift) continue;
      if (!best || distanceTo(stretch, y) < distanceTo(best, y)) best = stretch;
    }
    if (!best) continue;
    best.count++;
    shown.push(i);
  }
  shown.sort((a, b) => wishes[a].y - wishes[b].y || a - b);
  const placed: (number | null)[] = wishes.map(() => null);
  let at = 0;
  for (const stretch of stretches) {
    const here = shown.slice(at, at + stretch.count);
    const wished = here.map((i) => wishes[i].y);
    for (const [n, y] of spread(wished, rules.gap, stretch).entries()) placed[here[n]] = y;
    at += stretch.count;
  }
  return placed;
}
