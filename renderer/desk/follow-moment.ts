// Asks something again as the moment on show moves, a few times a second at most.
import { throttle } from '../session/pace';
import { ask } from '../session/send';
import { useSession } from '../session/store';
import type { CommandName, CommandReply, CommandRequest } from '../../shared/ipc/commands';

const SPAN_MS = 250;

/** Asks at once and whenever the desk's moment changes; returns a function that stops, after which nothing is told. */
export function followMoment<N extends CommandName>(
  name: N,
  request: CommandRequest<N>,
  tell: (reply: CommandReply<N> | null) => void,
): () => void {
  let stopped = false;
  const askSoon = throttle<null>(SPAN_MS, () => {
    if (stopped) return;
    void ask(name, request).then((reply) => {
      if (!stopped) tell(reply);
    });
  });
  const stop = useSession.subscribe((now, before) => {
    if (now.desk !== before.desk) askSoon(null);
  });
  askSoon(null);
  return () => {
    stopped = true;
    stop();
  };
}
