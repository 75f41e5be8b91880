// The scrubber: the whole session as a line; drag or keys to go elsewhere. After now everything is hidden.
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { timeText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { Canvas, type Draw } from '../ui/canvas';
import { useSize } from '../ui/use-size';
import { useChart } from '../workspace/chart-link';
import { useView } from '../workspace/view';
import { DayLabels } from './day-labels';
import { replayKey } from './keys';
import { drawScrubber, TICK_PITCH } from './scrubber-draw';
import { DAY_MS, eventTicks, type Range } from './ticks';
import { hasArrived, seek, useTransport } from './transport';

/** Half of the room that the words "later hidden" take, px. */
const WORDS_HALF = 40;

/** Where the handle stands: at the asked place until the engine is there. */
function useShownMs(range: Range | null): number {
  const time = useSession((session) => session.time);
  const barMs = useSession((session) => session.hello?.barMs ?? 0);
  const target = useTransport((state) => state.target);
  const arrived = time !== null && target !== null && hasArrived(time, target, barMs);
  useEffect(() => {
    if (target === null) return undefined;
    // Some targets are never reached exactly, e.g. inside a gap: then the engine's place wins.
    const timer = setTimeout(() => useTransport.setState({ target: null }), arrived ? 0 : 2000);
    return () => clearTimeout(timer);
  }, [target, arrived]);
  return target ?? time?.atMs ?? range?.fromMs ?? 0;
}

function usePicture(range: Range | null, width: number, nowX: number): Draw {
  const liquidations = useSession((session) => session.liquidations);
  const version = useSession((session) => session.liquidationsVersion);
  const visible = useChart((chart) => chart.visible);
  const theme = useView((state) => state.view.theme);
  const ticks = useMemo(
    // The table changes in place: its version says when to sum again.
    () => (range && liquidations && version >= 0 ? eventTicks(liquidations, range, width, TICK_PITCH) : []),
    [range, liquidations, version, width],
  );
  return useCallback<Draw>(
    (context, size) => {
      if (!range || !theme) return;
      const toX = (ms: number) => ((ms - range.fromMs) / (range.toMs - range.fromMs)) * size.width;
      const clamp = (x: number) => Math.min(Math.max(x, 0), size.width);
      const middle = (nowX + 8 + size.width) / 2;
      drawScrubber(context, size, {
        ticks: ticks.filter((tick) => tick.x <= nowX),
        nowX,
        visible: visible && [clamp(toX(visible.fromMs)), Math.min(clamp(toX(visible.toMs)), nowX)],
        words: size.width - nowX > 2 * WORDS_HALF + 24 ? [middle - WORDS_HALF, middle + WORDS_HALF] : null,
      });
    },
    [range, theme, ticks, visible, nowX],
  );
}

export function Scrubber() {
  const fromMs = useSession((session) => session.time?.fromMs);
  const toMs = useSession((session) => session.time?.toMs);
  const range = useMemo(
    () => (fromMs === undefined || toMs === undefined ? null : { fromMs, toMs }),
    [fromMs, toMs],
  );
  const track = useRef<HTMLDivElement>(null);
  const { width } = useSize(track);
  const shownMs = useShownMs(range);
  const span = range ? range.toMs - range.fromMs : 0;
  const nowX = range && span > 0 ? ((shownMs - range.fromMs) / span) * width : 0;
  const draw = usePicture(range, width, nowX);

  const msAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    return range && box ? range.fromMs + ((event.clientX - box.left) / box.width) * span : 0;
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || !range) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    seek(msAt(event), false);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(msAt(event), false);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(msAt(event), true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const days = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0;
    if (days !== 0) seek(shownMs + days * DAY_MS, true);
    else if (!replayKey(event.key)) return;
    event.preventDefault();
  };

  return (
    <div
      ref={track}
      className="scrubber"
      role="slider"
      tabIndex={0}
      aria-label="Time"
      aria-disabled={!range}
      aria-valuemin={range?.fromMs ?? 0}
      aria-valuemax={range?.toMs ?? 0}
      aria-valuenow={Math.round(shownMs)}
      aria-valuetext={range ? `${timeText(shownMs)} UTC` : 'No session'}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    >
      <Canvas className="scrubber-picture" draw={draw} />
      {range && <DayLabels range={range} width={width} />}
      {range && width - nowX > 2 * WORDS_HALF + 24 && (
        <span className="scrubber-hidden" style={{ left: (nowX + 8 + width) / 2 }}>
          later hidden
        </span>
      )}
      {range && <span className="scrubber-handle" style={{ transform: `translateX(${nowX}px)` }} />}
    </div>
  );
}
