import type { MentionDetail, MentionRow } from "@earshot/contract/mention";
import type { TriageDetail } from "@earshot/db/queries/triage-detail";
import type { TriageRow } from "@earshot/db/queries/triage-row";
import { iso, isoOrNull } from "./iso.ts";

/** A row of the triage list as the contract says it. */
export function viewRow({ month: _month, ...row }: TriageRow): MentionRow {
  return { ...row, publishedAt: iso(row.publishedAt), foundAt: iso(row.foundAt) };
}

/** A post with everything that is known of it, as the contract says it. */
export function viewDetail(detail: TriageDetail): MentionDetail {
  return {
    ...detail,
    ...viewRow(detail),
    editedAt: isoOrNull(detail.editedAt),
    thread: detail.thread.map((post) => ({ ...post, publishedAt: iso(post.publishedAt) })),
    revisions: detail.revisions.map((revision) => ({ ...revision, at: iso(revision.at) })),
    seenIn: detail.seenIn.map((sighting) => ({ ...sighting, at: iso(sighting.at) })),
    history: detail.history.map((event) => ({ ...event, at: iso(event.at) })),
  };
}
