import { createHash, randomBytes } from "node:crypto";
import type { QuietHours } from "@earshot/core/report/alert/quiet-hours";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";
import { channel } from "../schema/channel.ts";
import { person } from "../schema/person.ts";
import { pushSubscription, telling } from "../schema/telling.ts";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import { personColumns, type Person } from "./people.ts";
import { holdKey, sealedName, type SecretBox } from "./sealed.ts";

/** Bots that people can speak with. */
export type BotKind = "telegram" | "max";

/** How a person wants to be told. */
export interface Telling {
  byMail: boolean;
  byPush: boolean;
  byBots: boolean;
  quiet: QuietHours | null;
  telegramId: string | null;
  maxId: string | null;
}

/** Of whoever has said nothing else. */
export const usualTelling: Telling = {
  byMail: true,
  byPush: true,
  byBots: true,
  quiet: null,
  telegramId: null,
  maxId: null,
};

export async function readTelling(db: Db, personId: number): Promise<Telling> {
  const [row] = await db.select().from(telling).where(eq(telling.personId, personId));
  if (!row) return usualTelling;
  const { byMail, byPush, byBots, quiet, telegramId, maxId } = row;
  return { byMail, byPush, byBots, quiet, telegramId, maxId };
}

/** Whoever may be told, with how they want it and the browsers that show notices. */
export interface ToldPerson extends Person, Telling {
  pushKeys: string[];
}

export async function listToldPeople(db: Db): Promise<ToldPerson[]> {
  const rows = await db
    .select({ person: personColumns, telling })
    .from(person)
    .leftJoin(telling, eq(telling.personId, person.personId))
    .where(isNull(person.disabledAt))
    .orderBy(asc(person.personId));
  const subscriptions = await db
    .select({ personId: pushSubscription.personId, pushKey: pushSubscription.pushKey })
    .from(pushSubscription);
  return rows.map((row) => ({
    ...usualTelling,
    ...row.telling,
    ...row.person,
    pushKeys: subscriptions
      .filter(({ personId }) => personId === row.person.personId)
      .map(({ pushKey }) => pushKey),
  }));
}

/** Saves how a person wants to be told; chats with bots stay as they are. */
export async function saveTelling(
  db: Db,
  given: {
    personId: number;
    to: Pick<Telling, "byMail" | "byPush" | "byBots" | "quiet">;
    actor: Actor;
    now: Date;
  },
): Promise<void> {
  const { personId, to, actor, now } = given;
  await db.transaction(async (tx) => {
    const before = await readTelling(tx, personId);
    const facts = { ...to, updatedAt: now };
    await tx
      .insert(telling)
      .values({ personId, ...facts })
      .onConflictDoUpdate({ target: telling.personId, set: facts });
    const { byMail, byPush, byBots, quiet } = before;
    await auditTelling(tx, actor, personId, "telling.changed", now, {
      from: { byMail, byPush, byBots, quiet },
      to: { ...to },
    });
  });
}

async function auditTelling(
  tx: Db,
  actor: Actor,
  personId: number,
  what: string,
  now: Date,
  change: { from?: Record<string, unknown>; to?: Record<string, unknown> } = {},
): Promise<void> {
  const [row] = await tx.select({ name: person.name }).from(person).where(eq(person.personId, personId));
  const target = { targetKind: "person", targetId: personId, targetName: row?.name ?? "" };
  await recordAudit(tx, actor, { what, ...target, ...change }, now);
}

const linkLifeMs = 15 * 60_000;

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A code that a person sends to a bot to be known by it; it holds for a quarter of an hour. */
export async function makeBotCode(db: Db, personId: number, now: Date): Promise<string> {
  const code = randomBytes(16).toString("base64url");
  const link = { linkHash: hashOf(code), linkUntil: new Date(now.getTime() + linkLifeMs), updatedAt: now };
  const { byMail, byPush, byBots } = usualTelling;
  await db
    .insert(telling)
    .values({ personId, byMail, byPush, byBots, ...link })
    .onConflictDoUpdate({ target: telling.personId, set: link });
  return code;
}

/** Notes the private chat in which a code came. @returns whose it is; null for a code that does not hold */
export async function linkBot(
  db: Db,
  given: { bot: BotKind; code: string; chatId: string; now: Date },
): Promise<Pick<Person, "personId" | "name" | "language"> | null> {
  const { bot, now } = given;
  const chatId = storable(given.chatId).slice(0, 64);
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({ personId: person.personId, name: person.name, language: person.language })
      .from(telling)
      .innerJoin(person, eq(person.personId, telling.personId))
      .where(
        and(eq(telling.linkHash, hashOf(given.code)), gt(telling.linkUntil, now), isNull(person.disabledAt)),
      );
    if (!found) return null;
    const column = bot === "telegram" ? telling.telegramId : telling.maxId;
    const own = bot === "telegram" ? { telegramId: chatId } : { maxId: chatId };
    const none = bot === "telegram" ? { telegramId: null } : { maxId: null };
    await tx.update(telling).set(none).where(eq(column, chatId));
    await tx
      .update(telling)
      .set({ ...own, linkHash: null, linkUntil: null, updatedAt: now })
      .where(eq(telling.personId, found.personId));
    const actor: Actor = { personId: found.personId, via: bot, address: null };
    await auditTelling(tx, actor, found.personId, "telling.bot_linked", now, { to: { bot } });
    return found;
  });
}

/** Forgets the private chat with a bot. */
export async function unlinkBot(
  db: Db,
  given: { personId: number; bot: BotKind; actor: Actor; now: Date },
): Promise<void> {
  const { personId, bot, actor, now } = given;
  const none = bot === "telegram" ? { telegramId: null } : { maxId: null };
  await db.transaction(async (tx) => {
    await tx
      .update(telling)
      .set({ ...none, updatedAt: now })
      .where(eq(telling.personId, personId));
    await auditTelling(tx, actor, personId, "telling.bot_unlinked", now, { from: { bot } });
  });
}

/** Whom a chat with a bot belongs to: a person, the team, or nobody we know. */
export async function whoseChat(
  db: Db,
  bot: BotKind,
  ids: { chatId: string; userId: string },
): Promise<{ isKnown: boolean; person: Pick<Person, "personId" | "name" | "language"> | null }> {
  const column = bot === "telegram" ? telling.telegramId : telling.maxId;
  const [found] = await db
    .select({ personId: person.personId, name: person.name, language: person.language })
    .from(telling)
    .innerJoin(person, eq(person.personId, telling.personId))
    .where(and(eq(column, ids.userId), isNull(person.disabledAt)));
  const isTeam = await db.$count(
    channel,
    and(eq(channel.kind, bot), eq(channel.place, ids.chatId), isNull(channel.deletedAt)),
  );
  return { isKnown: found !== undefined || isTeam > 0, person: found ?? null };
}

/** A browser that shows notices, as its push service describes it. */
export interface PushAddress {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** What a browser is known by here. */
export function pushKeyOf(endpoint: string): string {
  return hashOf(endpoint);
}

/** Keeps a browser of a person; the same one comes again with newer keys. */
export async function savePushSubscription(
  db: Db,
  box: SecretBox,
  given: { personId: number; address: PushAddress; device: string; now: Date },
): Promise<void> {
  const pushKey = pushKeyOf(given.address.endpoint);
  await db.transaction(async (tx) => {
    await holdKey(tx);
    const sealed = box.seal(sealedName("push_subscription", pushKey), JSON.stringify(given.address));
    const facts = { personId: given.personId, sealed, device: storable(given.device).slice(0, 200) };
    await tx
      .insert(pushSubscription)
      .values({ pushKey, ...facts, createdAt: given.now })
      .onConflictDoUpdate({ target: pushSubscription.pushKey, set: facts });
  });
}

/** Null when the browser is no longer known. */
export async function openPushAddress(db: Db, box: SecretBox, pushKey: string): Promise<PushAddress | null> {
  const [row] = await db
    .select({ sealed: pushSubscription.sealed })
    .from(pushSubscription)
    .where(eq(pushSubscription.pushKey, pushKey));
  return row
    ? (JSON.parse(box.open(sealedName("push_subscription", pushKey), row.sealed)) as PushAddress)
    : null;
}

/** Browsers of a person, the newest first. */
export async function listPushDevices(db: Db, personId: number) {
  const { pushKey, device, createdAt } = pushSubscription;
  return db
    .select({ pushKey, device, createdAt })
    .from(pushSubscription)
    .where(eq(pushSubscription.personId, personId))
    .orderBy(sql`${createdAt} desc`);
}

/** Forgets a browser; of one person alone when a person is named. */
export async function removePushSubscription(
  db: Db,
  pushKey: string,
  personId: number | null,
): Promise<boolean> {
  const isThis = eq(pushSubscription.pushKey, pushKey);
  const gone = await db
    .delete(pushSubscription)
    .where(personId === null ? isThis : and(isThis, eq(pushSubscription.personId, personId)));
  return (gone.rowCount ?? 0) > 0;
}

/** Which bots have a token set. */
export async function botsInUse(db: Db): Promise<BotKind[]> {
  const rows = await readRows<{ name: string }>(
    db,
    sql`select name from secret where name in ('alerts.telegram_token', 'alerts.max_token')`,
  );
  return rows.map(({ name }) => (name === "alerts.telegram_token" ? "telegram" : "max"));
}
