// A 64-bit hash over words, for telling states apart; not for secrets.

/** Running hash: two 32-bit lanes. */
export interface Hash64 {
  a: number;
  b: number;
}

export function createHash(): Hash64 {
  return { a: 0x811c9dc5, b: 0x9e3779b9 };
}

/** Mixes in one 32-bit word: two multiply-xor lanes (FNV-1a's and Murmur3's multipliers), each rotated. */
export function hashWord(hash: Hash64, word: number): void {
  hash.a = Math.imul(hash.a ^ word, 0x01000193);
  hash.a = (hash.a << 13) | (hash.a >>> 19);
  hash.b = Math.imul(hash.b ^ word, 0xcc9e2d51 | 0);
  hash.b = (hash.b << 15) | (hash.b >>> 17);
}

export function hashText(hash: Hash64, text: string): void {
  hashWord(hash, text.length);
  for (let i = 0; i < text.length; i++) hashWord(hash, text.charCodeAt(i));
}

/** Mixes in doubles by their bits; every machine that runs Electron is little-endian. */
export function hashDoubles(hash: Hash64, values: Float64Array): void {
  hashWord(hash, values.length);
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let i = 0; i < words.length; i++) hashWord(hash, words[i]);
}

/** 16 hexadecimal digits. */
export function hashHex(hash: Hash64): string {
  return lane(hash.a ^ (hash.b >>> 7)) + lane(hash.b ^ (hash.a >>> 11));
}

function lane(value: number): string {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
