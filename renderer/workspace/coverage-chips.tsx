// Chips that say, a venue, how complete its liquidation feed is, and of several what part of the map each has.
import type { Coverage } from '../../shared/model/exchange';
import type { VenueShare } from '../../shared/model/venue-share';
import { useSession } from '../session/store';
import { cx } from '../ui/class-names';
import { Disc, type Fill } from '../ui/disc';
import { chipShares, coverageOf } from './coverage';

const NO_VENUES: readonly VenueShare[] = [];

const FILLS: Readonly<Record<Coverage, Fill>> = { every: 'full', sampled: 'half', none: 'ring' };

export function CoverageChips() {
  const session = useSession((state) => state.hello?.session);
  const isLive = useSession((state) => state.time?.play.mode === 'following');
  const venues = useSession((state) => state.now?.venues ?? NO_VENUES);
  if (!session) return null;
  const shares = chipShares(venues);
  return (
    <div className="coverage">
      <span className="coverage-label">Liquidation coverage</span>
      {coverageOf(session, isLive).map(({ exchange, name, coverage, hint }) => {
        const share = shares.get(exchange);
        const title = share === undefined ? hint : `${hint}\n${share.hint}`;
        return (
          <span
            key={exchange}
            className={cx('chip', coverage === 'none' && 'chip-none', share?.isOut && 'chip-out')}
            title={title}
          >
            <span className="chip-name">{name}</span>
            <Disc fill={FILLS[coverage]} />
            {coverage}
            {share && <span className="chip-share">{share.text}</span>}
          </span>
        );
      })}
    </div>
  );
}
