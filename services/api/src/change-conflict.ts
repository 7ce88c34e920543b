import type { Conflict } from "@earshot/contract/problem";
import type { Db } from "@earshot/db/database";
import { readHolds } from "@earshot/db/queries/holds";
import { loadPeopleEvents } from "@earshot/db/queries/triage-history";
import { iso } from "./iso.ts";
import { viewEvent } from "./mention-view.ts";

/** What keeps a change away, for the page to show: what people did since, or who is on the post. */
export async function readConflict(
  db: Db,
  given: { postId: number; version: number | null; reason: Conflict["reason"] },
): Promise<Conflict> {
  const { postId, version, reason } = given;
  const [hold] = reason === "held" ? await readHolds(db, [postId]) : [];
  const events = reason === "held" ? [] : await loadPeopleEvents(db, postId, version);
  return {
    reason,
    since: events.map(viewEvent),
    holder: hold ? { personId: hold.personId, name: hold.name, until: iso(hold.until) } : null,
  };
}
