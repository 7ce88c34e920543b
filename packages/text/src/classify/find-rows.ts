import type { FeatureSink } from "./feature-sink.ts";
import { countBits, type Buckets } from "./model-rows.ts";
import type { ScoreTable } from "./score-table.ts";

/** The features of a sink that have a row in a table. */
export interface FoundRows {
  count: number;
  /** Their places in the sink, ascending. */
  features: Int32Array;
  /** Where their rows begin. */
  places: Int32Array;
  /** Inverse document frequencies of the first model, which are read at once so that the rows are near when they are added up. */
  firstIdfs: Uint8Array;
}

const found: FoundRows = {
  count: 0,
  features: new Int32Array(1024),
  places: new Int32Array(1024),
  firstIdfs: new Uint8Array(1024),
};
/** What was asked for last. */
let lastTable: ScoreTable | null = null;
let lastSink: FeatureSink | null = null;
let lastStamp = -1;
let lastCount = -1;

/**
 * Looks for the rows of all features before any is added up: so many independent accesses to memory wait for each other no longer than
 * for the slowest of some ten. What it returns is written over by the next call; the same question twice is answered at once.
 */
export function findRows(table: ScoreTable, sink: FeatureSink): FoundRows {
  const isSameSink = sink === lastSink && sink.stamp === lastStamp && sink.count === lastCount;
  if (isSameSink && table === lastTable) return found;
  makeRoom(sink.count);
  found.count = table.buckets === null ? findDense(table, sink) : findSparse(table, table.buckets, sink);
  const { rows } = table;
  const { count, places, firstIdfs } = found;
  for (let at = 0; at < count; at++) firstIdfs[at] = rows[places[at] as number] as number;
  lastTable = table;
  lastSink = sink;
  lastStamp = sink.stamp;
  lastCount = sink.count;
  return found;
}

function makeRoom(count: number): void {
  if (found.features.length >= count) return;
  found.features = new Int32Array(count * 2);
  found.places = new Int32Array(count * 2);
  found.firstIdfs = new Uint8Array(count * 2);
}

/** Every bucket of the table has a row. */
function findDense(table: ScoreTable, { hashes, groups: groupOf, count }: FeatureSink): number {
  const { users, shift, stride } = table;
  const { features, places } = found;
  let kept = 0;
  for (let at = 0; at < count; at++) {
    if (users[groupOf[at] as number] === 0) continue;
    features[kept] = at;
    places[kept] = Math.imul((hashes[at] as number) >>> shift, stride);
    kept++;
  }
  return kept;
}

/** The same by `placeOfRow` where only some buckets have a row, written out, since it is asked for each feature of a text. */
function findSparse(
  table: ScoreTable,
  { used, before }: Buckets,
  { hashes, groups: groupOf, count }: FeatureSink,
): number {
  const { users, shift, stride } = table;
  const { features, places } = found;
  let kept = 0;
  for (let at = 0; at < count; at++) {
    if (users[groupOf[at] as number] === 0) continue;
    const bucket = (hashes[at] as number) >>> shift;
    const word = used[bucket >>> 5] as number;
    const bit = 1 << (bucket & 31);
    if ((word & bit) === 0) continue;
    features[kept] = at;
    places[kept] = Math.imul((before[bucket >>> 5] as number) + countBits(word & (bit - 1)), stride);
    kept++;
  }
  return kept;
}
