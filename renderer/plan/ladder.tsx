// The 42 px ladder under the verdict: what stands between entry and liquidation.
import { useCallback, useMemo } from 'react';
import type { CheckResult } from '../../shared/model/plan';
import { useScale, useSession } from '../session/store';
import { Canvas, type Draw } from '../ui/canvas';
import { useView } from '../workspace/view';
import { ladderPlace } from './ladder-bars';
import { drawLadder, type Ladder as LadderData } from './ladder-draw';

function useLadder(check: CheckResult | null): LadderData | null {
  const now = useSession((session) => session.now);
  const displayCell = useSession((session) => session.hello?.displayCell ?? null);
  const scale = useScale();
  const view = useView((state) => state.view);
  return useMemo(() => {
    if (!check || check.liquidationPrice === null || !now || !scale || displayCell === null) return null;
    const { side, entry, stop } = check.plan;
    // The verdict is of the whole map, whatever the chart shows of it.
    const { firstCell, longUsd, shortUsd } = now.whole ?? now;
    const usd = side === 'long' ? longUsd : shortUsd;
    return {
      plan: { side, entry, liquidation: check.liquidationPrice },
      stop,
      map: { displayCell, firstCell, usd },
      scale,
      view,
    };
  }, [check, now, scale, displayCell, view]);
}

export function Ladder({ check }: { readonly check: CheckResult | null }) {
  const ladder = useLadder(check);
  const draw = useCallback<Draw>((context, size) => ladder && drawLadder(context, size, ladder), [ladder]);
  const stopAt = ladder && ladder.stop !== null ? ladderPlace(ladder.plan, ladder.stop) : -1;
  return (
    <div className="ladder">
      <Canvas className="ladder-bars" draw={draw} label="Levels on the way to liquidation" />
      {ladder && (
        <>
          <span className="ladder-entry">Entry</span>
          {stopAt > 0.2 && stopAt < 0.7 && (
            <span className="ladder-stop" style={{ left: `${stopAt * 100}%` }}>
              Stop
            </span>
          )}
          <span className="ladder-liquidation">Liquidation</span>
        </>
      )}
    </div>
  );
}
