// Looking back while a market is live: its recording opens beside it, and one press comes back to now.
import { History, Radio } from 'lucide-react';
import { say } from '../session/notices';
import { ask, tell } from '../session/send';
import { useSession } from '../session/store';

async function lookBack(): Promise<void> {
  const reply = await ask('live.lookBack', null);
  if (reply?.problem) say(reply.problem);
}

/** Nothing while no market is live. */
export function LookBack() {
  const isLive = useSession((session) => session.live !== null && session.live.state !== 'failed');
  const mode = useSession((session) => session.time?.play.mode);
  if (!isLive || mode === undefined) return null;
  return mode === 'following' ? (
    <button
      type="button"
      className="control badge look-back-button"
      title="Replay what is recorded so far; the live market and its recording go on."
      onClick={() => void lookBack()}
    >
      <History className="look-back-icon" aria-hidden="true" />
      Look back
    </button>
  ) : (
    <button
      type="button"
      className="control badge look-back-button"
      title="The live market goes on beside this replay."
      onClick={() => tell('live.back', null)}
    >
      <Radio className="look-back-icon" aria-hidden="true" />
      Back to live
    </button>
  );
}
