// `radar map`: the standing map of a moment, on cells of the asked width.
import { readMap, readPrice, readShares, widenMap } from '../../shared/engine/read-map';
import type { LevelMap } from '../../shared/model/level-map';
import { InputError } from '../../shared/util/input-error';
import { cellsIn, DEFAULT_CELLS } from '../export/bin';
import { isoTime } from '../time';
import { modelOf, numberOf, sessionOf, timeOf } from './arguments';
import type { CliCommand } from './commands';
import { foldSession } from './fold-session';

export const map: CliCommand = {
  usage: 'map SESSION --at ISO [--bin 100] [--model smooth|ladder]',
  flags: ['at', 'bin', 'model'],
  switches: [],
  run: (args) => {
    const settings = modelOf(args);
    const { state } = foldSession(sessionOf(args), timeOf(args, 'at'), settings);
    const base = readMap(state);
    if (base === null)
      throw new InputError('No bar had closed by then, so there is no map yet: take a later --at.');
    const bin = numberOf(args, 'bin') ?? base.cell * DEFAULT_CELLS;
    const wide = widenMap(base, cellsIn(bin, base.cell));
    return {
      at: isoTime(timeOf(args, 'at')),
      price: readPrice(state),
      bin,
      model: settings.model,
      ...(state.markets.length > 1 ? { venues: readShares(state) } : {}),
      long: listCells(wide, wide.longUsd),
      short: listCells(wide, wide.shortUsd),
    };
  },
};

/** Cells that hold anything, lowest price first; `price` is the low edge, `usd` the open mass to the cent. */
function listCells(map: LevelMap, usd: Float64Array): { price: number; usd: number }[] {
  const cells = [];
  for (let i = 0; i < usd.length; i++) {
    if (usd[i] > 0)
      cells.push({ price: (map.firstCell + i) * map.cell, usd: Math.round(usd[i] * 100) / 100 });
  }
  return cells;
}
