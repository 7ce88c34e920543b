import type { DraftTurn } from "@earshot/core/notify/message";
import { waitingStep } from "@earshot/core/respond/draft/approval-chain";
import type { DecisionWay, DraftFinding } from "@earshot/core/respond/draft/draft";
import { unreadClaims, type DecidedFinding } from "@earshot/core/respond/draft/plan-draft";
import { eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draftFinding } from "../../schema/draft-finding.ts";
import type { Actor } from "../audit.ts";
import { decideDraft, readVersion, stepsOf, type Decided } from "./draft-decide.ts";
import { readDraft, type DraftRow } from "./draft-event.ts";

/** A draft at the step that a link or a button speaks of. */
export interface OpenTurn {
  row: DraftRow;
  text: string;
  findings: DraftFinding[];
  /** Claims without a card that this person has not opened. */
  unread: DraftFinding[];
}

/** Null when it is no longer that step's turn: it was decided, written anew, or given up. */
export async function readTurn(db: Db, turn: DraftTurn, personId: number): Promise<OpenTurn | null> {
  const row = await readDraft(db, turn.draftId);
  if (row === null || row.state !== "in_approval" || row.number !== turn.number) return null;
  if (waitingStep(await stepsOf(db, row))?.position !== turn.position) return null;
  const { text, findings } = await readVersion(db, row);
  const decided: DecidedFinding[] = await db
    .select()
    .from(draftFinding)
    .where(eq(draftFinding.draftId, row.draftId));
  return { row, text, findings, unread: unreadClaims(text, findings, decided, personId) };
}

/** Decides by a link or a button, which hold for one step of one version and so work once. */
export async function decideTurn(
  db: Db,
  by: { personId: number; actor: Actor },
  given: { turn: DraftTurn; isApproved: boolean; words: string; via: Exclude<DecisionWay, "own">; now: Date },
): Promise<Decided> {
  const { turn, ...decision } = given;
  const open = await readTurn(db, turn, by.personId);
  if (open === null) return { ok: false, reason: "not_from_here" };
  const { draftId, version } = open.row;
  return decideDraft(db, by, { draftId, version, ...decision });
}

/** Notes that a person has the claims of a turn before their eyes. */
export async function openClaims(
  db: Db,
  { row, unread, text }: OpenTurn,
  { personId, now }: { personId: number; now: Date },
): Promise<void> {
  if (unread.length === 0) return;
  await db.insert(draftFinding).values(
    unread.map(({ check, quote }) => ({
      draftId: row.draftId,
      check,
      quote: (quote === "" ? text : quote).trim(),
      number: row.number,
      decision: "opened" as const,
      at: now,
      personId,
    })),
  );
}
