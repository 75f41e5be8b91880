// What many layers depend on.
import type { Look } from './layer';

export type Add = (input: unknown) => void;

/** What nearly every layer depends on. */
export function addCommon({ scene }: Look, add: Add): void {
  add(scene.units.layout);
  add(scene.settings);
  add(scene.hello);
}

export function addPrices({ scene }: Look, add: Add): void {
  add(scene.view.topPx);
  add(scene.view.binPx);
}

export function addPlan({ scene }: Look, add: Add): void {
  add(scene.plan);
  add(scene.others);
  add(scene.check);
  add(scene.lastCheck);
}
