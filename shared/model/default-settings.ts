// The model's assumptions: A0's smooth kernel and the exact-leverage ladder, and what was added to A0.
import type { ModelSettings, Placement } from './settings';

/**
 * A0's kernel as constants, so that no exp or pow enters the fold: distance D, weight
 * 1/(1+(.003/D)^(1/.3)) over its sum, exp(-D) and exp(D). A test recomputes every figure.
 */
const KERNEL: readonly (readonly [number, number, number, number])[] = [
  [0.002, 0.01573259801807792, 0.9980019986673331, 1.0020020013340003],
  [0.0025, 0.02697697164283872, 0.9975031223974601, 1.0025031276057952],
  [0.003, 0.03825704173646541, 0.997004495503373, 1.003004504503377],
  [0.0035, 0.04787525968679665, 0.9965061178604149, 1.0035061321520904],
  [0.004, 0.055312763462007364, 0.9960079893439915, 1.004008010677342],
  [0.005, 0.0647227911617762, 0.9950124791926823, 1.005012520859401],
  [0.006, 0.06960808660412565, 0.9940179640539353, 1.006018036054065],
  [0.0075, 0.07306849453928646, 0.9925280548191384, 1.0075281954445339],
  [0.009, 0.07459839321428031, 0.9910403787728836, 1.0090406217738679],
  [0.011, 0.07552059996213639, 0.9890602787753687, 1.0110607224447195],
  [0.014, 0.07606619581626564, 0.9860975442628619, 1.0140984589384923],
  [0.018, 0.076319637569446, 0.9821610323583008, 1.0181629763897937],
  [0.024, 0.07643943558661576, 0.9762857097579093, 1.0242903178906215],
  [0.032, 0.07648545379676086, 0.9685065820791976, 1.0325175053051183],
  [0.045, 0.07650489200217908, 0.9559974818331, 1.046027859908717],
  [0.065, 0.07651138520094157, 0.9370674633774034, 1.0671590243841926],
];

/** Maintenance rate of Binance BTCUSDT's lowest tier (resources/leverage-tiers.json). */
const TIER_1_MAINTENANCE = 0.004;

/** Leverage rungs and the share of opened notional on each: an assumption, as no venue publishes it. */
const RUNGS: readonly (readonly [number, number])[] = [
  [5, 0.05],
  [10, 0.15],
  [20, 0.2],
  [25, 0.2],
  [50, 0.2],
  [75, 0.08],
  [100, 0.09],
  [125, 0.03],
];

function smoothPlacements(): Placement[] {
  return KERNEL.map(([distance, weight, longRatio, shortRatio]) => ({
    distance,
    weight,
    longRatio,
    shortRatio,
    leverage: 1 / (distance + TIER_1_MAINTENANCE),
  }));
}

/**
 * Placements on exact leverage rungs: the isolated liquidation price of one tier with maintenance rate
 * `maintenance` and no fee, E(1-1/L)/(1-m) for a long and E(1+1/L)/(1+m) for a short.
 */
export function ladderPlacements(
  rungs: readonly (readonly [leverage: number, weight: number])[],
  maintenance: number,
): Placement[] {
  return rungs.map(([leverage, weight]) => {
    const longRatio = (1 - 1 / leverage) / (1 - maintenance);
    const shortRatio = (1 + 1 / leverage) / (1 + maintenance);
    return { distance: 1 - longRatio, weight, longRatio, shortRatio, leverage };
  });
}

/** The default: A0 of the study, and what was tuned on the first half of its window (ARCHITECTURE.md, the model). */
export const DEFAULT_MODEL: ModelSettings = {
  model: 'smooth',
  cellTicks: null,
  sweepShare: 0.8,
  ageing: 0.015,
  volumeShare: 0.2,
  riseShare: 0.5,
  tilt: { strength: 0.3, span: 0.008, meanMs: 4 * 3_600_000 },
  entryPoints: 7,
  barMs: 300_000,
  oiMaxAgeMs: 900_000,
  oiPerDailyVolume: 0.5,
  reportedShare: 0.02,
  reportsSpeed: true,
  reportedFloorUsdPerHour: 25_000,
  ladderMaintenance: TIER_1_MAINTENANCE,
  smooth: smoothPlacements(),
  ladder: ladderPlacements(RUNGS, TIER_1_MAINTENANCE),
  zones: { boxCells: 20, passes: 2, percentile: 0.85, windowMs: 7 * 86_400_000, minCells: 10 },
};

/** A0 as it was studied: to compare with. */
export const A0_MODEL: ModelSettings = {
  ...DEFAULT_MODEL,
  riseShare: 1,
  tilt: { ...DEFAULT_MODEL.tilt, strength: 0 },
  reportsSpeed: false,
};
