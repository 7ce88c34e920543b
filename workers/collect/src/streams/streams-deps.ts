import type { CollectSource } from "@earshot/db/queries/due-sources";
import type { Logger } from "@earshot/runtime/logger";
import type { OpenSocket } from "@earshot/sources/open-socket";
import type { StreamLimits } from "@earshot/sources/stream";
import type { CollectDeps } from "../deps.ts";

export interface StreamsDeps extends CollectDeps {
  log: Logger;
  openSocket: OpenSocket;
  pace: StreamPace;
}

export interface StreamPace {
  /** Between two looks for streams that nobody listens to. */
  lookMs: number;
  /** Between two beats of a lease, and without a beat for how long it is anybody's. */
  beatMs: number;
  leaseMs: number;
  /** Between two savings. */
  saveMs: number;
  /** Between two lines in the log of the source, and how long a trouble lasts before it is one. */
  reportMs: number;
  troubleMs: number;
  listening?: Partial<StreamLimits>;
}

export const streamPace: StreamPace = {
  lookMs: 5_000,
  beatMs: 5_000,
  leaseMs: 15_000,
  saveMs: 1_000,
  reportMs: 60_000,
  troubleMs: 15_000,
};

export interface HeldStream {
  source: CollectSource;
  owner: string;
  /** Where listening goes on. */
  cursor: unknown;
}
