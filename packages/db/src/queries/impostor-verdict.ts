import type { EntityTerm, TermRole } from "@earshot/core/match/entity";
import type { ImpostorVerdict } from "@earshot/core/triage/author/impostor";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { authorCard } from "../schema/author-card.ts";
import type { authorEvent } from "../schema/author-event.ts";
import { entity } from "../schema/entity.ts";
import { entityTerm } from "../schema/entity-term.ts";
import { impostorCheck } from "../schema/impostor-check.ts";
import { closeAlert } from "./alert-change.ts";
import type { ChangedBy } from "./changed-by.ts";
import { lockCards, noteCardEvent, type CardChanged } from "./author-card.ts";
import { changeEntity, type ListEditor } from "./entity-edit.ts";
import { gatherMore, openIncident } from "./incident-open.ts";

/** What becomes of the posts of an impostor: nothing, a new incident, or one that there is. */
export type IntoIncident = "none" | "new" | { incidentId: number };

interface Judging {
  authorId: number;
  verdict: ImpostorVerdict;
  /** Of an impostor. */
  incident: IntoIncident;
  reason: string | null;
  now: Date;
}

type VerdictRefusal = "judged" | "busy";
type Judged =
  | (CardChanged<VerdictRefusal> & { ok: false })
  | (CardChanged & { ok: true } & { incidentId: number | null });

/**
 * Says what an account that resembles one of ours is. `ours` adds it to the accounts of the entity; `impostor` adds it to the look-alikes, marks the card
 * and files its posts into an incident where that is wanted; `false_alarm` is remembered. Its alert is over with it.
 */
export async function judgeAccount(
  db: Db,
  by: { triage: ChangedBy<"triage">; list: ListEditor },
  given: Judging,
): Promise<Judged> {
  const { authorId, verdict, now } = given;
  const { personId } = by.triage.may;
  return db.transaction(async (tx) => {
    const [check] = await tx
      .select()
      .from(impostorCheck)
      .where(eq(impostorCheck.authorId, authorId))
      .for("update");
    const [account] = await tx.select().from(author).where(eq(author.authorId, authorId));
    if (!check || !account) return { ok: false, reason: "missing" };
    if (check.verdict === verdict) return { ok: false, reason: "unchanged" };
    if (check.verdict !== null) return { ok: false, reason: "judged" };
    const [row] = await lockCards(tx, [account.cardId], now);
    if (!row) return { ok: false, reason: "missing" };
    const role = verdict === "ours" ? "match" : verdict === "impostor" ? "lookalike" : null;
    const handle = { entityId: check.entityId, handle: account.handle, now };
    const added =
      role === null ? { isBusy: false, term: null } : await addHandle(tx, by.list, { ...handle, role });
    if (added.isBusy) return { ok: false, reason: "busy" };
    await tx
      .update(impostorCheck)
      .set({ verdict, verdictBy: personId, verdictAt: now })
      .where(eq(impostorCheck.authorId, authorId));
    const standing = verdict === "false_alarm" ? null : verdict;
    if (standing !== null)
      await tx
        .update(authorCard)
        .set({ standing, standingReason: given.reason, standingBy: personId, standingAt: now })
        .where(eq(authorCard.cardId, account.cardId));
    const incidentId = verdict === "impostor" ? await file(tx, by.triage, given, account) : null;
    if (check.alertId !== null)
      await closeAlert(tx, { alertId: check.alertId, personId, actor: by.triage.actor, now });
    const event = await noteCardEvent(
      tx,
      { personId, actor: by.triage.actor },
      {
        cardId: account.cardId,
        kind: "verdict",
        from: { verdict: null, standing: row.standing, standingReason: row.standingReason },
        to: {
          verdict,
          authorId,
          entityId: check.entityId,
          term: added.term,
          standing,
          ...(incidentId === null ? {} : { incidentId }),
        },
        reason: given.reason,
        now,
      },
    );
    return { ...event, incidentId };
  });
}

interface Handle {
  entityId: number;
  handle: string | null;
  role: TermRole;
  now: Date;
}

/** Adds an account to the terms of an entity as the watch list would. `term` is null where it stands there already. */
async function addHandle(
  db: Db,
  by: ListEditor,
  { entityId, handle, role, now }: Handle,
): Promise<{ isBusy: boolean; term: string | null }> {
  if (handle === null) return { isBusy: false, term: null };
  const text = `@${handle.replace(/^@/, "")}`;
  const isSame = (term: Omit<EntityTerm, "id">) =>
    term.kind === "handle" && term.text.toLowerCase() === text.toLowerCase();
  const done = await changeTerms(db, by, { entityId, now }, (terms) =>
    terms.some((term) => isSame(term) && term.role === role)
      ? null
      : [
          ...terms.filter((term) => !isSame(term)),
          { text, kind: "handle", role, needsContext: false, isCaseSensitive: false },
        ],
  );
  return { isBusy: done === "busy", term: done === "changed" ? text : null };
}

/** Changes the terms of an entity, unless `plan` gives null. */
async function changeTerms(
  db: Db,
  by: ListEditor,
  { entityId, now }: { entityId: number; now: Date },
  plan: (terms: Omit<EntityTerm, "id">[]) => Omit<EntityTerm, "id">[] | null,
): Promise<"changed" | "same" | "busy"> {
  const [row] = await db
    .select()
    .from(entity)
    .where(and(eq(entity.entityId, entityId), isNull(entity.retiredAt)));
  if (!row) return "same";
  const terms = await db
    .select({
      text: entityTerm.text,
      kind: entityTerm.kind,
      role: entityTerm.role,
      needsContext: entityTerm.needsContext,
      isCaseSensitive: entityTerm.isCaseSensitive,
    })
    .from(entityTerm)
    .where(eq(entityTerm.entityId, entityId));
  const planned = plan(terms);
  if (planned === null) return "same";
  const { kind, name, companyId, version } = row;
  const done = await changeEntity(
    db,
    by,
    entityId,
    { kind, name, companyId, terms: planned, expected: version },
    now,
  );
  return done.ok ? "changed" : "busy";
}

/** Files the posts of an impostor into an incident. @returns its number; null where nothing was filed */
async function file(
  db: Db,
  by: ChangedBy<"triage">,
  { incident, now }: Judging,
  account: typeof author.$inferSelect,
): Promise<number | null> {
  if (incident === "none") return null;
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`select post_id from triage where author_id = ${account.authorId} order by published_at desc limit 200`,
  );
  const gathered = { postIds: rows.map((row) => Number(row.post_id)), storyIds: [] };
  if (incident === "new") {
    const title = `${account.name ?? account.handle ?? ""} · ${account.platform}`;
    return (await openIncident(db, by, { ...gathered, title, severity: 3, now })).incidentId;
  }
  const more = await gatherMore(db, by, { ...gathered, incidentId: incident.incidentId, now });
  return more.ok ? more.incidentId : null;
}

/**
 * Takes a verdict back: the account waits to be judged again, and the watch list is as it was. Posts stay where they were filed.
 * @param list null: whoever takes it back may not change the watch list
 */
export async function takeVerdictBack(
  db: Db,
  list: ListEditor | null,
  event: typeof authorEvent.$inferSelect,
  now: Date,
): Promise<boolean> {
  const authorId = Number(event.to["authorId"]);
  const [check] = await db
    .select()
    .from(impostorCheck)
    .where(eq(impostorCheck.authorId, authorId))
    .for("update");
  if (!check || check.verdict !== event.to["verdict"]) return false;
  const text = event.to["term"] as string | null;
  if (text !== null) {
    if (list === null) return false;
    const done = await changeTerms(db, list, { entityId: check.entityId, now }, (terms) =>
      terms.filter((term) => !(term.kind === "handle" && term.text === text)),
    );
    if (done === "busy") return false;
  }
  await db
    .update(impostorCheck)
    .set({ verdict: null, verdictBy: null, verdictAt: null })
    .where(eq(impostorCheck.authorId, authorId));
  if (event.to["standing"] != null)
    await db
      .update(authorCard)
      .set({
        standing: event.from["standing"] as typeof authorCard.$inferSelect.standing,
        standingReason: event.from["standingReason"] as string | null,
      })
      .where(and(eq(authorCard.cardId, event.cardId), sql`${authorCard.standing} = ${event.to["standing"]}`));
  return true;
}
