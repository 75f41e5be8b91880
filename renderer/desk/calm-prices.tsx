// The calmest entry and stop within a distance that the trader sets: by how much stands around them, not by direction.
import { useEffect, useState } from 'react';
import type { CalmChoice, CalmChoices, CalmPrice, DeskPlan } from '../../shared/model/desk';
import { formatPct, formatPrice, formatUsd, formatZoneRange } from '../../shared/util/format';
import { changeField } from '../plan/draft-store';
import { VerdictShape } from '../plan/verdict-shape';
import { AmountInput } from './amount-input';
import { selectPlan } from './desk-store';
import { followMoment } from './follow-moment';

interface Props {
  readonly plan: DeskPlan;
  readonly decimals: number;
}

const DEFAULT_WITHIN = 1;
const MOST_WITHIN = 20;

function useCalm(plan: DeskPlan, withinPct: number): CalmChoices | null {
  const [calm, setCalm] = useState<CalmChoices | null>(null);
  useEffect(() => followMoment('desk.calm', { plan, withinPct }, setCalm), [plan, withinPct]);
  return calm;
}

interface ChoiceProps {
  readonly name: 'entry' | 'stop';
  readonly choice: CalmChoice;
  readonly plan: DeskPlan;
  readonly decimals: number;
}

function Choice({ name, choice, plan, decimals }: ChoiceProps) {
  const rows: readonly (readonly [string, CalmPrice | null])[] = [
    [name === 'entry' ? 'Entry' : 'Stop', choice.asked],
    ['below', choice.below],
    ['above', choice.above],
  ];
  return rows.map(([label, calm]) => (
    <tr
      key={`${name} ${label}`}
      className={label === 'below' || label === 'above' ? 'calm-choice' : 'calm-asked'}
    >
      <th scope="row">{label}</th>
      {calm === null ? (
        <td colSpan={4} className="calm-none">
          none is calmer
        </td>
      ) : (
        <>
          <td>{formatPrice(calm.price, decimals)}</td>
          <td>{label === 'below' || label === 'above' ? formatPct(calm.distancePct, 1) : ''}</td>
          <td
            title={
              calm.zone
                ? `In or just past the hot zone ${formatZoneRange(calm.zone.low, calm.zone.high)}.`
                : 'In no hot zone.'
            }
          >
            {formatUsd(calm.nearbyUsd)}
          </td>
          <td className={`calm-verdict verdict-${calm.verdict}`}>
            <VerdictShape verdict={calm.verdict} />
            <span className="sr-only">{calm.verdict}</span>
            {(label === 'below' || label === 'above') && (
              <button
                type="button"
                className="control plan-add"
                aria-label={`Try ${name} ${formatPrice(calm.price, decimals)}`}
                onClick={() => {
                  selectPlan(plan);
                  changeField(name, formatPrice(calm.price, decimals));
                }}
              >
                Try
              </button>
            )}
          </td>
        </>
      )}
    </tr>
  ));
}

export function CalmPrices({ plan, decimals }: Props) {
  const [withinPct, setWithinPct] = useState(DEFAULT_WITHIN);
  const calm = useCalm(plan, withinPct);
  return (
    <section className="calm" aria-label="Calmest prices">
      <h3>
        Calmest within
        <AmountInput
          label="Within, % of the price"
          text={String(withinPct)}
          onValue={(value) => value !== null && setWithinPct(Math.min(value, MOST_WITHIN))}
        />
        %, by what stands around
      </h3>
      {calm === null ? (
        <p className="findings-none">The map cannot be asked now.</p>
      ) : (
        <table className="calm-table">
          <tbody>
            <Choice name="entry" choice={calm.entry} plan={plan} decimals={decimals} />
            {calm.stop && <Choice name="stop" choice={calm.stop} plan={plan} decimals={decimals} />}
          </tbody>
        </table>
      )}
    </section>
  );
}
