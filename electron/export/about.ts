// What an export says about itself, in every format: what it is of, its units, its source, and that it is estimated.
import type { SessionInfo, SessionState } from '../../shared/model/session-info';
import type { ModelName } from '../../shared/model/settings';
import { isoTime } from '../time';
import type { Table } from './table';

export interface About {
  readonly what: string;
  readonly words: string;
  /** Null when the figures are facts of the venues. */
  readonly estimate: string | null;
  readonly source: {
    readonly session: string;
    readonly origin: string;
    readonly markets: readonly { readonly exchange: string; readonly symbol: string }[];
    readonly from: string;
    readonly to: string;
    readonly gaps: number;
    /** `recording`: it went on after this was taken from it. */
    readonly state: SessionState;
  };
  readonly times: string;
  /** Each column's meaning and unit. */
  readonly columns: Readonly<Record<string, string>>;
  readonly createdBy: string;
}

export function aboutOf(
  what: string,
  table: Table,
  session: SessionInfo,
  model: ModelName,
  createdBy: string,
): About {
  return {
    what,
    words: table.words,
    estimate: table.isEstimate
      ? `Levels are estimates of the ${model} model from price, volume and open interest: no venue publishes them, and nothing here forecasts the price.`
      : null,
    source: {
      session: session.name,
      origin: originOf(session),
      markets: session.instruments.map(({ exchange, symbol }) => ({ exchange, symbol })),
      from: isoTime(session.fromMs),
      to: isoTime(session.toMs),
      gaps: session.gaps.length,
      state: session.state ?? 'complete',
    },
    times: 'UTC',
    columns: Object.fromEntries(table.columns.map(({ name, words }) => [name, words])),
    createdBy,
  };
}

/** In the rows too, so that they cannot part from it: whose estimate it is, and of what. */
export function labelOf(session: SessionInfo, model: ModelName): string {
  return session.origin === 'simulated' ? `${model} model of a SIMULATED market` : `${model} model`;
}

function originOf({ origin }: SessionInfo): string {
  return origin === 'simulated' ? 'SIMULATED: made by a program, no real market' : origin;
}
