import type { DraftFinding } from "@earshot/core/respond/draft/draft";
import type { PlannedStep } from "@earshot/core/respond/draft/approval-chain";
import { unreadClaims } from "@earshot/core/respond/draft/plan-draft";
import type { Role } from "@earshot/core/triage/status";
import { desc, eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draftEvent } from "../../schema/draft-event.ts";
import { draftFinding } from "../../schema/draft-finding.ts";
import { draftStep } from "../../schema/draft-step.ts";
import { draftVersion } from "../../schema/draft-version.ts";
import { personNames, type Named } from "../incident-detail.ts";
import { readAnswered, type AnsweredPost } from "./draft-answered.ts";
import { chainOf } from "./draft-decide.ts";
import { listDrafts, type ListedDraft } from "./draft-list.ts";
import { readDraft } from "./draft-event.ts";
import { readOutcome, type DraftOutcome } from "./draft-outcome.ts";

type Nameless<T, K extends keyof T> = Omit<T, K>;
type VersionRow = typeof draftVersion.$inferSelect;
type StepRow = typeof draftStep.$inferSelect;
type DecisionRow = typeof draftFinding.$inferSelect;
type EventRow = typeof draftEvent.$inferSelect;

/** A draft with everything that became of it. */
export interface DraftDetail {
  draft: ListedDraft & { publishedBy: Named };
  /** Null for words of one's own, and where the post is gone. */
  post: AnsweredPost | null;
  /** The newest first. */
  versions: (Nameless<VersionRow, "writtenBy"> & { writtenBy: Named })[];
  steps: (Nameless<StepRow, "personId" | "decidedBy"> & { person: Named; decidedBy: Named })[];
  decisions: (Nameless<DecisionRow, "personId"> & { person: Named })[];
  /** The newest first. */
  events: (Nameless<EventRow, "personId"> & { person: Named })[];
  /** Whose word it would need if whoever asks sent it now. */
  chain: PlannedStep[];
  /** Claims without a card that whoever asks has not opened. */
  unread: DraftFinding[];
  /** What came of it; null while it was not published. */
  outcome: DraftOutcome | null;
}

const eventsShown = 100;

/** Null when there is no such draft. */
export async function getDraft(
  db: Db,
  draftId: number,
  person: { personId: number; role: Role },
): Promise<DraftDetail | null> {
  const [listed] = await listDrafts(db, { scope: "all", person, draftId });
  const row = await readDraft(db, draftId);
  if (!listed || row === null) return null;
  const versions = await db
    .select()
    .from(draftVersion)
    .where(eq(draftVersion.draftId, draftId))
    .orderBy(desc(draftVersion.number));
  const steps = await db
    .select()
    .from(draftStep)
    .where(eq(draftStep.draftId, draftId))
    .orderBy(desc(draftStep.number), draftStep.position);
  const decisions = await db
    .select()
    .from(draftFinding)
    .where(eq(draftFinding.draftId, draftId))
    .orderBy(draftFinding.draftFindingId);
  const events = await db
    .select()
    .from(draftEvent)
    .where(eq(draftEvent.draftId, draftId))
    .orderBy(desc(draftEvent.draftEventId))
    .limit(eventsShown);
  const names = await personNames(db);
  const named = (personId: number | null): Named =>
    personId === null ? null : { personId, name: names.get(personId) ?? `№ ${personId}` };
  const newest = versions[0];
  return {
    draft: { ...listed, publishedBy: named(row.publishedBy) },
    post: row.postId === null ? null : await readAnswered(db, row.postId),
    versions: versions.map(({ writtenBy, ...rest }) => ({
      ...rest,
      writtenBy: named(writtenBy),
    })),
    steps: steps.map(({ personId, decidedBy, ...rest }) => ({
      ...rest,
      person: named(personId),
      decidedBy: named(decidedBy),
    })),
    decisions: decisions.map(({ personId, ...rest }) => ({
      ...rest,
      person: named(personId),
    })),
    events: events.map(({ personId, ...rest }) => ({ ...rest, person: named(personId) })),
    chain: (await chainOf(db, row, { personId: person.personId, isLegal: newest?.isLegal ?? false })) ?? [],
    unread: newest ? unreadClaims(newest.text, newest.findings, decisions, person.personId) : [],
    outcome: await readOutcome(db, row),
  };
}
