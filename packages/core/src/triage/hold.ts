/** How long a post stays with whoever holds it when the page falls silent. */
export const holdMs = 90_000;

/** How often a page renews what it holds: three tries before it expires. */
export const holdRenewMs = 25_000;

/** Somebody is on a post. */
export interface Hold {
  postId: number;
  personId: number;
  until: Date;
}

export type HoldDecision =
  | { ok: true; does: "take" | "renew" | "take_over"; until: Date }
  | { ok: false; reason: "held" };

/** What becomes of the wish to hold a post: a post that nobody holds any more is free, one's own is renewed. */
export function decideHold(
  held: Pick<Hold, "personId" | "until"> | null,
  wish: { personId: number; isTakeOver: boolean; now: Date },
): HoldDecision {
  const until = new Date(wish.now.getTime() + holdMs);
  if (held === null || held.until <= wish.now) return { ok: true, does: "take", until };
  if (held.personId === wish.personId) return { ok: true, does: "renew", until };
  return wish.isTakeOver ? { ok: true, does: "take_over", until } : { ok: false, reason: "held" };
}

/** Whether somebody else is on the post now. */
export function isHeldByOther(
  held: Pick<Hold, "personId" | "until"> | null,
  { personId, now }: { personId: number; now: Date },
): boolean {
  return held !== null && held.personId !== personId && held.until > now;
}
