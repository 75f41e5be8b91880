// The market's state in plain sentences, each with its number; what is missing is said to be missing.
import type { ContextLine, WeightPoint } from '../model/brief';
import { formatPct, formatUsd } from '../util/format';
import type { ReviewInput } from './review-input';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const line = (name: ContextLine['name'], value: number | null, unit: string, text: string): ContextLine => ({
  name,
  value,
  unit,
  text,
});

/** Lines about the market as a whole: the same beside every zone. */
export function marketLines(input: ReviewInput): ContextLine[] {
  return [
    fundingLine(input),
    openInterestLine(input),
    volumeLine(input),
    line('basis', null, '%', 'Basis is not known: no spot or index price is recorded beside the contract.'),
    liquidationLine(input),
    weightLine(input),
  ];
}

function fundingLine({ stats: { funding } }: ReviewInput): ContextLine {
  if (funding === null)
    return line('funding', null, '%', 'Funding is not known: none was recorded up to now.');
  const rate = funding.rate * 100;
  const every = funding.intervalHours === null ? '' : ` every ${funding.intervalHours} hours`;
  const who = rate > 0 ? 'longs pay shorts' : rate < 0 ? 'shorts pay longs' : 'neither side pays';
  const rank =
    funding.percentile === null
      ? 'with under a week of its own past it cannot be ranked'
      : `higher than ${Math.round(funding.percentile * 100)}% of its own past in this session`;
  return line('funding', rate, '%', `Funding is ${formatPct(rate, 4)}${every}: ${who}; ${rank}.`);
}

function openInterestLine({ stats }: ReviewInput): ContextLine {
  const { oiUsd, oiChange1hPct, oiChange24hPct } = stats;
  if (oiUsd === null)
    return line('openInterest', null, '%', 'Open interest is not known: none recent enough was recorded.');
  const change = (pct: number | null, over: string) =>
    pct === null ? `its change over ${over} is not known` : `${formatPct(pct)} over ${over}`;
  return line(
    'openInterest',
    oiChange24hPct,
    '%',
    `Open interest is ${formatUsd(oiUsd)}: ${change(oiChange1hPct, 'one hour')}, ${change(oiChange24hPct, '24 hours')}.`,
  );
}

function volumeLine({ stats: { volume24hUsd, volumeZ } }: ReviewInput): ContextLine {
  if (volume24hUsd === null)
    return line('volume', null, 'sd', 'Volume of 24 hours is not known: bars or their volume are missing.');
  const rank =
    volumeZ === null
      ? 'the last hour cannot be compared with a whole week before it'
      : `the last hour is ${Math.abs(volumeZ).toFixed(1)} standard deviations ${volumeZ < 0 ? 'under' : 'over'} its mean of 7 days`;
  return line('volume', volumeZ, 'sd', `Volume of 24 hours is ${formatUsd(volume24hUsd)}; ${rank}.`);
}

function liquidationLine({ liquidations, nowMs, instrument }: ReviewInput): ContextLine {
  const unit = 'a minute';
  if (liquidations === null) {
    return line(
      'liquidations',
      null,
      unit,
      `Liquidations are not known: this session has no liquidation feed of ${instrument.symbol}.`,
    );
  }
  const since = (ms: number) => liquidations.filter((point) => point.ms > nowMs - ms).length;
  const lately = since(5 * MINUTE_MS) / 5;
  const usual = since(24 * HOUR_MS) / (24 * 60);
  return line(
    'liquidations',
    lately,
    unit,
    `${lately.toFixed(1)} liquidations a minute were reported over the last 5 minutes, against ${usual.toFixed(2)} over 24 hours; feeds report only some.`,
  );
}

/** Now and a day ago, as shares: 50 is as much above as below. */
function weightLine({ weights, nowMs }: ReviewInput): ContextLine {
  const now = weights.at(-1);
  const share = now === undefined ? null : shareAbove(now);
  if (now === undefined || share === null)
    return line('weight', null, '%', 'The weight of the two sides is not known: the map holds nothing near.');
  const ago = dayAgo(weights, nowMs);
  const before = ago === null ? null : shareAbove(ago);
  const change = before === null ? 'a day ago is not known' : `${Math.round(before)}% a day ago`;
  return line(
    'weight',
    share,
    '%',
    `Within 5% of the price ${Math.round(share)}% of mapped notional stands above (${formatUsd(now.aboveUsd)} of shorts) and ${100 - Math.round(share)}% below (${formatUsd(now.belowUsd)} of longs); above held ${change}.`,
  );
}

function shareAbove({ aboveUsd, belowUsd }: WeightPoint): number | null {
  const sum = aboveUsd + belowUsd;
  return sum > 0 ? (aboveUsd / sum) * 100 : null;
}

/** The point of 24 hours ago; null when none is within an hour of it. */
export function dayAgo(weights: readonly WeightPoint[], nowMs: number): WeightPoint | null {
  const ms = nowMs - 24 * HOUR_MS;
  return weights.findLast((point) => point.ms <= ms && ms - point.ms <= HOUR_MS) ?? null;
}
