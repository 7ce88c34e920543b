import type { FindingDecision } from "@earshot/core/respond/draft/draft";
import { mayWrite } from "@earshot/core/respond/draft/plan-draft";
import type { Check } from "@earshot/core/respond/vocabulary";
import { and, eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draftFinding } from "../../schema/draft-finding.ts";
import { storable } from "../../storable.ts";
import type { ChangedBy } from "../changed-by.ts";
import { lockDraft, noteDraft } from "./draft-event.ts";

export type FindingRefusal = "missing" | "not_from_here" | "needs_words";

/** Notes that a person read a finding, mended its words, or leaves them for a reason. Reading twice is noted once. */
export async function decideFinding(
  db: Db,
  by: ChangedBy<"respond">,
  given: {
    draftId: number;
    check: Check;
    quote: string;
    decision: FindingDecision;
    justification: string;
    now: Date;
  },
): Promise<{ ok: true } | { ok: false; reason: FindingRefusal }> {
  const { draftId, check, decision, now } = given;
  const quote = storable(given.quote.trim());
  const justification = storable(given.justification.trim());
  const personId = by.may.personId;
  if (decision === "overridden" && justification === "") return { ok: false, reason: "needs_words" };
  return db.transaction(async (tx) => {
    const row = await lockDraft(tx, draftId);
    if (row === null) return { ok: false, reason: "missing" };
    if (!mayWrite(row.state)) return { ok: false, reason: "not_from_here" };
    const isThis = and(
      eq(draftFinding.draftId, draftId),
      eq(draftFinding.check, check),
      eq(draftFinding.quote, quote),
      eq(draftFinding.decision, decision),
      eq(draftFinding.personId, personId),
    );
    const known = await tx.$count(draftFinding, isThis);
    if (known > 0 && decision === "opened") return { ok: true };
    await tx.insert(draftFinding).values({
      draftId,
      check,
      quote,
      number: row.number,
      decision,
      justification: justification === "" ? null : justification,
      at: now,
      personId,
    });
    if (decision !== "opened") {
      const note = justification === "" ? null : justification;
      await noteDraft(tx, row, { personId, kind: decision, facts: { check, quote }, note, now });
    }
    return { ok: true };
  });
}
