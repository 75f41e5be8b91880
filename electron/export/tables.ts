// Which table an export is of.
import { measuredOf } from '../../shared/model/model-card-file';
import type { SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { RESAMPLES } from '../cli/score-of';
import type { SessionReader } from '../session-log/reader';
import { labelOf } from './about';
import { cellsIn } from './bin';
import { eventsTable } from './events-table';
import type { ExportOptions } from './export-session';
import type { When } from './fold-columns';
import { levelsTable } from './levels-table';
import { mapTable } from './map-table';
import { scoreTable } from './score-table';
import type { Table } from './table';
import { zonesTable } from './zones-table';

type Asked = Omit<ExportOptions, 'format' | 'out' | 'force' | 'createdBy'>;

/** Levels in full are of one moment, the last one, unless a period is asked for. Throws InputError. */
export async function tableOf(asked: Asked, reader: SessionReader, session: SessionInfo): Promise<Table> {
  const { what, settings, bin, card } = asked;
  if (what === 'events') {
    return eventsTable(reader, session, asked.fromMs ?? session.fromMs, asked.toMs ?? session.toMs);
  }
  if (what === 'score') return scoreTable(asked.session, { ...asked, resamples: RESAMPLES });
  const instrument = session.instruments.at(0);
  if (instrument === undefined || session.pricedToMs === null)
    throw new InputError(`${asked.session} holds no prices, so there is no map to export.`);
  const cell = (settings.cellTicks ?? instrument.cellTicks) / 10 ** instrument.priceDecimals;
  if (bin !== null) cellsIn(bin, cell);
  const label = labelOf(session, settings.model);
  const when = whenOf(asked, session);
  if (what === 'map') return mapTable(reader, settings, when, bin, label);
  if (what === 'levels') return levelsTable(reader, settings, when, label);
  const measured = card === null ? null : measuredOf(card, settings, session);
  return zonesTable(reader, settings, when, measured, label);
}

function whenOf({ what, atMs, fromMs, toMs }: Asked, session: SessionInfo): When {
  const lastMs = what === 'levels' && fromMs === null && toMs === null ? session.toMs : null;
  const ms = atMs ?? lastMs;
  if (ms !== null) return { at: 'moment', ms };
  return { at: 'columns', fromMs: fromMs ?? session.fromMs, toMs: toMs ?? session.toMs };
}
