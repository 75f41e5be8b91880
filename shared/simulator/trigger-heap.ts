// Waiting orders by trigger price: the next to fire first.

/** A binary heap of (key, id), least key first; for "highest first" push and pop negated keys. */
export interface TriggerHeap {
  readonly keys: number[];
  readonly ids: number[];
}

export function createHeap(): TriggerHeap {
  return { keys: [], ids: [] };
}

/** Of equal keys the lower id is first, so that the order never depends on the heap's past. */
function isBefore(key: number, id: number, otherKey: number, otherId: number): boolean {
  return key < otherKey || (key === otherKey && id < otherId);
}

export function push(heap: TriggerHeap, key: number, id: number): void {
  const { keys, ids } = heap;
  let at = keys.push(key) - 1;
  ids.push(id);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(key, id, keys[parent], ids[parent])) break;
    keys[at] = keys[parent];
    ids[at] = ids[parent];
    at = parent;
  }
  keys[at] = key;
  ids[at] = id;
}

/** The first id if its key is at or below `limit`, taken out; else null. */
export function popUpTo(heap: TriggerHeap, limit: number): number | null {
  const { keys, ids } = heap;
  if (keys.length === 0 || keys[0] > limit) return null;
  const first = ids[0];
  const key = keys.pop() ?? 0;
  const id = ids.pop() ?? 0;
  if (keys.length > 0) sink(heap, key, id);
  return first;
}

/** Puts an entry where the first one was, and lets it sink to its place. */
function sink({ keys, ids }: TriggerHeap, key: number, id: number): void {
  const n = keys.length;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= n) break;
    if (child + 1 < n && isBefore(keys[child + 1], ids[child + 1], keys[child], ids[child])) child++;
    if (!isBefore(keys[child], ids[child], key, id)) break;
    keys[at] = keys[child];
    ids[at] = ids[child];
    at = child;
  }
  keys[at] = key;
  ids[at] = id;
}
