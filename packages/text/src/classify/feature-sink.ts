import { mix } from "./feature-hash.ts";

/**
 * Distinct features of one text, as parallel arrays. A feature has a 32-bit hash, a group (features of a group are
 * normalised together), a count and, where it comes from words of the text, the UTF-16 offsets of its first place
 * (else -1).
 */
export interface FeatureSink {
  count: number;
  hashes: Int32Array;
  groups: Uint8Array;
  counts: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Open-addressing table: place + 1 of a feature, valid where `stamps` holds the current `stamp`. */
  table: Int32Array;
  stamps: Int32Array;
  stamp: number;
  /** Slots in use for this text, less one: a short text keeps to a part of the table that stays in the cache. */
  mask: number;
}

const tableBitsMax = 17;
/** More features than a text within `textLimit` has; what comes after is dropped. */
const capacity = 1 << 16;

export function createSink(): FeatureSink {
  return {
    count: 0,
    hashes: new Int32Array(capacity),
    groups: new Uint8Array(capacity),
    counts: new Uint16Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    table: new Int32Array(1 << tableBitsMax),
    stamps: new Int32Array(1 << tableBitsMax),
    stamp: 0,
    mask: (1 << tableBitsMax) - 1,
  };
}

/** Empties the sink for the next text, of so many UTF-16 units, without touching its memory. */
export function clearSink(sink: FeatureSink, length: number): void {
  sink.count = 0;
  sink.stamp++;
  let bits = 13;
  while (bits < tableBitsMax && 1 << bits < length * 16) bits++;
  sink.mask = (1 << bits) - 1;
}

/** Adds one feature, or counts it again. The group is part of its identity. */
export function addFeature(
  sink: FeatureSink,
  group: number,
  featureHash: number,
  start = -1,
  end = -1,
): void {
  const hash = mix(featureHash + Math.imul(group + 1, 0x9e3779b1));
  let slot = hash & sink.mask;
  while (sink.stamps[slot] === sink.stamp) {
    const place = (sink.table[slot] as number) - 1;
    if (sink.hashes[place] === hash) {
      if ((sink.counts[place] as number) < 65_535) sink.counts[place] = (sink.counts[place] as number) + 1;
      return;
    }
    slot = (slot + 1) & sink.mask;
  }
  if (sink.count >= capacity || sink.count * 4 > sink.mask * 3) return;
  const place = sink.count;
  sink.stamps[slot] = sink.stamp;
  sink.table[slot] = place + 1;
  sink.hashes[place] = hash;
  sink.groups[place] = group;
  sink.counts[place] = 1;
  sink.starts[place] = start;
  sink.ends[place] = end;
  sink.count++;
}
