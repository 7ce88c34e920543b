import type { SecretBox } from "./sealed.ts";

/** What a link in a letter says: who takes which alert on. */
export interface TakeLink {
  alertId: number;
  personId: number;
}

const name = "link/take-alert";
const lifeMs = 7 * 86_400_000;

/**
 * A link by which the person it was sent to takes an alert on without signing in. It stands behind `#`, so that no server's log has it,
 * and leads to a page with a button, so that whoever looks at links of letters beforehand takes nothing on.
 */
export function takeLink(
  box: SecretBox,
  pageUrl: string | null,
  { alertId, personId, now }: TakeLink & { now: Date },
): string | null {
  if (pageUrl === null) return null;
  const text = JSON.stringify({ alertId, personId, until: now.getTime() + lifeMs });
  return `${pageUrl}/take-alert#${box.seal(name, text)}`;
}

/** Null for a link that is not ours or has run out. */
export function readTakeLink(box: SecretBox, token: string, now: Date): TakeLink | null {
  try {
    const read = JSON.parse(box.open(name, token)) as TakeLink & { until: number };
    return read.until > now.getTime() ? { alertId: read.alertId, personId: read.personId } : null;
  } catch {
    return null;
  }
}
