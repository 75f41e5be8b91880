// How complete the feeds are, and how good such maps have proved, in sentences.
import { COVERAGE, EXCHANGE_NAMES } from '../model/exchange';
import type { CardSide } from '../model/model-card';
import { SIDES } from '../model/side';
import type { ReviewInput } from './review-input';

export function coverageSentences({ instrument, liquidations, gaps, origin }: ReviewInput): string[] {
  const venue = EXCHANGE_NAMES[instrument.exchange];
  const coverage = COVERAGE[instrument.exchange];
  const feed =
    liquidations === null
      ? 'This session holds no liquidation feed.'
      : coverage === 'every'
        ? `${venue} reports every liquidation.`
        : `${venue} reports only some liquidations, so totals are lower bounds.`;
  const holes =
    gaps.length === 0 ? 'No gaps are known.' : `${gaps.length} gaps are known; nothing is drawn for them.`;
  const simulated =
    origin === 'simulated' ? ['The market is SIMULATED: made by this project, no real one.'] : [];
  return [...simulated, feed, holes];
}

export function scoreSentences({ measured, measuredOn }: ReviewInput): string[] {
  if (measured === null)
    return ['How good this map is was not measured for this coin and these assumptions.'];
  const mean = (read: (side: CardSide) => number) =>
    SIDES.reduce((sum, side) => sum + read(measured.sides[side]), 0) / SIDES.length;
  const figure = (x: number) => x.toFixed(3).replace(/^0/, '');
  return [
    `Measured on ${measuredOn}: given how far the price went, the map adds ${figure(mean((side) => side.gain))} to R2 over the price path alone, and scale x map explains ${figure(mean((side) => side.usdD2))} of the deviance in liquidated USD (mean of both sides).`,
  ];
}
