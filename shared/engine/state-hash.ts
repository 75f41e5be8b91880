// One hash for the whole state: equal hashes mean that replay was exact.
import { createHash, hashDoubles, hashHex, hashText, hashWord } from '../util/hash64';
import { takeCheckpoint } from './checkpoint';
import type { EngineState } from './engine';

/** 16 hexadecimal digits over everything a checkpoint holds; the same for any batching, in Node and Electron. */
export function stateHash(state: EngineState): string {
  const { header, levels, counts } = takeCheckpoint(state);
  const hash = createHash();
  hashText(hash, header);
  hashDoubles(hash, levels);
  for (let i = 0; i < counts.length; i++) hashWord(hash, counts[i]);
  return hashHex(hash);
}
