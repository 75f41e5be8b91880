// Remembers what was had lately, to tell a second copy from news.

export interface Repeats {
  readonly seen: Set<string>;
  readonly ring: string[];
  next: number;
}

/** More than a venue sends again after a reconnect. */
const REMEMBERED = 8192;

export function createRepeats(): Repeats {
  return { seen: new Set(), ring: [], next: 0 };
}

/** True when this was had before; remembers it otherwise. */
export function isRepeat(repeats: Repeats, id: string): boolean {
  const { seen, ring } = repeats;
  if (seen.has(id)) return true;
  seen.add(id);
  if (ring.length < REMEMBERED) ring.push(id);
  else {
    seen.delete(ring[repeats.next]);
    ring[repeats.next] = id;
    repeats.next = (repeats.next + 1) % REMEMBERED;
  }
  return false;
}
