/**
 * Open addressing for values that are kept in a list: two numbers a slot, the hash of a value and its place in the list + 1. No larger
 * than need be, so that it stays in the processor's cache: asked for every word of every post, a wide table is a wait for memory each time.
 */
export interface HashSlots {
  pairs: Int32Array;
  /** Number of slots - 1. */
  mask: number;
}

const slotsMin = 1 << 12;

export function createSlots(): HashSlots {
  return { pairs: new Int32Array(slotsMin * 2), mask: slotsMin - 1 };
}

/** Where the search for a hash begins; it goes on at `(slot + 1) & mask` until a slot is free (its place is 0). */
export function firstSlot(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

/** Fills the free slot that a search ended at with the value at `place`, the last one of the list; makes room for the next. */
export function fillSlot(slots: HashSlots, slot: number, hash: number, place: number): void {
  slots.pairs[slot * 2] = hash;
  slots.pairs[slot * 2 + 1] = place + 1;
  if ((place + 1) * 2 > slots.mask) widen(slots);
}

function widen(slots: HashSlots): void {
  const old = slots.pairs;
  const pairs = new Int32Array(old.length * 2);
  const mask = slots.mask * 2 + 1;
  for (let at = 0; at < old.length; at += 2) {
    if (old[at + 1] === 0) continue;
    let slot = firstSlot(old[at] as number, mask);
    while (pairs[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    pairs[slot * 2] = old[at] as number;
    pairs[slot * 2 + 1] = old[at + 1] as number;
  }
  slots.pairs = pairs;
  slots.mask = mask;
}
