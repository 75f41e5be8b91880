// The trader's accounts while the app runs: takes keys, reads positions now and then, says how each is.
import type { AccountStatus } from '../../shared/ipc/commands/account';
import type { DeskPlan } from '../../shared/model/desk';
import type { Secrets } from '../secrets';
import { type AccountKey } from './key';
import { type AccountReading, type AccountOptions } from './read-account';
import type { LiveVenueId } from './venues';

export interface AccountsParts {
  readonly secrets: Secrets;
  /** `readAccount`; throws InputError. */
  readonly read: (key: AccountKey, options: AccountOptions) => Promise<AccountReading>;
  readonly endpointOf: (venue: LiveVenueId) => string | null;
  readonly nowMs: () => number;
  /** A venue's positions as they are now. */
  readonly onPositions: (venue: LiveVenueId, plans: readonly DeskPlan[]) => void;
}

export interface TakenKey {
  readonly problem: string | null;
  readonly untold: string | null;
  readonly notice: string | null;
}

export interface Accounts {
  readonly statuses: () => AccountStatus[];
  take(key: AccountKey, isTrusted: boolean): Promise<TakenKey>;
  /** Reads all of them; what fails is in the statuses. */
  refresh(): Promise<void>;
  remove(venue: LiveVenueId): void;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { secrets, read, endpointOf, nowMs, onPositions } = parts;
  const statuses = new Map<LiveVenueId, AccountStatus>();
  /** A reading that began before a key was changed or removed must not bring its positions back. */
  const isKept = (key: AccountKey): boolean => secrets.keys().includes(key);

  const note = (venue: LiveVenueId, { plans, unread }: AccountReading): void => {
    statuses.set(venue, { venue, positions: plans.length, unread, readMs: nowMs(), problem: null });
    onPositions(venue, plans);
  };
  const fail = (venue: LiveVenueId, problem: string): void => {
    const before = statuses.get(venue) ?? { positions: null, unread: 0, readMs: null };
    statuses.set(venue, { ...before, venue, problem });
  };
  const ask = (key: AccountKey, isTrusted: boolean): Promise<AccountReading> =>
    read(key, { endpoint: endpointOf(key.venue), nowMs: nowMs(), isTrusted });

  return {
    statuses: () =>
      secrets
        .keys()
        .map(
          ({ venue }) =>
            statuses.get(venue) ?? { venue, positions: null, unread: 0, readMs: null, problem: null },
        ),
    take: async (key, isTrusted) => {
      try {
        const reading = await ask(key, isTrusted);
        const { permissions } = reading;
        if (permissions.kind === 'refused')
          return { problem: permissions.sentence, untold: null, notice: null };
        if (permissions.kind === 'untold' && !isTrusted)
          return { problem: null, untold: permissions.sentence, notice: null };
        const notice = secrets.set(key);
        note(key.venue, reading);
        return { problem: null, untold: null, notice };
      } catch (error) {
        return { problem: sentenceOf(error), untold: null, notice: null };
      }
    },
    refresh: async () => {
      await Promise.all(
        secrets.keys().map(async (key) => {
          try {
            // What a venue does not tell, the trader has said when the key was entered.
            const reading = await ask(key, true);
            if (!isKept(key)) return;
            if (reading.permissions.kind === 'refused') fail(key.venue, reading.permissions.sentence);
            else note(key.venue, reading);
          } catch (error) {
            if (isKept(key)) fail(key.venue, sentenceOf(error));
          }
        }),
      );
    },
    remove: (venue) => {
      secrets.remove(venue);
      statuses.delete(venue);
      onPositions(venue, []);
    },
  };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
