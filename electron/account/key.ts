// The trader's own read-only key, and taking every trace of it out of what is said.
import type { LiveVenueId } from './venues';

export interface AccountKey {
  readonly venue: LiveVenueId;
  /** Hyperliquid has no keys: the wallet's public address. */
  readonly apiKey: string;
  /** Empty for Hyperliquid. */
  readonly secret: string;
  /** OKX asks for one; null elsewhere. */
  readonly passphrase: string | null;
}

const HIDDEN = '[hidden]';
/** Shorter ones would blank out ordinary words. */
const LEAST = 4;

/** The text without the key, its secret, its passphrase, or anything signed with them. */
export function scrub(text: string, key: AccountKey): string {
  const secrets = [key.secret, key.apiKey, key.passphrase ?? ''];
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  const clean = forms
    .filter((form) => form.length >= LEAST)
    .reduce((left, form) => left.replaceAll(form, HIDDEN), text);
  return clean.replaceAll(/(signature=|sign"?[=:]\s*"?)[\w%+/=-]+/gi, `$1${HIDDEN}`);
}
