import type { Playbook } from "@earshot/core/respond/playbook";
import { desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { person } from "../../schema/person.ts";
import { playbook } from "../../schema/playbook.ts";
import { storable } from "../../storable.ts";
import { recordAudit } from "../audit.ts";
import type { ChangedByAnyone } from "../changed-by.ts";
import { notifyDesk } from "../notify.ts";
import { readHeldPlaybook } from "./read-playbook.ts";
import { isSameJson } from "./same-json.ts";

/** Any number, the same in all processes: versions are saved one after the other. */
const playbookLock = 4_915_056;

export type SavedPlaybook =
  | { ok: true; playbookId: number; isChanged: boolean }
  | { ok: false; reason: "changed_meanwhile" };

/**
 * Saves a checked playbook that holds from now on; prompts of open posts follow.
 * @param given.basedOn the version that was looked at; null saves over whatever holds
 */
export async function savePlaybook(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { basedOn: number | null; playbook: Playbook; note: string; now: Date },
): Promise<SavedPlaybook> {
  const { now } = given;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${playbookLock})`);
    const held = await readHeldPlaybook(tx);
    if (given.basedOn !== null && given.basedOn !== (held?.playbookId ?? 0))
      return { ok: false, reason: "changed_meanwhile" };
    const body = given.playbook;
    if (held && isSameJson(held.playbook, body))
      return { ok: true, playbookId: held.playbookId, isChanged: false };
    const playbookId = await insert(tx, { body, personId: by.may.personId, note: given.note, now });
    const changed = told(held?.playbook ?? null, body);
    const target = { targetKind: "playbook", targetId: playbookId, targetName: `№ ${playbookId}` };
    await recordAudit(tx, by.actor, { what: "playbook.changed", ...target, ...changed }, now);
    await notifyDesk(tx);
    return { ok: true, playbookId, isChanged: true };
  });
}

/**
 * Brings the playbook that comes with this version of Earshot. One that people wrote stays as it is.
 * @returns whether it holds from now on
 */
export async function bringPlaybook(db: Db, given: { playbook: Playbook; now: Date }): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${playbookLock})`);
    const [own] = await tx
      .select({ id: playbook.playbookId })
      .from(playbook)
      .where(sql`${playbook.personId} is not null or ${playbook.note} <> ''`)
      .limit(1);
    if (own) return false;
    const held = await readHeldPlaybook(tx);
    if (held && isSameJson(held.playbook, given.playbook)) return false;
    await insert(tx, { body: given.playbook, personId: null, note: "", now: given.now });
    return true;
  });
}

/** A version in the list of all. */
export interface PlaybookVersion {
  playbookId: number;
  savedAt: Date;
  /** Null: the one that came with Earshot, or a command. */
  by: string | null;
  note: string;
  isShipped: boolean;
}

/** Every version, the newest first; at most 200. */
export async function listPlaybookVersions(db: Db): Promise<PlaybookVersion[]> {
  return db
    .select({
      playbookId: playbook.playbookId,
      savedAt: playbook.savedAt,
      by: person.name,
      note: playbook.note,
      isShipped: sql<boolean>`(${isNull(playbook.personId)} and ${playbook.note} = '')`,
    })
    .from(playbook)
    .leftJoin(person, eq(person.personId, playbook.personId))
    .orderBy(desc(playbook.playbookId))
    .limit(200);
}

async function insert(
  db: Db,
  given: { body: Playbook; personId: number | null; note: string; now: Date },
): Promise<number> {
  const { now, note, ...rest } = given;
  const [saved] = await db
    .insert(playbook)
    .values({ ...rest, note: storable(note), savedAt: now })
    .returning({ playbookId: playbook.playbookId });
  if (!saved) throw new Error("A playbook returned no id.");
  return saved.playbookId;
}

/** Names of what differs, for the audit log: rules, postures and tactics. */
function told(
  before: Playbook | null,
  after: Playbook,
): { from: Record<string, unknown>; to: Record<string, unknown> } {
  const old = new Map(before?.rules.map((rule) => [rule.id, rule]));
  const young = new Map(after.rules.map((rule) => [rule.id, rule]));
  const added = [...young.keys()].filter((id) => !old.has(id));
  const removed = [...old.keys()].filter((id) => !young.has(id));
  const changed = [...young].flatMap(([id, rule]) =>
    old.has(id) && !isSameJson(old.get(id), rule) ? [id] : [],
  );
  return {
    from: { removedRules: removed },
    to: { addedRules: added, changedRules: changed, rules: after.rules.length },
  };
}
