// The desk's plans as a dense table, in groups by where they were made; an unfolded plan shows its detail under its row.
import { Fragment } from 'react';
import { useSession } from '../session/store';
import { useDesk } from './desk-store';
import { groupPlans } from './groups';
import { PlanDetail } from './plan-detail';
import { PlanRow } from './plan-row';
import { groupTitle } from './row-words';
import './plan-table.css';

const COLUMNS = 10;

const HEADS = [
  ['Side', 'status', ''],
  ['Entry', 'mean', 'plan-figure plan-entry-head'],
  ['Size', 'margin', 'plan-figure plan-size'],
  ['Stop', '', 'plan-figure plan-stop'],
  ['Liquidation', 'est.', 'plan-figure plan-liquidation'],
  ['P&L unrealised', 'at last', 'plan-figure plan-profit'],
  ['Nearest zone', 'est.', ''],
  ['Verdict', '', ''],
] as const;

export function PlanTable() {
  const plans = useDesk((desk) => desk.plans);
  const openId = useDesk((desk) => desk.openId);
  const desk = useSession((session) => session.desk);
  const hello = useSession((session) => session.hello);
  const mode = useSession((session) => session.time?.play.mode);
  const decimals = hello?.instrument.priceDecimals ?? 1;
  const isLive = mode === 'following';
  const rows = new Map(desk?.rows.map((row) => [row.planId, row]));
  const groups = groupPlans(plans, hello?.session.name ?? '', isLive);
  return (
    <table className="plan-table">
      <thead>
        <tr>
          <th className="plan-fold" aria-label="Details" />
          {HEADS.map(([name, note, look]) => (
            <th key={name} className={look}>
              {name}
              {note !== '' && <span>{note}</span>}
            </th>
          ))}
          <th aria-label="Delete" className="plan-actions" />
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key} className={group.isHere ? 'plan-group' : 'plan-group plan-elsewhere'}>
          <tr className="plan-group-head">
            <th colSpan={COLUMNS} scope="rowgroup">
              {groupTitle(group.plans[0], !isLive, desk?.atMs ?? null)}
            </th>
          </tr>
          {group.plans.map((plan) => (
            <Fragment key={plan.id}>
              <PlanRow plan={plan} row={rows.get(plan.id)} decimals={decimals} />
              {openId === plan.id && (
                <tr className="plan-detail-row">
                  <td colSpan={COLUMNS}>
                    <PlanDetail plan={plan} row={rows.get(plan.id)} decimals={decimals} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      ))}
    </table>
  );
}
