// The plan's own figures under the verdict: its liquidation price, and what would be swept before it.
import type { CheckResult } from '../../shared/model/plan';
import { formatPct, formatPrice, formatUsd, UNKNOWN } from '../../shared/util/format';
import { useSession } from '../session/store';

export function OwnLines({ check }: { readonly check: CheckResult | null }) {
  const decimals = useSession((session) => session.hello?.instrument.priceDecimals ?? 1);
  const liquidation = check?.liquidationPrice ?? null;
  const swept = check?.sweptBeforeUsd ?? null;
  return (
    <dl className="own-lines">
      <div
        className="own-line"
        title="Estimated from the venue's maintenance margin, for an isolated position."
      >
        <dt>Your liquidation</dt>
        <dd>
          <b>{formatPrice(liquidation, decimals)}</b>
          <span>{liquidation === null ? '' : formatPct(check?.liquidationPct ?? null)}</span>
        </dd>
      </div>
      <div
        className="own-line"
        title="Estimated open positions that the price would liquidate on its way there."
      >
        <dt>Swept before it</dt>
        <dd>
          <b>{swept === null ? UNKNOWN : formatUsd(swept)}</b>
          <span>{swept === null || !check ? '' : `of ${check.plan.side}s`}</span>
        </dd>
      </div>
    </dl>
  );
}
