// The trader's accounts as the window knows them: how each is, never anything of its key.
import { create } from 'zustand';
import type { AccountStatus } from '../../shared/ipc/commands/account';
import type { CommandRequest } from '../../shared/ipc/commands';
import { joinedPlan } from '../../shared/model/desk';
import { ask } from '../session/send';
import { useSession } from '../session/store';
import { useDesk } from './desk-store';

interface AccountState {
  readonly isOpen: boolean;
  readonly accounts: readonly AccountStatus[];
  readonly notice: string | null;
}

export const useAccounts = create<AccountState>()(() => ({ isOpen: false, accounts: [], notice: null }));

type Statuses = Pick<AccountState, 'accounts' | 'notice'>;

const take = (reply: Statuses | null): void => {
  if (reply) useAccounts.setState({ accounts: reply.accounts, notice: reply.notice });
};

/** Takes over main's plans: accounts change them there. */
export async function syncPlans(): Promise<void> {
  const hello = await ask('app.hello', null);
  if (hello) useDesk.setState({ plans: hello.settings.plans });
}

export async function openAccounts(): Promise<void> {
  useAccounts.setState({ isOpen: true });
  take(await ask('account.status', null));
}

export async function refreshAccounts(): Promise<void> {
  take(await ask('account.refresh', null));
  await syncPlans();
}

export async function removeAccount(venue: AccountStatus['venue']): Promise<void> {
  take(await ask('account.remove', { venue }));
  await syncPlans();
}

/** What came of a key: taken, or why not. */
export interface KeyAnswer {
  readonly kind: 'taken' | 'refused' | 'untold';
  readonly sentence: string;
}

export async function setAccount(request: CommandRequest<'account.set'>): Promise<KeyAnswer> {
  const reply = await ask('account.set', request);
  if (reply === null) return { kind: 'refused', sentence: 'The key could not be handed over.' };
  if (reply.problem !== null) return { kind: 'refused', sentence: reply.problem };
  if (reply.untold !== null) return { kind: 'untold', sentence: reply.untold };
  take(await ask('account.status', null));
  await syncPlans();
  return { kind: 'taken', sentence: reply.notice ?? 'The key is kept, encrypted by the system.' };
}

/** True when the engine judges other plans than the window shows: an account's positions have changed. */
function isBehind(): boolean {
  const { desk } = useSession.getState();
  const { plans } = useDesk.getState();
  return (desk?.rows ?? []).some((row) => {
    const plan = plans.find(({ id }) => id === row.planId);
    if (!plan) return true;
    const { entry, sizeUsd } = joinedPlan(plan);
    return plan.source === 'account' && (entry !== row.entry || sizeUsd !== row.sizeUsd);
  });
}

/** Keeps the plans in step with accounts that are read in the background. */
export function startAccounts(): void {
  let isAsking = false;
  useSession.subscribe((now, before) => {
    if (now.desk === before.desk || isAsking || !isBehind()) return;
    isAsking = true;
    void syncPlans().finally(() => {
      isAsking = false;
    });
  });
}
