// `radar explain`: which entries make up the levels at a price.
import { baseCellAt, explainCells } from '../../shared/engine/explain-summary';
import { readPrice } from '../../shared/engine/read-map';
import type { Side } from '../../shared/model/side';
import { InputError } from '../../shared/util/input-error';
import { isoTime } from '../time';
import { modelOf, neededNumber, sessionOf, sideOf, textOf, timeOf } from './arguments';
import type { CliCommand } from './commands';
import { foldSession } from './fold-session';

const ENTRIES = 40;
const HOUR_MS = 3_600_000;

export const explain: CliCommand = {
  usage: 'explain SESSION --at ISO --price PRICE [--side long|short] [--model smooth|ladder]',
  flags: ['at', 'price', 'side', 'model'],
  switches: [],
  run: (args) => {
    const atMs = timeOf(args, 'at');
    const asked = neededNumber(args, 'price');
    const settings = modelOf(args);
    const { session, state, ledgers } = foldSession(sessionOf(args), atMs, settings);
    const price = readPrice(state);
    if (price === null) {
      throw new InputError('No bar had closed by then, so there is nothing to explain: take a later --at.');
    }
    // Below the price stand longs, above it shorts.
    const side: Side = textOf(args, 'side') === null ? (asked < price ? 'long' : 'short') : sideOf(args);
    const cell = baseCellAt(state.markets, asked);
    if (cell === null) throw new InputError('The session has no instrument.');
    const question = { side, first: cell, end: cell + 1, nowMs: state.nowMs, most: ENTRIES };
    const told = explainCells(state.markets, ledgers, question, settings);
    if (told === null) throw new InputError('The session has no instrument.');
    const { atMs: _, ...answer } = told;
    return {
      at: isoTime(atMs),
      price,
      model: settings.model,
      venue: session.instruments[0]?.exchange ?? null,
      ...answer,
      entries: told.entries.map(({ openMs, closeMs, ageMs, ...entry }) => ({
        from: isoTime(openMs),
        to: isoTime(closeMs),
        ageHours: ageMs / HOUR_MS,
        ...entry,
      })),
    };
  },
};
