import type { HistoryEvent as EventView, MentionDetail, MentionRow } from "@earshot/contract/mention";
import type { Note } from "@earshot/contract/note";
import type { PostNote } from "@earshot/db/queries/notes";
import type { TriageDetail } from "@earshot/db/queries/triage-detail";
import type { HistoryEvent } from "@earshot/db/queries/triage-history";
import type { TriageRow } from "@earshot/db/queries/triage-row";
import { viewClock } from "./clock-view.ts";
import { iso, isoOrNull } from "./iso.ts";

/** A row of the triage list as the contract says it. */
export function viewRow({ month: _month, ...row }: TriageRow): MentionRow {
  return {
    ...row,
    publishedAt: iso(row.publishedAt),
    foundAt: iso(row.foundAt),
    snoozedUntil: isoOrNull(row.snoozedUntil),
    clock: row.clock && viewClock(row.clock),
  };
}

/** A post with everything that is known of it, as the contract says it. */
export function viewDetail(detail: TriageDetail): MentionDetail {
  return {
    ...detail,
    ...viewRow(detail),
    editedAt: isoOrNull(detail.editedAt),
    clocks: detail.clocks.map(viewClock),
    thread: detail.thread.map((post) => ({ ...post, publishedAt: iso(post.publishedAt) })),
    revisions: detail.revisions.map((revision) => ({ ...revision, at: iso(revision.at) })),
    seenIn: detail.seenIn.map((sighting) => ({ ...sighting, at: iso(sighting.at) })),
    notes: detail.notes.map(viewNote),
    history: detail.history.map(viewEvent),
  };
}

/** An event of the history as the contract says it. */
export function viewEvent(event: HistoryEvent): EventView {
  return { ...event, at: iso(event.at) };
}

function viewNote(note: PostNote): Note {
  return {
    ...note,
    at: iso(note.at),
    editedAt: isoOrNull(note.editedAt),
    revisions: note.revisions.map((revision) => ({ ...revision, at: iso(revision.at) })),
  };
}
