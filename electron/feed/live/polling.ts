// Figures that a venue does not stream: asked for again and again, each when it is due and nothing is under way.
import type { Stream } from '../../../shared/model/event';
import type { Decode } from '../venues/decoded';
import type { Poll } from '../venues/venue';
import type { Clock } from './clock';
import type { Intake } from './intake';
import type { NoteGap } from './losses';
import type { RestBudget } from './rest';

export interface PollPorts {
  readonly clock: Clock;
  readonly budget: RestBudget;
  readonly request: <T>(ask: () => Promise<T>) => Promise<T>;
  readonly read: (answer: unknown, decode: Decode | undefined) => void;
  readonly gap: NoteGap;
  /** While the line is lost its own gap covers everything. */
  readonly isLost: () => boolean;
}

/** Call the result a few times a second while the line is there. */
export function createPolling(ports: PollPorts): (intake: Intake, polls: readonly Poll[]) => void {
  const { clock, budget } = ports;
  const asked = new Set<Stream>();
  return (intake, polls) => {
    const nowMs = clock.now();
    for (const { stream, everyMs, request: ask, decode } of polls) {
      const count = intake.counts.get(stream);
      if (count === undefined || asked.has(stream) || nowMs < budget.pausedUntilMs) continue;
      if (nowMs - count.lastMs < everyMs) continue;
      asked.add(stream);
      const last = intake.lastOwnMs.get(stream);
      void ports
        .request(ask)
        .then((answer) => {
          const cameMs = clock.now();
          if (last !== undefined && cameMs - last > 3 * everyMs && !ports.isLost()) {
            ports.gap(stream, last, cameMs, 'Requests were refused or failed');
          }
          ports.read(answer, decode);
          count.lastMs = cameMs;
        })
        .catch(() => {
          count.lastMs = clock.now();
        })
        .finally(() => asked.delete(stream));
    }
  };
}
