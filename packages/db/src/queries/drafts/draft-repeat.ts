import type { DraftEventKind } from "@earshot/core/respond/draft/draft";
import type { DraftTurn } from "@earshot/core/notify/message";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draftEvent } from "../../schema/draft-event.ts";
import { draftStep } from "../../schema/draft-step.ts";
import { storable } from "../../storable.ts";
import type { DraftRow } from "./draft-event.ts";

/** Steps of a draft that make its version one more. */
const versioned: DraftEventKind[] = [
  "sent",
  "version",
  "changed",
  "approved",
  "declined",
  "published",
  "withdrawn",
];

/**
 * Whether this very decision, about the version before, is what made the draft as it is: a phone that lost the answer sends again what did arrive.
 * `version`: of the draft that the person saw.
 */
export async function isDecidedAlready(
  db: Db,
  row: Pick<DraftRow, "draftId" | "version">,
  given: { personId: number; version: number; isApproved: boolean; words: string },
): Promise<boolean> {
  if (row.version !== given.version + 1) return false;
  const [last] = await newest(db, row.draftId, versioned);
  const kind = given.isApproved ? "approved" : "declined";
  return last?.kind === kind && last.personId === given.personId && (last.note ?? "") === given.words;
}

/** What became of a draft after the version that a decision is about, by the newest step that counts. */
export async function whyLate(
  db: Db,
  row: Pick<DraftRow, "draftId">,
): Promise<"stale" | "decided" | "withdrawn" | "published"> {
  const [last] = await newest(db, row.draftId, versioned);
  if (last?.kind === "approved" || last?.kind === "declined") return "decided";
  return last?.kind === "withdrawn" || last?.kind === "published" ? last.kind : "stale";
}

/** Whether the same question of the same person is the newest that happened between them and the author. */
export async function isAskedAlready(
  db: Db,
  draftId: number,
  given: { personId: number; words: string },
): Promise<boolean> {
  const [last] = await newest(db, draftId, [...versioned, "asked"]);
  return last?.kind === "asked" && last.personId === given.personId && last.note === given.words;
}

/** Whether the step of a link was decided so, by whom it was sent to, by this way and with these words: its answer was lost on the way. */
export async function isTurnDecided(
  db: Db,
  turn: DraftTurn,
  given: { personId: number; isApproved: boolean; words: string },
): Promise<boolean> {
  const [step] = await db
    .select()
    .from(draftStep)
    .where(
      and(
        eq(draftStep.draftId, turn.draftId),
        eq(draftStep.number, turn.number),
        eq(draftStep.position, turn.position),
        eq(draftStep.decidedBy, given.personId),
        eq(draftStep.via, "mail"),
        eq(draftStep.state, given.isApproved ? "approved" : "declined"),
      ),
    );
  return step !== undefined && (step.words ?? "") === storable(given.words.trim());
}

function newest(db: Db, draftId: number, kinds: readonly DraftEventKind[]) {
  return db
    .select()
    .from(draftEvent)
    .where(and(eq(draftEvent.draftId, draftId), inArray(draftEvent.kind, [...kinds])))
    .orderBy(desc(draftEvent.draftEventId))
    .limit(1);
}
