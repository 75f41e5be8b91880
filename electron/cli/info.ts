// `radar info`: what a session file holds, and the hash of the state at its end.
import { gapList } from './gap-list';
import { stateHash } from '../../shared/engine/state-hash';
import { isoTime } from '../time';
import { modelOf, sessionOf } from './arguments';
import type { CliCommand } from './commands';
import { foldSession } from './fold-session';

export const info: CliCommand = {
  usage: 'info SESSION [--model smooth|ladder]',
  flags: ['model'],
  switches: [],
  run: (args) => {
    const path = sessionOf(args);
    const { session, state } = foldSession(path, null, modelOf(args));
    return {
      name: session.name,
      origin: session.origin,
      instrument: session.instruments.map(
        ({ exchange, symbol, base, quote, priceDecimals, qtyDecimals, cellTicks }) => ({
          exchange,
          symbol,
          base,
          quote,
          priceDecimals,
          qtyDecimals,
          cellTicks,
        }),
      )[0],
      from: isoTime(session.fromMs),
      to: isoTime(session.toMs),
      events: session.events,
      gaps: gapList(session.gaps),
      versions: { schema: session.schemaVersion, createdBy: session.createdBy },
      model: state.settings.model,
      stateHash: stateHash(state),
    };
  },
};
