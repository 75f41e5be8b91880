// Chips that say, a venue, how complete its liquidation feed is: name, disc and word.
import type { Coverage } from '../../shared/model/exchange';
import { useSession } from '../session/store';
import { cx } from '../ui/class-names';
import { Disc, type Fill } from '../ui/disc';
import { coverageOf } from './coverage';

const FILLS: Readonly<Record<Coverage, Fill>> = { every: 'full', sampled: 'half', none: 'ring' };

export function CoverageChips() {
  const session = useSession((state) => state.hello?.session);
  const isLive = useSession((state) => state.time?.play.mode === 'following');
  if (!session) return null;
  return (
    <div className="coverage">
      <span className="coverage-label">Liquidation coverage</span>
      {coverageOf(session, isLive).map(({ exchange, name, coverage, hint }) => (
        <span key={exchange} className={cx('chip', coverage === 'none' && 'chip-none')} title={hint}>
          <span className="chip-name">{name}</span>
          <Disc fill={FILLS[coverage]} />
          {coverage}
        </span>
      ))}
    </div>
  );
}
