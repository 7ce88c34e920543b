import type { Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import type { QuotaWindow } from "../pace.ts";

/** Of the month's budget, what re-reading known posts may take: new ones come first. */
const rereadShare = 0.25;

/** Set aside cents for a request before it is made, or say that it may not be made. */
export interface XBudget {
  /** Null: the money is there, and is counted as spent. */
  reserve(cents: number, isReread?: boolean): Promise<PollFailure | null>;
  /** What an answer cost less than was set aside for it: the next request may use it, of whatever process. */
  giveBack(cents: number, isReread?: boolean): Promise<void>;
}

/** The month in UTC, which is X's own clock. */
export function monthWindow(now: Date): Pick<QuotaWindow, "windowStart" | "resetAt"> {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return { windowStart: new Date(Date.UTC(year, month, 1)), resetAt: new Date(Date.UTC(year, month + 1, 1)) };
}

/**
 * The guard of the month's budget. Every request is paid for in advance, at the price of the most that it can bring, in a counter that all
 * processes share and that takes nothing beyond the limit: so the sum that X can charge never passes it, however many ask at once. What the
 * answer cost less is given back to it; of a process that dies between the two it stays set aside: the meter may show too much, never too
 * little. Without a limit nothing may be spent.
 */
export function openXBudget(
  { access }: Pick<PollSource, "access">,
  deps: Pick<PollDeps, "quota" | "now">,
  asker: Asker,
): XBudget {
  const now = deps.now();
  const limit = Math.max(0, access.limits?.["monthly_budget_cents"] ?? 0);
  const window = { ...monthWindow(now), limit };

  function refuse(used: number): PollFailure {
    const message =
      limit === 0
        ? "no monthly budget is set, so nothing is asked"
        : `${used} of ${limit} cents of the month are set aside; the next request could pass the limit`;
    return asker.fail("over_budget", message, window.resetAt.getTime() - now.getTime());
  }

  return {
    async reserve(cents, isReread = false) {
      if (limit === 0) return refuse(0);
      const share = { ...window, limit: limit * rereadShare };
      if (isReread) {
        const allowed = await deps.quota.spend("x-reread", cents, share);
        if (!allowed.ok) return refuse(allowed.used);
      }
      const spent = await deps.quota.spend("x", cents, window);
      if (spent.ok) return null;
      if (isReread) await deps.quota.giveBack("x-reread", cents, window);
      return refuse(spent.used);
    },
    async giveBack(cents, isReread = false) {
      await deps.quota.giveBack("x", cents, window);
      if (isReread) await deps.quota.giveBack("x-reread", cents, window);
    },
  };
}
