/**
 * Cents that were set aside for requests of this process and not used. They are counted as spent already, so whoever takes them spends
 * nothing new. Kept in memory alone: a process that dies takes its purse with it, and no cent can be used twice.
 */
export interface XPurse {
  /** Takes at most `cents`. */
  take(month: string, cents: number): number;
  put(month: string, cents: number): void;
}

const pursesMax = 100;

/** One purse for each account, by name. */
export function createPurses(): (account: string) => XPurse {
  const purses = new Map<string, XPurse>();
  return (account) => {
    const known = purses.get(account);
    if (known !== undefined) return known;
    const purse = createPurse();
    if (purses.size >= pursesMax) purses.clear();
    purses.set(account, purse);
    return purse;
  };
}

function createPurse(): XPurse {
  let kept = { month: "", cents: 0 };
  return {
    take(month, cents) {
      // What is left of a month is not the next one's.
      if (kept.month !== month) kept = { month, cents: 0 };
      const taken = Math.min(kept.cents, cents);
      kept.cents -= taken;
      return taken;
    },
    put(month, cents) {
      if (kept.month === month) kept.cents += Math.max(0, cents);
    },
  };
}
