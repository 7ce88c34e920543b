import type { DraftTurn } from "@earshot/core/notify/message";
import type { SecretBox } from "../sealed.ts";

/** What a link in a letter says: who decides about which step of which version. A step is decided once, and with it the link is used. */
export interface DecideLink extends DraftTurn {
  personId: number;
}

const name = "link/decide-draft";
const lifeMs = 3 * 86_400_000;

/**
 * A link by which the person it was sent to decides about a draft without signing in. It stands behind `#`, so that no server's log has it, and leads to
 * a page that shows the draft and asks for a press, so that whoever looks at links of letters beforehand decides nothing.
 */
export function decideLink(
  box: SecretBox,
  pageUrl: string | null,
  { now, ...link }: DecideLink & { now: Date },
): string | null {
  if (pageUrl === null) return null;
  const text = JSON.stringify({ ...link, until: now.getTime() + lifeMs });
  return `${pageUrl}/decide-draft#${box.seal(name, text)}`;
}

/** Null for a link that is not ours or has run out. */
export function readDecideLink(box: SecretBox, token: string, now: Date): DecideLink | null {
  try {
    const read = JSON.parse(box.open(name, token)) as DecideLink & { until: number };
    if (read.until <= now.getTime()) return null;
    const { draftId, number, position, personId } = read;
    return { draftId, number, position, personId };
  } catch {
    return null;
  }
}
