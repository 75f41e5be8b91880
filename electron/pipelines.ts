// Two pipelines behind one: what windows show, and beside it a live market that goes on while they look back.
import type { ModelSettings } from '../shared/model/settings';
import type { Plan } from '../shared/model/plan';
import type { DeskSetup } from '../shared/ipc/pipeline';
import type { BandId } from '../shared/model/leverage-bands';
import { type Pipeline, type PipelineOptions, startPipeline } from './pipeline';

export interface Pipelines extends Pipeline {
  /**
   * Shows a session at a moment in a pipeline of its own, while the live market and its recording go on; resolves
   * to a sentence if it cannot be opened, and then the live market is on show again.
   */
  lookBack(path: string, atMs: number | null): Promise<string | null>;
  /** Shows the live market again. */
  backToLive(): void;
}

/**
 * `windows` are those that must be shown everything when what is on show changes, with the leverage bands that each
 * shows (null for all).
 */
export function startPipelines(
  options: PipelineOptions,
  windows: () => Iterable<{ readonly window: number; readonly tiers: readonly BandId[] | null }>,
): Pipelines {
  let settings: ModelSettings = options.settings;
  let plan: Plan | null = options.plan;
  let desk: DeskSetup = options.desk;
  /** Shown instead of the first while it is there. */
  let away: Pipeline | null = null;
  /** A live market was asked for: its first map is shown as soon as it comes. */
  let isAwaited = false;

  const leave = (): void => {
    void away?.close();
    away = null;
  };
  const first = startPipeline({
    ...options,
    onFrame: (window, frame, except) => {
      if (frame.kind === 'hello' && isAwaited) {
        isAwaited = false;
        leave();
      }
      // What a live market warns of is heard wherever one looks.
      if (away === null || frame.kind === 'alerts') options.onFrame(window, frame, except);
    },
  });
  const startSecond = (): Pipeline => {
    const second: Pipeline = startPipeline({
      ...options,
      settings,
      plan,
      desk,
      onLive: undefined,
      onFrame: (window, frame, except) => {
        if (away === second) options.onFrame(window, frame, except);
      },
    });
    for (const shows of windows()) second.engine({ type: 'tiers', ...shows });
    return second;
  };
  const backToLive = (): void => {
    if (away === null) return;
    leave();
    for (const shows of windows()) first.engine({ type: 'snapshot', ...shows });
  };
  const shown = (): Pipeline => away ?? first;

  return {
    open: (path, atMs) => shown().open(path, atMs),
    lookBack: async (path, atMs) => {
      away ??= startSecond();
      const problem = await away.open(path, atMs);
      if (problem !== null) backToLive();
      return problem;
    },
    backToLive,
    goLive: (start) => {
      isAwaited = true;
      return first.goLive(start);
    },
    endLive: () => {
      leave();
      return first.endLive();
    },
    feed: (command) => (command.type === 'unrecord' ? first : shown()).feed(command),
    engine: (command) => {
      if (command.type === 'model') settings = command.settings;
      else if (command.type === 'plan') plan = command.plan;
      else if (command.type === 'desk') desk = command.desk;
      // What windows show holds for both; the hidden one's frames go nowhere.
      else if (command.type !== 'tiers' && command.type !== 'closed') {
        // What feeds a live market has lost is news of the first, wherever one looks.
        (command.type === 'feedLost' ? first : shown()).engine(command);
        return;
      }
      first.engine(command);
      away?.engine(command);
    },
    hash: () => shown().hash(),
    bands: (atMs, cell) => shown().bands(atMs, cell),
    explain: (atMs, price) => shown().explain(atMs, price),
    find: (find) => shown().find(find),
    ask: (name, ask) => shown().ask(name, ask),
    close: async () => {
      await Promise.all([first.close(), away?.close()]);
    },
  };
}
