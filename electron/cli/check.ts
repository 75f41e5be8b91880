// `radar check`: is this entry, stop or liquidation price in a hot zone?
import { readZones } from '../../shared/engine/read-zones';
import { judgeZones } from '../../shared/engine/zone-evidence';
import { measuredOf } from '../../shared/model/model-card-file';
import type { Plan } from '../../shared/model/plan';
import { momentOf } from '../engine/moment';
import { checkNow } from '../engine/risk';
import { readModelCard, readTiers } from '../resources';
import { isoTime } from '../time';
import { exchangeOf, modelOf, neededNumber, numberOf, sessionOf, sideOf, timeOf } from './arguments';
import type { CliCommand } from './commands';
import { foldSession } from './fold-session';

export const check: CliCommand = {
  usage:
    'check SESSION --at ISO --side long|short --entry PRICE --leverage N [--size-usd USD] [--stop PRICE] [--venue EXCHANGE] [--model smooth|ladder]',
  flags: ['at', 'side', 'entry', 'leverage', 'size-usd', 'stop', 'venue', 'model'],
  switches: [],
  run: (args) => {
    const path = sessionOf(args);
    const atMs = timeOf(args, 'at');
    const asked = {
      side: sideOf(args),
      entry: neededNumber(args, 'entry'),
      leverage: neededNumber(args, 'leverage'),
      sizeUsd: numberOf(args, 'size-usd'),
      stop: numberOf(args, 'stop'),
    };
    const venue = exchangeOf(args, 'venue');
    const settings = modelOf(args);
    const { session, state, ledgers } = foldSession(path, atMs, settings);
    const measured = measuredOf(readModelCard(), settings, session);
    const zones = judgeZones(readZones(state), state, ledgers, settings, measured);
    const plan: Plan = { ...asked, venue: venue ?? session.instruments[0]?.exchange ?? 'binanceusdm' };
    const result = checkNow(momentOf(state, zones, null), plan, readTiers());
    const { asOfMs, ...rest } = result;
    return { ...rest, asOf: isoTime(asOfMs) };
  },
};
