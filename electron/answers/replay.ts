// Main's answers to moves through a session: the feed does them.
import type { REPLAY_COMMANDS } from '../../shared/ipc/commands/replay';
import type { App } from '../app-state';
import type { HandlersOf } from '../commands';

export function answerReplay({ pipeline }: App): HandlersOf<typeof REPLAY_COMMANDS> {
  return {
    'replay.play': ({ speed }) => pipeline.feed({ type: 'play', speed }),
    'replay.pause': () => pipeline.feed({ type: 'pause' }),
    'replay.seek': ({ atMs }) => pipeline.feed({ type: 'seek', atMs }),
    'replay.step': ({ bars, barMs }) => pipeline.feed({ type: 'step', bars, barMs }),
    'replay.stepEvent': ({ events }) => pipeline.feed({ type: 'stepEvent', events }),
    'replay.loop': ({ loop }) => pipeline.feed({ type: 'loop', loop }),
    'replay.find': (find) => pipeline.find(find),
  };
}
