// One alert rule: what it tells of, from which figures on, how often at most, and how.
import { Trash2 } from 'lucide-react';
import type { AlertRule } from '../../shared/model/alert';
import { formatPrice } from '../../shared/util/format';
import { Checkbox } from '../ui/checkbox';
import { IconButton } from '../ui/icon-button';
import { changeRule, removeRule } from './alerts-store';
import { AmountInput } from './amount-input';
import { planName, useDesk } from './desk-store';
import { FIGURES, RULE_FIGURES, RULE_NAMES, type RuleFigure } from './rule-words';

const MINUTE_MS = 60_000;

function Figure({ rule, name }: { readonly rule: AlertRule; readonly name: RuleFigure }) {
  const { before, unit, times } = FIGURES[name];
  const value = rule[name];
  const shown = value === null ? '' : formatPrice(value * times, 4).replace(/\.?0+$/, '');
  return (
    <label className={`rule-figure rule-${name}`}>
      {before}
      <AmountInput
        label={`${RULE_NAMES[rule.kind]}: ${before}, ${unit}`}
        text={shown}
        placeholder={name === 'leastUsd' ? 'any' : '–'}
        canBeEmpty={name !== 'share'}
        onValue={(next) => changeRule(rule.id, { [name]: next === null ? null : next / times })}
      />
      {unit}
    </label>
  );
}

function PlanChoice({ rule }: { readonly rule: AlertRule }) {
  const plans = useDesk((desk) => desk.plans);
  if (rule.kind === 'feed-lost') return <span className="panel-note">–</span>;
  return (
    <select
      className="control rule-plan"
      aria-label={`Plan of ${RULE_NAMES[rule.kind]}`}
      value={rule.planId ?? ''}
      onChange={(event) =>
        changeRule(rule.id, { planId: event.target.value === '' ? null : event.target.value })
      }
    >
      <option value="">all plans</option>
      {plans.map((plan) => (
        <option key={plan.id} value={plan.id}>
          {planName(plan)}
        </option>
      ))}
    </select>
  );
}

export function RuleRow({ rule }: { readonly rule: AlertRule }) {
  const name = RULE_NAMES[rule.kind];
  return (
    <tr className={rule.on ? undefined : 'rule-off'}>
      <td>
        <Checkbox label={name} checked={rule.on} onChange={(on) => changeRule(rule.id, { on })} />
      </td>
      <td>
        <span className="rule-figures">
          {RULE_FIGURES[rule.kind].map((figure) => (
            <Figure key={figure} rule={rule} name={figure} />
          ))}
        </span>
      </td>
      <td>
        <PlanChoice rule={rule} />
      </td>
      <td>
        <label className="rule-figure">
          <AmountInput
            label={`${name}: again after, minutes`}
            text={String(rule.coolDownMs / MINUTE_MS)}
            onValue={(value) => value !== null && changeRule(rule.id, { coolDownMs: value * MINUTE_MS })}
          />
          min
        </label>
      </td>
      <td className="rule-check">
        <Checkbox label="Sound" checked={rule.sound} onChange={(sound) => changeRule(rule.id, { sound })} />
      </td>
      <td className="rule-check">
        <Checkbox
          label="System"
          checked={rule.notify}
          onChange={(notify) => changeRule(rule.id, { notify })}
        />
      </td>
      <td>
        <IconButton label={`Delete rule ${name}`} className="plan-button" onClick={() => removeRule(rule.id)}>
          <Trash2 className="icon" />
        </IconButton>
      </td>
    </tr>
  );
}
