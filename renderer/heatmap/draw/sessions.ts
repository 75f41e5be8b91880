// Where the trading day's sessions begin, UTC: thin marks with their names at the foot of the heat.
import { drawHaloText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { dashV } from '../ink/shapes';
import type { Reach } from '../layer';
import { DAY_MS } from '../scale-rows';
import type { Scene } from '../scene';
import { followEdge } from '../viewport';
import { CAPTION } from './styles';

const HOUR_MS = 3_600_000;
/** Usual opening hours, UTC; summer time moves the western ones by an hour, which a mark this coarse leaves out. */
const SESSIONS = [
  { name: 'Asia', atMs: 0 },
  { name: 'London', atMs: 8 * HOUR_MS },
  { name: 'New York', atMs: 13.5 * HOUR_MS },
] as const;
/** Days narrower than this get no marks, CSS pixels: they would say nothing. */
const LEAST_DAY = 90;

/** Number of sessions that had begun by now: it changes when there is another to mark. */
export function sessionsBegun(scene: Scene): number {
  const day = Math.floor(scene.units.nowMs / DAY_MS);
  return (
    day * SESSIONS.length + SESSIONS.filter(({ atMs }) => day * DAY_MS + atMs < scene.units.nowMs).length
  );
}

/** Draws the marks of the days within reach. */
export function drawSessions(pen: Pen, scene: Scene, reach: Reach): void {
  const { heat } = scene.layout;
  const dayPx = (scene.view.pitch * DAY_MS) / scene.units.candleMs;
  if (dayPx < pen.px(LEAST_DAY)) return;
  const { nowMs } = scene.units;
  const edge = followEdge(scene.units);
  const end = Math.min(scene.msAt(reach.right), nowMs);
  pen.ink.follow('x');
  for (let day = Math.floor(scene.msAt(reach.left) / DAY_MS); day * DAY_MS < end; day++) {
    for (const [i, session] of SESSIONS.entries()) {
      const ms = day * DAY_MS + session.atMs;
      const x = Math.round(scene.x(ms));
      if (x < reach.left || ms >= end) continue;
      dashV(pen, 0, heat.height, x, pen.px(1), [pen.px(1), pen.px(4)], scene.theme.ink, 0.3);
      const next = SESSIONS[i + 1]?.atMs ?? DAY_MS;
      const until = Math.min(day * DAY_MS + next, edge);
      const room = (scene.view.pitch * (until - ms)) / scene.units.candleMs;
      if (pen.glyphs.width(CAPTION, session.name) + pen.px(10) > room) continue;
      const { text2, halo } = scene.theme;
      drawHaloText(pen, session.name, x + pen.px(4), heat.height - pen.px(6), CAPTION, text2, halo, 'left');
    }
  }
}
