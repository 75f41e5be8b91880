// From the bankruptcy price that a venue publishes to the price at which it liquidated.
import type { Side } from '../../../shared/model/side';

/**
 * A position is taken over when its margin falls to the maintenance margin, and bankrupt when nothing is left: the
 * trigger lies above a long's bankruptcy price and below a short's. Ticks in, ticks out, rounded to the nearest.
 */
export function triggerTicks(bankruptcyTicks: number, side: Side, maintenanceRate: number): number {
  return Math.round(
    side === 'long' ? bankruptcyTicks / (1 - maintenanceRate) : bankruptcyTicks / (1 + maintenanceRate),
  );
}
