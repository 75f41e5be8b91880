// One venue of the live market: how its line is, what is wrong, its history, and a row a stream.
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import type { LiveStreamStatus, LiveVenueStatus } from '../../shared/model/live';
import { UNKNOWN } from '../../shared/util/format';
import { cx } from '../ui/class-names';
import { Disc, type Fill } from '../ui/disc';
import { ageText, lastEventMs } from './feed-summary';
import { streamName } from './stream-names';

const STATE_FILLS: Readonly<Record<LiveVenueStatus['state'], Fill>> = {
  live: 'full',
  backfilling: 'half',
  connecting: 'half',
  lost: 'ring',
  off: 'ring',
};

const COVERAGE_HINTS = {
  every: 'Every one is reported.',
  sampled: 'At most some are reported: sums are too low.',
  none: 'The venue has no public feed of these.',
} as const;

function rejectsText({ rejects }: LiveStreamStatus): string {
  return Object.entries(rejects)
    .map(([reason, count]) => `${count ?? 0} ${reason}`)
    .join(', ');
}

function rateText(rate: number): string {
  return rate >= 10 ? rate.toFixed(0) : rate.toFixed(1);
}

function Stream({ stream }: { readonly stream: LiveStreamStatus }) {
  const { state, lagMs, rate, applied, gaps, coverage } = stream;
  const refused = Object.values(stream.rejects).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const isThere = state !== 'absent';
  return (
    <tr className={cx(state === 'lost' && 'health-lost')} data-testid={`stream-${stream.stream}`}>
      <th scope="row">{streamName(stream.stream)}</th>
      <td>{state}</td>
      <td>{lagMs === null ? UNKNOWN : `${Math.round(lagMs)} ms`}</td>
      <td>{isThere ? rateText(rate) : UNKNOWN}</td>
      <td>{isThere ? applied : UNKNOWN}</td>
      <td>{isThere ? gaps : UNKNOWN}</td>
      <td title={rejectsText(stream)}>{isThere ? refused : UNKNOWN}</td>
      <td title={COVERAGE_HINTS[coverage]}>
        <span className={cx('health-coverage', coverage === 'none' && 'health-none')}>{coverage}</span>
      </td>
    </tr>
  );
}

function lineText(venue: LiveVenueStatus): string {
  const { skewMs, reconnects, restRefused, restFailed, unreadable } = venue;
  const skew = skewMs === null ? 'clock not asked yet' : `clock ${skewMs > 0 ? '+' : ''}${skewMs} ms`;
  return [
    skew.replace('-', '−'),
    `${reconnects} reconnects`,
    `requests: ${restRefused} refused, ${restFailed} failed`,
    ...(unreadable > 0 ? [`${unreadable} messages not understood`] : []),
  ].join(' · ');
}

/** What was refused, all streams together. */
function Refused({ streams }: { readonly streams: readonly LiveStreamStatus[] }) {
  const texts = streams
    .filter((stream) => rejectsText(stream) !== '')
    .map((stream) => `${streamName(stream.stream)}: ${rejectsText(stream)}`);
  return texts.length === 0 ? null : <p className="health-line">Refused: {texts.join('; ')}</p>;
}

interface Props {
  readonly venue: LiveVenueStatus;
  readonly nowMs: number;
}

export function VenueHealth({ venue, nowMs }: Props) {
  const { state, problem, symbol, backfill, streams } = venue;
  const last = lastEventMs(venue);
  const name = EXCHANGE_NAMES[venue.venue];
  return (
    <article className="health-venue" aria-label={name} data-testid={`venue-${venue.venue}`}>
      <h3 className={cx('health-name', `health-${state}`)}>
        <Disc fill={STATE_FILLS[state]} />
        {name} <span className="health-symbol">{symbol ?? ''}</span>
        <span className="health-state">
          {state}
          {last !== null && `, last event ${ageText(nowMs - last)} ago`}
        </span>
      </h3>
      {problem !== null && <p className="health-problem">{problem}</p>}
      {state === 'backfilling' && (
        <p className="health-line">
          History {backfill.done} of {backfill.total} pages{' '}
          <progress
            value={backfill.done}
            max={Math.max(1, backfill.total)}
            aria-label={`History of ${name}`}
          />
        </p>
      )}
      {streams.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Stream</th>
              <th scope="col">State</th>
              <th scope="col">Lag</th>
              <th scope="col">Per s</th>
              <th scope="col">Events</th>
              <th scope="col">Gaps</th>
              <th scope="col">Refused</th>
              <th scope="col">Coverage</th>
            </tr>
          </thead>
          <tbody>
            {streams.map((stream) => (
              <Stream key={stream.stream} stream={stream} />
            ))}
          </tbody>
        </table>
      )}
      <Refused streams={streams} />
      <p className="health-line">{lineText(venue)}</p>
    </article>
  );
}
