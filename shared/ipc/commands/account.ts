// Commands about the trader's own accounts. A key goes in, and never comes out again.
import * as v from 'valibot';
import { EXCHANGES } from '../../model/exchange';

const venue = v.picklist(EXCHANGES);
const secret = v.pipe(v.string(), v.trim(), v.maxLength(500));

/** One venue's account, without anything of its key. */
export const accountStatusSchema = v.object({
  venue,
  /** Open positions at the last reading; null before the first. */
  positions: v.nullable(v.number()),
  /** Positions that could not be understood then. */
  unread: v.number(),
  readMs: v.nullable(v.number()),
  /** Why the last reading failed, one sentence; null when it did not. */
  problem: v.nullable(v.string()),
});
export type AccountStatus = v.InferOutput<typeof accountStatusSchema>;

const statuses = v.object({
  accounts: v.array(accountStatusSchema),
  /** What is wrong with the file of keys, one sentence; null when nothing is. */
  notice: v.nullable(v.string()),
});

export const ACCOUNT_COMMANDS = {
  'account.status': { request: v.null(), reply: statuses },
  /**
   * Takes a key after asking the venue what it may do; positions come onto the desk as plans of source `account`.
   * `problem`: it was not taken. `untold`: the venue does not tell what it may do, so ask the trader and send it
   * again with `isTrusted`. `notice`: taken, but something is to be known (it cannot be kept, say).
   */
  'account.set': {
    request: v.object({
      venue,
      /** Hyperliquid: the wallet's address. */
      apiKey: v.pipe(secret, v.minLength(1)),
      secret,
      passphrase: v.nullable(secret),
      isTrusted: v.boolean(),
    }),
    reply: v.object({
      problem: v.nullable(v.string()),
      untold: v.nullable(v.string()),
      notice: v.nullable(v.string()),
    }),
  },
  /** Reads all accounts again now; they are read once a minute anyway. */
  'account.refresh': { request: v.null(), reply: statuses },
  /** Forgets the key; plans that came from it stay, as closed. */
  'account.remove': { request: v.object({ venue }), reply: statuses },
} as const;
