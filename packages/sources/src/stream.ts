import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollCode, PollDeps, PollSource } from "./connector.ts";
import type { OpenSocket } from "./open-socket.ts";

/** What a stream tells, in the order in which it tells it. */
export type StreamEvent =
  | { kind: "post"; post: CollectedPost; isEdit: boolean }
  | { kind: "delete"; externalId: string }
  /** An account was closed for good: its posts are deleted. */
  | { kind: "account_gone"; account: string };

/** Time from which a stream gave nothing, where it is known. */
export interface Missed {
  from: Date;
  to: Date;
}

/** Who takes what a stream tells. Every call is quick; what takes time happens later. */
export interface StreamSink {
  /** Asked for every post of the stream: of those that are not wanted nothing is kept. An edit may be one of a post that is kept. */
  wants: (post: CollectedPost, isEdit: boolean) => boolean;
  take: (event: StreamEvent) => void;
  /** Everything up to here was given. `cursor` is plain JSON, and where listening goes on after a restart. */
  moved: (cursor: unknown, at: Date) => void;
  missed: (missed: Missed) => void;
  /** The stream is open, and events come. */
  opened: () => void;
  /** It is not, and is tried again. */
  failed: (failure: { code: PollCode; message: string; httpStatus: number | null }) => void;
  /** Resolves when more may come; null when it may come now. Meanwhile nothing is read from the network. */
  room: () => Promise<void> | null;
}

export interface StreamDeps {
  openSocket: OpenSocket;
  now: () => Date;
  /** 0 to 1, exclusive. */
  random: () => number;
  signal: AbortSignal;
  /** How long nothing may come before the connection counts as dead, and the first pause before the next one. */
  limits?: Partial<StreamLimits>;
}

export interface StreamLimits {
  silenceMs: number;
  pauseMs: number;
  pauseMsMax: number;
}

export const streamLimits: StreamLimits = { silenceMs: 30_000, pauseMs: 1_000, pauseMsMax: 60_000 };

/** One kind of source that speaks by itself. */
export interface StreamConnector {
  /** Listens from `source.cursor` on until the signal, connecting again as often as needed. Never rejects. */
  listen(source: PollSource, sink: StreamSink, deps: StreamDeps): Promise<void>;
  /** Adds to wanted posts what the stream does not tell of them, and leaves out those that may not be kept. */
  complete?(source: PollSource, posts: readonly CollectedPost[], deps: PollDeps): Promise<CollectedPost[]>;
}
