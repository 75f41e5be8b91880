// What the verdict card may say: never a verdict that was given for other inputs.
import type { CheckResult, Finding, Plan, Verdict } from '../../shared/model/plan';
import { samePlan, type Problems } from './draft';

export type CardState =
  | { readonly kind: 'idle'; readonly word: string; readonly line: string }
  | { readonly kind: 'pending'; readonly word: string; readonly line: string }
  | { readonly kind: 'told'; readonly word: string; readonly check: CheckResult };

export interface CardInput {
  readonly hasSession: boolean;
  readonly plan: Plan | null;
  readonly isCurrent: boolean;
  readonly problems: Problems;
  readonly check: CheckResult | null;
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  clear: 'CLEAR',
  caution: 'CAUTION',
  danger: 'DANGER',
  unknown: 'UNKNOWN',
};

const NO_CHECK = 'NO CHECK';

export function cardState({ hasSession, plan, isCurrent, problems, check }: CardInput): CardState {
  const idle = (word: string, line: string): CardState => ({ kind: 'idle', word, line });
  if (!hasSession) return idle(NO_CHECK, 'Open a session to check an entry.');
  if (Object.keys(problems).length > 0) return idle(NO_CHECK, 'Mend the marked field to check this entry.');
  if (!isCurrent) return idle(NO_CHECK, 'An entry price and a leverage are needed.');
  if (!plan) return idle('NO PLAN', 'Type an entry price to check it.');
  if (!check || !samePlan(check.plan, plan)) {
    return { kind: 'pending', word: 'CHECKING', line: 'Waiting for the check of this entry.' };
  }
  return { kind: 'told', word: VERDICT_WORDS[check.verdict], check };
}

/** Lit bars of the meter; an unknown verdict lights none. */
export const METER: Readonly<Record<Verdict, number>> = { unknown: 0, clear: 1, caution: 2, danger: 3 };

const RANK: Readonly<Record<Finding['severity'], number>> = { danger: 0, caution: 1, unknown: 2, good: 3 };

/** The card's lines: at most three, what speaks against the plan first. */
export function cardFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, 3);
}
