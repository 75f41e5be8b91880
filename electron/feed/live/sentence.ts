// A library's message in plain words: one line, without the address and the answer's body.

/** What networks say, and what it means. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'the connection was refused'],
  [/ENOTFOUND|EAI_AGAIN/, 'its name was not found: is there a network?'],
  [/ENETUNREACH|EHOSTUNREACH/, 'there is no way to it: is there a network?'],
  [/SSL|TLS|CERT|self.signed|wrong version number/i, 'a secure connection (TLS) was not possible'],
  [/ECONNRESET|EPIPE|socket hang up/, 'the connection was cut'],
  [/ETIMEDOUT|timed? ?out/i, 'no answer came in time'],
];

export function sentence(message: string): string {
  const cause = CAUSES.find(([pattern]) => pattern.test(message));
  if (cause !== undefined) return cause[1];
  const line = message.split('\n')[0].replace(/^\w+ (GET|POST) \S+\s*/, '');
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}

/** Where a venue was looked for, with a word before it: ` at http://127.0.0.1:8080`; nothing for its own address. */
export function placeText(endpoint: string | null, proxy: string | null): string {
  const at = endpoint === null ? '' : ` at ${endpoint}`;
  return proxy === null ? at : `${at} through the proxy ${proxy}`;
}
