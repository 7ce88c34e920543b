import { isOurs, kindTowardsUs } from "@earshot/core/match/kind-towards-us";
import type { EntityKind } from "@earshot/core/match/entity";
import type { ImpostorReason } from "@earshot/core/triage/author/impostor";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { alert } from "../schema/alert.ts";
import { alertRule } from "../schema/alert-rule.ts";
import { author } from "../schema/author.ts";
import { impostorCheck } from "../schema/impostor-check.ts";
import { nameKey } from "@earshot/core/triage/tag";
import { listAlertRules, type KeptAlertRule } from "./alert-rules.ts";
import { raiseAlerts } from "./alerts.ts";
import { reckonCards } from "./author-figures.ts";
import { watchListVersion } from "./watch-list.ts";

/** One of ours that others might pass themselves off as. */
export interface WatchedOwn {
  entityId: number;
  kind: EntityKind;
  name: string;
  handles: string[];
  lookalikes: string[];
}

/** Everybody of ours with their accounts, and every account that the watch list names as somebody's. */
export async function loadWatchedOwn(db: Db): Promise<{ ours: WatchedOwn[]; stated: ReadonlySet<string> }> {
  const rows = await readRows<{
    entity_id: number;
    kind: EntityKind;
    company: EntityKind | null;
    name: string;
    handles: string[];
    lookalikes: string[];
  }>(
    db,
    sql`
    select e.entity_id, e.kind, c.kind as company, e.name,
      coalesce(array_agg(m.text order by m.term_id) filter (where m.kind = 'handle' and m.role = 'match'), '{}') as handles,
      coalesce(array_agg(m.text order by m.term_id) filter (where m.kind = 'handle' and m.role = 'lookalike'), '{}') as lookalikes
    from entity e left join entity c on c.entity_id = e.company_id left join entity_term m on m.entity_id = e.entity_id
    where e.retired_at is null group by e.entity_id, c.kind order by e.entity_id`,
  );
  const ours = rows
    .filter((row) => isOurs(kindTowardsUs(row.kind, row.company)))
    .map(({ entity_id, kind, name, handles, lookalikes }) => ({
      entityId: entity_id,
      kind,
      name,
      handles,
      lookalikes,
    }));
  return { ours, stated: new Set(rows.flatMap(({ handles }) => handles.map(foldOwn))) };
}

/** In the letters by which a handle is known as one of the watch list. */
export function foldOwn(handle: string): string {
  return handle.trim().toLowerCase().replace(/^@/, "");
}

export interface AccountToLook extends Pick<
  typeof author.$inferSelect,
  "authorId" | "cardId" | "platform" | "handle" | "name" | "bio"
> {
  /** Came, changed or wrote of us within the last 90 days: worth an alert. */
  isActive: boolean;
}

const activeDays = 90;

/** Accounts that nobody has looked at yet, the oldest first; held to the end of the transaction, so that two processes share them. */
export async function accountsToLook(db: Db, now: Date, limit: number): Promise<AccountToLook[]> {
  const since = sql`${new Date(now.getTime() - activeDays * 86_400_000)}::timestamptz`;
  return db
    .select({
      authorId: author.authorId,
      cardId: author.cardId,
      platform: author.platform,
      handle: author.handle,
      name: author.name,
      bio: author.bio,
      isActive: sql<boolean>`author.updated_at >= ${since} or exists (
        select from triage t where t.author_id = author.author_id and t.published_at >= ${since})`,
    })
    .from(author)
    .where(isNull(author.lookedAt))
    .orderBy(asc(author.authorId))
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** Whether the watch list changed since accounts that are known were looked through by it; then they are from now on. */
export async function isListNew(db: Db): Promise<boolean> {
  const version = await watchListVersion(db);
  const rows = await readRows(
    db,
    sql`update author_look set list_version = ${version} where list_version <> ${version} returning 1`,
  );
  return rows.length > 0;
}

/** Has accounts looked at again: those that resemble an entry of the watch list, as they were found by its handles and names. */
export async function lookAgain(
  db: Db,
  found: readonly { handle: string; platform: string }[],
): Promise<void> {
  if (found.length === 0) return;
  const asked = JSON.stringify(
    found.map(({ handle, platform }) => ({ handle: handle.toLowerCase(), platform })),
  );
  await db.execute(sql`
    update author a set looked_at = null from json_to_recordset(${asked}::json) as g(handle text, platform text)
    where a.handle is not null and lower(a.handle) = g.handle and a.platform = g.platform`);
}

export interface Suspicion {
  account: AccountToLook;
  entityId: number;
  reasons: ImpostorReason[];
}

/**
 * Writes down what was found of accounts that were looked at. One that a person judged keeps the verdict; one that is like nothing any more, and that
 * nobody judged, is forgotten.
 * @returns those that nobody knew of
 */
export async function settleLooked(
  db: Db,
  given: { looked: readonly AccountToLook[]; suspicions: readonly Suspicion[]; now: Date },
): Promise<Suspicion[]> {
  const ids = sql.param(given.looked.map(({ authorId }) => authorId));
  await db.execute(sql`
    update author set looked_at = ${given.now}::timestamptz where author_id = any(${ids}::bigint[])`);
  const suspected = sql.param(given.suspicions.map(({ account }) => account.authorId));
  await db.execute(sql`
    delete from impostor_check where author_id = any(${ids}::bigint[]) and verdict is null
      and author_id <> all(${suspected}::bigint[])`);
  const fresh: Suspicion[] = [];
  for (const each of given.suspicions) {
    const { authorId } = each.account;
    const facts = { entityId: each.entityId, reasons: each.reasons };
    const [made] = await db
      .insert(impostorCheck)
      .values({ authorId, ...facts, foundAt: given.now })
      .onConflictDoNothing()
      .returning();
    if (made) fresh.push(each);
    else
      await db
        .update(impostorCheck)
        .set(facts)
        .where(sql`${impostorCheck.authorId} = ${authorId} and ${impostorCheck.verdict} is null`);
  }
  await reckonCards(
    db,
    fresh.map(({ account }) => account.cardId),
    given.now,
  );
  return fresh;
}

const ruleLock = 7_310_044;
const ruleNames: Record<PageLanguage, string> = { ru: "Самозванцы", en: "Impostors" };

/** Rules that tell of impostors. One is made by itself, once: people may change it, switch it off or remove it. */
export async function impostorRules(db: Db, language: PageLanguage, now: Date): Promise<KeptAlertRule[]> {
  await db.execute(sql`select pg_advisory_xact_lock(${ruleLock})`);
  const [known] = await readRows<{ alert_rule_id: number }>(
    db,
    sql`select alert_rule_id from alert_rule where rule -> 'condition' ->> 'kind' = 'impostor' order by deleted_at is not null limit 1`,
  );
  if (known === undefined) {
    const name = ruleNames[language];
    await db.insert(alertRule).values({
      name,
      nameKey: nameKey(name),
      isOn: true,
      rule: {
        condition: { kind: "impostor" },
        query: "",
        groupBy: "author",
        coolDownMinutes: 60,
        severity: 3,
        telling: { mode: "at_once" },
        quiet: null,
        zone: "UTC",
        steps: [{ afterMinutes: 0, personIds: [], roles: ["head", "pr", "admin"], channelIds: [] }],
      },
      forecast: {},
      createdAt: now,
      updatedAt: now,
    });
  }
  const rules = await listAlertRules(db);
  return rules.filter(({ condition, isOn }) => condition.kind === "impostor" && isOn);
}

/** Raises an alert of each account, once: an account that was told of is never told of again, whatever became of the alert. */
export async function raiseImpostors(
  db: Db,
  given: { suspicions: readonly Suspicion[]; rule: KeptAlertRule; now: Date },
): Promise<number> {
  const { rule, now } = given;
  let opened = 0;
  for (const { account, entityId } of given.suspicions) {
    const cause = `author-${account.authorId}`;
    const posts = await newestPosts(db, account.authorId);
    const facts = { impostor: { authorId: account.authorId, entityId } };
    const raised = await raiseAlerts(db, { rule, hits: [{ cause, beginning: "once", posts, facts }], now });
    opened += raised.opened;
    const [made] = await db
      .select({ alertId: alert.alertId })
      .from(alert)
      .where(sql`${alert.alertRuleId} = ${rule.alertRuleId} and ${alert.cause} = ${cause}`);
    await db
      .update(impostorCheck)
      .set({ alertId: made?.alertId ?? null })
      .where(eq(impostorCheck.authorId, account.authorId));
  }
  return opened;
}

async function newestPosts(db: Db, authorId: number) {
  const rows = await readRows<{ post_id: string; severity: 1 | 2 | 3 | 4 | 5 }>(
    db,
    sql`select post_id, severity from triage where author_id = ${authorId} order by published_at desc limit 5`,
  );
  return rows.map((row) => ({ postId: Number(row.post_id), severity: row.severity }));
}
