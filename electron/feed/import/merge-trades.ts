// Trades of several files as one stream in order of their ids, never all in memory.
import type { Archive } from './inspect';
import { contradiction, sameRow } from './merge-rows';
import { readArchive, type Reading } from './read-archive';
import { AGG_TRADES } from './row-kinds';
import type { AggTrade } from './trade-row';

export interface TradeFile {
  readonly archive: Archive;
  readonly first: AggTrade;
}

/** One open file: the block it is at. */
interface Head {
  readonly blocks: AsyncIterator<readonly AggTrade[]>;
  block: readonly AggTrade[];
  at: number;
}

const idOf = (head: Head): number => head.block[head.at].id;

/**
 * Blocks of trades, each trade once. Files are opened when their turn comes, so usually one at a time.
 * `onDuplicate` hears of each trade that another file had too. Throws InputError when two files differ.
 */
export async function* mergeTrades(
  files: readonly TradeFile[],
  reading: Reading,
  onDuplicate: () => void,
): AsyncGenerator<readonly AggTrade[]> {
  const waiting = [...files].sort((a, b) => a.first.id - b.first.id);
  const heads: Head[] = [];
  let last: AggTrade | null = null;

  try {
    while (true) {
      while (
        waiting.length > 0 &&
        (heads.length === 0 || waiting[0].first.id <= Math.min(...heads.map(idOf)))
      ) {
        const [{ archive }] = waiting.splice(0, 1);
        const blocks = readArchive(archive, AGG_TRADES, reading);
        const head: Head = { blocks, block: [], at: 0 };
        if (await advance(head)) heads.push(head);
      }
      if (heads.length === 0) return;
      const head = heads.reduce((lowest, other) => (idOf(other) < idOf(lowest) ? other : lowest));
      // Up to where another file has something to say.
      const others = heads.filter((other) => other !== head).map(idOf);
      const until = Math.min(...others, ...waiting.slice(0, 1).map(({ first }) => first.id));
      const trades: AggTrade[] = [];
      for (; head.at < head.block.length && idOf(head) <= until; head.at++) {
        const trade: AggTrade = head.block[head.at];
        if (last !== null && last.id === trade.id) {
          if (!sameRow(last, trade)) throw contradiction(last, trade, AGG_TRADES);
          onDuplicate();
          continue;
        }
        if (last !== null && trade.atMs < last.atMs) throw contradiction(last, trade, AGG_TRADES);
        trades.push(trade);
        last = trade;
      }
      if (!(await advance(head))) heads.splice(heads.indexOf(head), 1);
      yield trades;
    }
  } finally {
    // Whoever stops early, for an error or at a word, leaves no file open.
    for (const { blocks } of heads) await blocks.return?.();
  }
}

/** Moves to the next block when this one is used up; false at the end of the file. */
async function advance(head: Head): Promise<boolean> {
  while (head.at >= head.block.length) {
    const next = await head.blocks.next();
    if (next.done === true) return false;
    head.block = next.value;
    head.at = 0;
  }
  return true;
}
