// A layer of the chart: painted over more than is in sight, and only shifted while the view moves over that.
import type { InkLayer } from './ink/ink-layers';
import type { Pen } from './ink/pen';
import type { PlanLine } from './plan-lines';
import type { AxisTag, PlacedTick } from './draw/axis';
import type { Crosshair } from './draw/crosshair';
import type { PlanTag } from './draw/plan';
import type { TickText, TimeTag } from './draw/time-axis';
import type { ZoneLabel } from './draw/zones';
import type { Scene } from './scene';

/** What one drawing shows, gathered once for all its layers. */
export interface Look {
  readonly scene: Scene;
  /** The plan's lines. */
  readonly lines: readonly PlanLine[];
  /** Their name tags. */
  readonly tags: readonly PlanTag[];
  /** Tags of the price, the plan and the cursor on the price axis, and its ticks. */
  readonly axisTags: readonly AxisTag[];
  readonly priceTicks: readonly PlacedTick[];
  /** The same of the time axis. */
  readonly timeTags: readonly TimeTag[];
  readonly timeTicks: readonly TickText[];
  /** The zones' labels. */
  readonly labels: readonly ZoneLabel[];
  /** Where the crosshair stands; null without one. */
  readonly cross: Crosshair | null;
}

/** The part of the paper that a layer is painted over, device pixels of the view that it is painted in. */
export interface Reach {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Anchor {
  readonly x: number;
  readonly y: number;
}

export interface LayerSpec {
  /** Whether its quads stay right while the view moves in time or in price, but for where they are. */
  readonly shiftsX: boolean;
  readonly shiftsY: boolean;
  /** Where the whole of it stands, device pixels: it moves along when only that changed. */
  anchor?(look: Look): Anchor | null;
  /** Adds all else that its quads depend on, in a fixed order. */
  inputs(look: Look, add: (input: unknown) => void): void;
  paint(pen: Pen, look: Look, reach: Reach): void;
}

export interface Layer {
  /** Brings it up to a look: shifts what is painted, or paints anew. */
  update(look: Look): void;
  /** Paints it over more than was needed in a hurry; false when there was nothing to do. */
  widen(look: Look): boolean;
  /** Its quads are no longer right. */
  forget(): void;
  /** Shows nothing, until the next update. */
  clear(): void;
}

/** Beyond the heat's edges: in a hurry (device pixels), and when there is time (share of its size). */
const HASTY_PX = 64;
const WIDE_SHARE = 0.5;

/** A layer of a kind, in its place among the inks. */
export function createLayer(spec: LayerSpec, pen: Pen, ink: InkLayer): Layer {
  /** What was painted last; each look is compared with it as its inputs come. */
  const known: unknown[] = [];
  let [at, stays] = [0, true];
  let painted: { readonly rightMs: number; readonly topPx: number; readonly at: Anchor | null } | null = null;
  let [marginX, marginY, wide] = [0, 0, false];
  const add = (input: unknown) => {
    if (at === known.length || !Object.is(known[at], input)) {
      stays = false;
      known[at] = input;
    }
    at++;
  };

  /** Whether nothing but the view's place changed. */
  function isKnown(look: Look): boolean {
    [at, stays] = [0, painted !== null];
    const { pitch, binPx } = look.scene.view;
    if (spec.shiftsX) add(pitch);
    if (spec.shiftsY) add(binPx);
    spec.inputs(look, add);
    if (at < known.length) {
      stays = false;
      known.length = at;
    }
    return stays;
  }

  function paint(look: Look, isWide: boolean): void {
    const { view, layout } = look.scene;
    const { width, height } = layout.heat;
    wide = isWide;
    marginX = spec.shiftsX ? (wide ? Math.round(width * WIDE_SHARE) : HASTY_PX) : 0;
    marginY = spec.shiftsY ? (wide ? Math.round(height * WIDE_SHARE) : HASTY_PX) : 0;
    pen.ink.clear();
    spec.paint(pen, look, {
      left: -marginX,
      right: width + marginX,
      top: -marginY,
      bottom: height + marginY,
    });
    painted = { rightMs: view.rightMs, topPx: view.topPx, at: spec.anchor?.(look) ?? null };
    ink.shift(0, 0);
    ink.changed();
  }

  return {
    update(look) {
      const { view, units } = look.scene;
      const same = isKnown(look);
      if (same && painted && spec.anchor) {
        const at = spec.anchor(look);
        if (at && painted.at) ink.shift(at.x - painted.at.x, at.y - painted.at.y);
        return;
      }
      if (same && painted) {
        const dx = spec.shiftsX ? ((painted.rightMs - view.rightMs) / units.candleMs) * view.pitch : 0;
        const dy = spec.shiftsY ? view.topPx - painted.topPx : 0;
        const whole = Math.round(dx);
        // A shift by part of a pixel would round otherwise than painting does.
        if (Math.abs(dx - whole) < 1e-3 && Math.abs(whole) <= marginX && Math.abs(dy) <= marginY) {
          ink.shift(whole, dy);
          return;
        }
      }
      paint(look, same);
    },
    widen(look) {
      if (wide || !painted || !(spec.shiftsX || spec.shiftsY)) return false;
      paint(look, true);
      return true;
    },
    forget() {
      painted = null;
    },
    clear() {
      painted = null;
      pen.ink.clear();
      ink.changed();
    },
  };
}
