// The levels behind the map as rows: base cells, each venue's part and each distance from entry apart.
import type { EngineState } from '../../shared/engine/engine';
import type { LevelBook } from '../../shared/engine/level-book';
import { readStanding, type StandingVenue } from '../../shared/engine/standing';
import { SIDES } from '../../shared/model/side';
import type { ModelSettings, Placement } from '../../shared/model/settings';
import type { SessionReader } from '../session-log/reader';
import { foldColumns, type When } from './fold-columns';
import { CELL_FIELDS, type CellOf } from './map-table';
import { cents, type Row, shape, type Table } from './table';

interface LevelOf extends CellOf {
  readonly exchange: string;
  readonly place: Placement;
}

/** Levels that hold a cent or more and still wait for the price. */
export function levelsTable(
  reader: SessionReader,
  settings: ModelSettings,
  when: When,
  label: string,
): Table {
  const { columns, row } = shape<LevelOf>([
    ...CELL_FIELDS,
    [
      'distance_pct',
      'number',
      'from the entry to the liquidation, % of the entry',
      ({ place }) => place.distance * 100,
    ],
    ['leverage', 'number', 'the leverage that this distance stands for', ({ place }) => place.leverage],
    ['exchange', 'text', 'the venue whose positions they are, by ccxt id', ({ exchange }) => exchange],
    ['estimate', 'text', 'the model that the figures are estimates of', (of) => of.label],
  ]);
  const places = settings.model === 'smooth' ? settings.smooth : settings.ladder;
  const read = (state: EngineState, ms: number): Row[] => {
    const standing = readStanding(state);
    if (standing === null) return [];
    const { cell, split, first, end, venues } = standing;
    const rows: Row[] = [];
    for (const side of SIDES) {
      const from = side === 'long' ? first : split;
      const to = side === 'long' ? split : end;
      for (let at = from; at < to; at++) {
        const low = at * cell;
        for (const venue of venues) {
          const exchange = venue.market.instrument.exchange;
          const book = bookOf(venue, side);
          for (let k = 0; k < places.length; k++) {
            const usd = usdAt(book, at, k);
            if (cents(usd) > 0)
              rows.push(row({ ms, low, high: low + cell, side, usd, label, exchange, place: places[k] }));
          }
        }
      }
    }
    return rows;
  };
  return {
    columns,
    words: 'One row a base cell, side, venue and distance from entry that holds a cent or more.',
    isEstimate: true,
    blocks: foldColumns(reader, settings, when, read),
  };
}

function bookOf(venue: StandingVenue, side: 'long' | 'short'): LevelBook {
  return side === 'long' ? venue.long : venue.short;
}

function usdAt(book: LevelBook, cell: number, k: number): number {
  if (cell < book.lo || cell >= book.hi) return 0;
  return book.raw[(cell - book.firstCell) * book.places + k] * book.scale[k];
}
