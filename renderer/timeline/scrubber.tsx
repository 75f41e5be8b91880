// The scrubber: the whole session as a line; drag or keys to go elsewhere. After now everything is hidden.
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { timeText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { Canvas, type Draw } from '../ui/canvas';
import { useSize } from '../ui/use-size';
import { useChart } from '../workspace/chart-link';
import { useView } from '../workspace/view';
import { replayKey } from './keys';
import { drawScrubber, TICK_PITCH } from './scrubber-draw';
import { DAY_MS, eventTicks, HOUR_MS, type Range } from './ticks';
import { TimeLabels } from './time-labels';
import { useBookmarks } from './bookmarks';
import { hasArrived, seek, setLoop, useTransport } from './transport';

/** Half of the room that the words "later hidden" take, px. */
const WORDS_HALF = 40;

/** A loop is drawn at least so wide, px. */
const LEAST_LOOP = 4;

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
  const flags = useBookmarks((state) => state.list);
  const gaps = useSession((session) => session.hello?.session.gaps);
  const loop = useSession((session) => session.time?.loop ?? null);
  const drawn = useTransport((state) => state.drawn);
  const theme = useView((state) => state.view.theme);
  const ticks = useMemo(
    // The table changes in place: its version says when to sum again.
    () => (range && liquidations && version >= 0 ? eventTicks(liquidations, range, width, TICK_PITCH) : []),
    [range, liquidations, version, width],
  );
  return useCallback<Draw>(
    (context, size) => {
      if (!range || !theme) return;
      const round = drawn ?? loop;
      const toX = (ms: number) => ((ms - range.fromMs) / (range.toMs - range.fromMs)) * size.width;
      const clamp = (x: number) => Math.min(Math.max(x, 0), size.width);
      const middle = (nowX + 8 + size.width) / 2;
      drawScrubber(context, size, {
        ticks: ticks.filter((tick) => tick.x <= nowX),
        nowX,
        gaps: (gaps ?? [])
          .map(({ fromMs, toMs }) => [clamp(toX(fromMs)), clamp(toX(toMs))] as const)
          .filter(([, to]) => to <= nowX),
        flags: flags.map(({ ms }) => toX(ms)),
        loop: round && [clamp(toX(round.fromMs)), clamp(toX(round.toMs))],
        visible: visible && [clamp(toX(visible.fromMs)), Math.min(clamp(toX(visible.toMs)), nowX)],
        words: size.width - nowX > 2 * WORDS_HALF + 24 ? [middle - WORDS_HALF, middle + WORDS_HALF] : null,
      });
    },
    [range, theme, ticks, visible, nowX, flags, gaps, loop, drawn],
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
  const loopFrom = useRef<number | null>(null);
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
    loopFrom.current = event.shiftKey ? msAt(event) : null;
    if (!event.shiftKey) seek(msAt(event), false);
  };
  /** With Shift a loop is drawn instead of a way gone. */
  const loopTo = (event: PointerEvent<HTMLDivElement>, from: number) => {
    const to = Math.min(Math.max(msAt(event), range?.fromMs ?? 0), range?.toMs ?? 0);
    return { fromMs: Math.min(from, to), toMs: Math.max(from, to) };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    if (loopFrom.current === null) seek(msAt(event), false);
    else useTransport.setState({ drawn: loopTo(event, loopFrom.current) });
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    if (loopFrom.current === null) {
      seek(msAt(event), true);
      return;
    }
    const loop = loopTo(event, loopFrom.current);
    useTransport.setState({ drawn: null });
    // A press without a drag draws nothing: it ends the loop.
    setLoop(((loop.toMs - loop.fromMs) / span) * width > LEAST_LOOP ? loop : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pages = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0;
    // A day, or an hour where a day is all there is.
    if (pages !== 0) seek(shownMs + pages * (span > 2 * DAY_MS ? DAY_MS : HOUR_MS), true);
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
      {range && <TimeLabels range={range} width={width} />}
      {range && width - nowX > 2 * WORDS_HALF + 24 && (
        <span className="scrubber-hidden" style={{ left: (nowX + 8 + width) / 2 }}>
          later hidden
        </span>
      )}
      {range && <span className="scrubber-handle" style={{ transform: `translateX(${nowX}px)` }} />}
    </div>
  );
}
