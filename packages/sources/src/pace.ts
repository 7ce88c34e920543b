/**
 * Waits for the turn of one more request to a host, shared by all processes.
 * @param host host and port
 * @returns false when the turn would come too late for this visit
 */
export type Pace = (host: string, minGapMs: number) => Promise<boolean>;

export interface QuotaWindow {
  /** Units that may be spent from `windowStart` to `resetAt`. */
  limit: number;
  windowStart: Date;
  resetAt: Date;
}

export interface QuotaAnswer {
  /** False: it was not spent, since it would pass the limit. */
  ok: boolean;
  used: number;
  resetAt: Date;
}

/** Units that a service counts (requests, points, cents), kept for all processes together. */
export interface Quota {
  /** @param name kind and account, such as "youtube" or "x" */
  spend(name: string, units: number, window: QuotaWindow): Promise<QuotaAnswer>;
  /** Gives back units that were spent in advance in that window and not used, for whoever spends next. */
  giveBack(name: string, units: number, window: Pick<QuotaWindow, "windowStart">): Promise<void>;
}

/** For a single look without an installation: nobody else asks, and nothing is counted. */
export const freePace: Pace = async () => true;
export const freeQuota: Quota = {
  spend: async (_name, units, { resetAt }) => ({ ok: true, used: units, resetAt }),
  giveBack: async () => undefined,
};
