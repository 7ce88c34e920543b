import { createSink, type FeatureSink } from "../src/classify/feature-sink.ts";

/** Distinct features of one text, before it is known which of them a model keeps. */
export interface RawFeatures {
  hashes: Int32Array;
  groups: Uint8Array;
  counts: Uint16Array;
}

/** Runs `fill` on every text and keeps what it found. */
export function extractFeatures<T>(
  texts: readonly T[],
  fill: (sink: FeatureSink, text: T) => void,
): RawFeatures[] {
  const sink = createSink();
  return texts.map((text) => {
    fill(sink, text);
    return {
      hashes: sink.hashes.slice(0, sink.count),
      groups: sink.groups.slice(0, sink.count),
      counts: sink.counts.slice(0, sink.count),
    };
  });
}
