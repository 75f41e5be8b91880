// One plan of the table in two lines; a click puts it into the form and on the chart.
import { ChevronRight, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { PLAN_STATUSES, type DeskPlan, type DeskRow, type PlanStatus } from '../../shared/model/desk';
import { VerdictShape } from '../plan/verdict-shape';
import { cx } from '../ui/class-names';
import { IconButton } from '../ui/icon-button';
import { SideMark } from '../ui/side-mark';
import { changePlan, planName, removePlan, selectPlan, useDesk } from './desk-store';
import { rowWords, VERDICT_NAMES, type Cell } from './row-words';

interface Props {
  readonly plan: DeskPlan;
  readonly row: DeskRow | undefined;
  readonly decimals: number;
}

function Two({
  cell,
  className,
  hint,
}: {
  readonly cell: Cell;
  readonly className?: string;
  readonly hint?: string;
}) {
  return (
    <td className={className} title={hint}>
      <span className="plan-main">{cell.main}</span>
      <span className="plan-note">{cell.note}</span>
    </td>
  );
}

function StatusChoice({ plan }: { readonly plan: DeskPlan }) {
  return (
    <select
      className="control plan-status"
      aria-label={`Status of ${planName(plan)}`}
      value={plan.status}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => changePlan({ ...plan, status: event.target.value as PlanStatus })}
    >
      {PLAN_STATUSES.map((status) => (
        <option key={status} value={status}>
          {status}
        </option>
      ))}
    </select>
  );
}

function VerdictCell({
  row,
  findings,
  isClosed,
}: {
  readonly row: DeskRow | undefined;
  readonly findings: string;
  readonly isClosed: boolean;
}) {
  const verdict = row && !isClosed ? row.verdict : 'unknown';
  return (
    <td className={`plan-verdict verdict-${verdict}`} title={row?.problem ?? undefined}>
      <span className="plan-main">
        <VerdictShape verdict={verdict} />
        <span data-testid="plan-verdict">{isClosed ? 'Closed' : VERDICT_NAMES[verdict]}</span>
      </span>
      <span className="plan-note">{row?.problem ? 'another market' : findings}</span>
    </td>
  );
}

export const PlanRow = memo(function PlanRow({ plan, row, decimals }: Props) {
  const isSelected = useDesk((desk) => desk.selectedId === plan.id);
  const isOpen = useDesk((desk) => desk.openId === plan.id);
  const words = rowWords(plan, row, decimals);
  const name = planName(plan);
  return (
    <tr
      className={cx('plan-row', isSelected && 'plan-selected', plan.status === 'closed' && 'plan-closed')}
      onClick={() => selectPlan(plan)}
    >
      <td className="plan-fold">
        <IconButton
          label={isOpen ? `Close details of ${name}` : `Details of ${name}`}
          className={cx('plan-button', isOpen && 'plan-unfolded')}
          onClick={() => useDesk.setState({ openId: isOpen ? null : plan.id })}
        >
          <ChevronRight className="icon" />
        </IconButton>
      </td>
      <td className="plan-side">
        <button
          type="button"
          className={`control plan-main plan-name side-${plan.side}`}
          aria-label={`Select ${name}`}
          aria-pressed={isSelected}
        >
          <SideMark side={plan.side} />
          {plan.side === 'long' ? 'Long' : 'Short'}
          <span className="plan-leverage">{plan.leverage}x</span>
        </button>
        <span className="plan-note">
          <StatusChoice plan={plan} />
          {plan.source === 'account' && <span className="plan-source">account</span>}
        </span>
      </td>
      <Two
        cell={words.entry}
        className="plan-figure"
        hint="Mean entry by coins, and how far it is from the price."
      />
      <Two cell={words.size} className="plan-figure" />
      <Two cell={words.stop} className="plan-figure" />
      <Two
        className="plan-figure"
        cell={words.liquidation}
        hint={
          row?.marginNote ??
          'By the venue’s tiers at this size, as an isolated position; how far from the price.'
        }
      />
      <Two
        cell={words.profit}
        className="plan-figure"
        hint="Unrealised, before fees and funding, at the last price."
      />
      <td>
        <span className={cx('plan-main plan-zone', words.zone.side && `side-${words.zone.side}`)}>
          {words.zone.side && <SideMark side={words.zone.side} />}
          <span>{words.zone.main}</span>
        </span>
        <span className="plan-note">{words.zone.note}</span>
      </td>
      <VerdictCell row={row} findings={words.findings} isClosed={plan.status === 'closed'} />
      <td className="plan-actions">
        <IconButton label={`Delete ${name}`} className="plan-button" onClick={() => removePlan(plan)}>
          <Trash2 className="icon" />
        </IconButton>
      </td>
    </tr>
  );
});
