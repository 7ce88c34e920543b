import { randomBytes, randomUUID } from "node:crypto";
import type { ChannelKind } from "@earshot/core/notify/channel";
import type { Authorized, AuthorizedByMachine } from "@earshot/core/triage/authorized";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { nameKey, tidyName } from "@earshot/core/triage/tag";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { channel } from "../schema/channel.ts";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import { notifyAlerts } from "./notify.ts";
import { holdKey, sealedName, type SecretBox } from "./sealed.ts";

/** A channel of the team as it may be shown. */
export interface KeptChannel {
  channelId: number;
  kind: ChannelKind;
  name: string;
  place: string;
  language: PageLanguage;
  isOn: boolean;
  tellsSystem: boolean;
  version: number;
}

/** What is secret of a channel: the address it is reached at, and what a webhook is signed with. */
export interface ChannelSecret {
  url: string;
  /** "whsec_…"; null for other kinds. */
  signing: string | null;
}

const columns = {
  channelId: channel.channelId,
  kind: channel.kind,
  name: channel.name,
  place: channel.place,
  language: channel.language,
  isOn: channel.isOn,
  tellsSystem: channel.tellsSystem,
  version: channel.version,
};

/** Channels in use, switched off or not, by name. */
export async function listChannels(db: Db): Promise<KeptChannel[]> {
  return db.select(columns).from(channel).where(isNull(channel.deletedAt)).orderBy(asc(channel.nameKey));
}

/** Null when there is none any more. */
export async function findChannel(db: Db, channelId: number): Promise<KeptChannel | null> {
  const [row] = await db
    .select(columns)
    .from(channel)
    .where(and(eq(channel.channelId, channelId), isNull(channel.deletedAt)));
  return row ?? null;
}

/** Null for a channel that has no secret. Throws SecretError when no key opens it. */
export async function openChannelSecret(
  db: Db,
  box: SecretBox,
  channelId: number,
): Promise<ChannelSecret | null> {
  const [row] = await db
    .select({ key: channel.channelKey, sealed: channel.sealed })
    .from(channel)
    .where(eq(channel.channelId, channelId));
  if (!row?.sealed) return null;
  return JSON.parse(box.open(sealedName("channel", row.key), row.sealed)) as ChannelSecret;
}

/** Hosts of all addresses, "host:port": an administrator vouches for them. */
export async function channelHosts(db: Db): Promise<string[]> {
  const rows = await db
    .select({ place: channel.place })
    .from(channel)
    .where(and(isNull(channel.deletedAt), sql`${channel.sealed} is not null`));
  return [...new Set(rows.map(({ place }) => place))].sort();
}

/** A secret for Standard Webhooks: 24 random bytes. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

export interface SaveChannel {
  kind: ChannelKind;
  name: string;
  /** Number of a chat; null for kinds with an address. */
  chatId: string | null;
  /** The address; null keeps the one that there is. */
  url: string | null;
  language: PageLanguage;
  isOn: boolean;
  tellsSystem: boolean;
}

export type ChannelRefusal = "missing" | "stale" | "name_taken" | "no_address";

interface Saving {
  may: Authorized<"run_system"> | AuthorizedByMachine;
  actor: Actor;
  now: Date;
}

/** Adds a channel, or changes the one that still is at the version named. A new webhook gets a secret of its own. */
export async function saveChannel(
  db: Db,
  box: SecretBox,
  given: Saving & { known: { channelId: number; version: number | null } | null; to: SaveChannel },
): Promise<{ ok: true; channelId: number; signing: string | null } | { ok: false; reason: ChannelRefusal }> {
  const { known, to, now } = given;
  return db.transaction(async (tx) => {
    await holdKey(tx);
    const before = known === null ? null : await lockChannel(tx, known.channelId);
    if (known !== null && (before === null || before.kind !== to.kind))
      return { ok: false, reason: "missing" };
    if (known?.version != null && before?.version !== known.version) return { ok: false, reason: "stale" };
    const name = storable(tidyName(to.name));
    if (await isTaken(tx, nameKey(name), before?.channelId ?? 0)) return { ok: false, reason: "name_taken" };
    const channelKey = before?.channelKey ?? randomUUID();
    const secret = await nextSecret(tx, box, to, before?.channelId ?? null);
    if (secret === "no_address") return { ok: false, reason: "no_address" };
    const place = secret === null ? storable(to.chatId ?? before?.place ?? "") : hostOf(secret.url);
    const facts = {
      name,
      nameKey: nameKey(name),
      place,
      sealed: secret === null ? null : box.seal(sealedName("channel", channelKey), JSON.stringify(secret)),
      language: to.language,
      isOn: to.isOn,
      tellsSystem: to.tellsSystem,
      updatedAt: now,
    };
    const [saved] = before
      ? await tx
          .update(channel)
          .set({ ...facts, version: before.version + 1 })
          .where(eq(channel.channelId, before.channelId))
          .returning()
      : await tx
          .insert(channel)
          .values({ ...facts, kind: to.kind, channelKey, createdAt: now })
          .returning();
    if (!saved) throw new Error("A channel that was saved gave no row.");
    await audit(tx, given, { before, saved, hasNewAddress: to.url !== null });
    await notifyAlerts(tx);
    const signing = before === null ? (secret?.signing ?? null) : null;
    return { ok: true, channelId: saved.channelId, signing };
  });
}

type Row = typeof channel.$inferSelect;

async function audit(
  tx: Db,
  { actor, now }: Saving,
  { before, saved, hasNewAddress }: { before: Row | null; saved: Row; hasNewAddress: boolean },
): Promise<void> {
  const shown = ({ name, kind, place, language, isOn, tellsSystem }: Row) => ({
    name,
    kind,
    place,
    language,
    isOn,
    tellsSystem,
  });
  const to = { ...shown(saved), ...(hasNewAddress ? { address: "***" } : {}) };
  const what = before === null ? "channel.added" : "channel.changed";
  const target = { targetKind: "channel", targetId: saved.channelId, targetName: saved.name };
  await recordAudit(tx, actor, { what, ...target, from: before === null ? {} : shown(before), to }, now);
}

async function lockChannel(tx: Db, channelId: number): Promise<Row | null> {
  const [row] = await tx
    .select()
    .from(channel)
    .where(and(eq(channel.channelId, channelId), isNull(channel.deletedAt)))
    .for("update");
  return row ?? null;
}

async function isTaken(tx: Db, key: string, channelId: number): Promise<boolean> {
  const rows = await tx
    .select({ channelId: channel.channelId })
    .from(channel)
    .where(and(eq(channel.nameKey, key), isNull(channel.deletedAt)));
  return rows.some((row) => row.channelId !== channelId);
}

async function nextSecret(
  tx: Db,
  box: SecretBox,
  to: SaveChannel,
  channelId: number | null,
): Promise<ChannelSecret | null | "no_address"> {
  if (to.chatId !== null) return null;
  const before = channelId === null ? null : await openChannelSecret(tx, box, channelId);
  const url = to.url ?? before?.url;
  if (url === undefined) return "no_address";
  const signing = to.kind === "webhook" ? (before?.signing ?? newSigningSecret()) : null;
  return { url, signing };
}

/** "host:port", as the allow list of addresses writes it. */
function hostOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
}

/** Takes a channel out of use. False when there is none. */
export async function removeChannel(db: Db, given: Saving & { channelId: number }): Promise<boolean> {
  const { channelId, now } = given;
  return db.transaction(async (tx) => {
    const [gone] = await tx
      .update(channel)
      .set({ deletedAt: now, sealed: null })
      .where(and(eq(channel.channelId, channelId), isNull(channel.deletedAt)))
      .returning({ name: channel.name });
    if (!gone) return false;
    const target = { targetKind: "channel", targetId: channelId, targetName: gone.name };
    await recordAudit(tx, given.actor, { what: "channel.removed", ...target }, now);
    await notifyAlerts(tx);
    return true;
  });
}
