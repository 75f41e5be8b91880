// What the spec calls in the page: the cases' names, and one case drawn.
import '../../../renderer/ui/fonts.css';
import './page.css';
import { HAND_CASES } from '../cases/hand';
import { HEAT_CASES } from '../cases/heat';
import { MOVED_LINES, OVERLAY_CASES } from '../cases/overlays';
import { panned } from '../cases/panned';

const CASES = { ...HEAT_CASES, ...OVERLAY_CASES, ...HAND_CASES };

const graphics = {
  /** Names and what each picture shows. */
  facts: () => Object.fromEntries(Object.entries(CASES).map(([name, { fact }]) => [name, fact])),
  /** A case's picture as a PNG data address. */
  draw: (name: string) => CASES[name].draw(),
  panned,
  /** Pictures that are a pixel off `plan-lines`. */
  async moved() {
    const pictures: Record<string, string> = {};
    for (const [name, { draw }] of Object.entries(MOVED_LINES)) pictures[name] = await draw();
    return pictures;
  },
};
export type Graphics = typeof graphics;
Object.assign(window, { graphics });
