/** A new address that a source has announced by permanent redirects, until it is adopted. */
export interface RedirectSighting {
  url: string;
  count: number;
}

/** Servers answer 301 by mistake for an hour; five visits in a row lie at least twenty minutes apart. */
const sightingsToAdopt = 5;

/**
 * The address that permanent redirects alone lead to (301, 308); null when the first hop is temporary, or
 * when there is none, or when the way leads from https down to http.
 * @param hops as followed, each with the address it led to
 */
export function permanentTarget(
  from: string,
  hops: readonly { status: number; url: string }[],
): string | null {
  let target: string | null = null;
  for (const hop of hops) {
    if (hop.status !== 301 && hop.status !== 308) break;
    target = hop.url;
  }
  if (target === null || target === from) return null;
  return from.startsWith("https:") && !target.startsWith("https:") ? null : target;
}

/**
 * Counts a sighting of a permanent redirect and says when to adopt it.
 * @param target of this visit, from `permanentTarget`
 * @returns the sighting to remember, and the address to take over (then nothing is left to remember)
 */
export function countRedirect(
  previous: RedirectSighting | null,
  target: string | null,
): { sighting: RedirectSighting | null; adopt: string | null } {
  if (target === null) return { sighting: null, adopt: null };
  const count = previous?.url === target ? previous.count + 1 : 1;
  if (count >= sightingsToAdopt) return { sighting: null, adopt: target };
  return { sighting: { url: target, count }, adopt: null };
}
