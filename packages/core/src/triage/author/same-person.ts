import type { Platform } from "../../collect/platform.ts";

/** An account as it is compared with others. */
export interface KnownAccount {
  authorId: number;
  cardId: number;
  platform: Platform;
  handle: string | null;
  name: string | null;
  url: string | null;
  bio: string | null;
}

/** Why two accounts may belong to one person. `from` and `to` are numbers of accounts. */
export type SameReason =
  /** The same account name and the same display name on two platforms. */
  | { kind: "handle_and_name"; from: number; to: number }
  /** The bio of `from` names the account `to`. */
  | { kind: "bio_link"; from: number; to: number }
  /** A bio of several words that both have, and the same display name. */
  | { kind: "bio_and_name"; from: number; to: number };

export interface SamePerson {
  cardId: number;
  /** The surest first. */
  reasons: SameReason[];
}

const handleMin = 4;
const bioMin = 30;

/**
 * Cards that may be the same person as the one with the accounts `own`. Only what few namesakes share counts: a name alone is no reason.
 * @param isRefused whether a person said of two accounts that they belong to two people
 */
export function proposeSame(
  own: readonly KnownAccount[],
  others: readonly KnownAccount[],
  isRefused: (a: number, b: number) => boolean,
): SamePerson[] {
  const byCard = new Map<number, SameReason[]>();
  const refused = new Set<number>();
  for (const mine of own) {
    for (const other of others) {
      if (other.cardId === mine.cardId) continue;
      if (isRefused(mine.authorId, other.authorId)) refused.add(other.cardId);
      const reasons = reasonsOf(mine, other);
      if (reasons.length > 0) byCard.set(other.cardId, [...(byCard.get(other.cardId) ?? []), ...reasons]);
    }
  }
  return [...byCard]
    .filter(([cardId]) => !refused.has(cardId))
    .map(([cardId, reasons]) => ({ cardId, reasons: reasons.toSorted((a, b) => weight(b) - weight(a)) }))
    .toSorted((a, b) => total(b) - total(a) || a.cardId - b.cardId);
}

/**
 * Accounts in groups, so that many people can be compared with many. Whatever `proposeSame` finds a reason for shares the name of an account, an
 * address or, beside a bio, a display name with one of `own`: only those are answered, each once.
 */
export function groupAlike<A extends KnownAccount>(
  accounts: readonly A[],
): (own: readonly KnownAccount[]) => A[] {
  const groups = new Map<string, A[]>();
  for (const account of accounts)
    for (const key of keysOf(account)) groups.set(key, [...(groups.get(key) ?? []), account]);
  return (own) => [
    ...new Set(own.flatMap((account) => keysOf(account).flatMap((key) => groups.get(key) ?? []))),
  ];
}

function keysOf({ handle, name, url, bio }: KnownAccount): string[] {
  const keys = new Set<string>();
  if (handle !== null) keys.add(`account ${foldHandle(handle)}`);
  if (url !== null) keys.add(`address ${plainAddress(url)}`);
  if (bio === null) return [...keys];
  if (name !== null) keys.add(`name ${foldName(name)}`);
  const { links, handles } = accountsNamed(bio);
  for (const each of handles) keys.add(`account ${each}`);
  for (const link of links)
    keys.add(`address ${link}`).add(`account ${foldHandle(link.split("/").at(-1) ?? "")}`);
  return [...keys];
}

function reasonsOf(a: KnownAccount, b: KnownAccount): SameReason[] {
  const reasons: SameReason[] = [];
  if (namesAccount(a.bio, b)) reasons.push({ kind: "bio_link", from: a.authorId, to: b.authorId });
  if (namesAccount(b.bio, a)) reasons.push({ kind: "bio_link", from: b.authorId, to: a.authorId });
  const isSameName = a.name !== null && b.name !== null && foldName(a.name) === foldName(b.name);
  const pair = { from: a.authorId, to: b.authorId };
  if (isSameName && a.platform !== b.platform && isSameHandle(a.handle, b.handle))
    reasons.push({ kind: "handle_and_name", ...pair });
  if (
    isSameName &&
    a.bio !== null &&
    a.bio.trim().length >= bioMin &&
    foldName(a.bio) === foldName(b.bio ?? "")
  )
    reasons.push({ kind: "bio_and_name", ...pair });
  return reasons;
}

function weight({ kind }: SameReason): number {
  return { bio_link: 3, handle_and_name: 2, bio_and_name: 1 }[kind];
}

function total({ reasons }: SamePerson): number {
  return reasons.reduce((sum, each) => sum + weight(each), 0);
}

/** In the letters by which account names are compared: without @ and without the server of the Fediverse. */
export function foldHandle(handle: string): string {
  return handle.trim().toLowerCase().replace(/^@/, "").replace(/@.*$/, "");
}

function foldName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase().replaceAll("ё", "е").replace(/\s+/gu, " ");
}

function isSameHandle(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const folded = foldHandle(a);
  return folded.length >= handleMin && folded === foldHandle(b);
}

/** Names that a bio calls platforms by, before an account name: "tg: @anna". */
const nicknames: Readonly<Partial<Record<Platform, readonly string[]>>> = {
  telegram: ["telegram", "телеграм", "телега", "tg", "тг", "канал"],
  vk: ["vk", "вк", "вконтакте"],
  x: ["twitter", "твиттер", "x"],
  instagram: ["instagram", "инстаграм", "inst", "insta", "ig"],
  youtube: ["youtube", "ютуб", "yt"],
  bluesky: ["bluesky", "bsky"],
  mastodon: ["mastodon"],
  reddit: ["reddit"],
  habr: ["habr", "хабр"],
  tiktok: ["tiktok", "тикток"],
};

/** Hosts at which each platform keeps its accounts. */
const hosts: Readonly<Partial<Record<Platform, readonly string[]>>> = {
  telegram: ["t.me", "telegram.me"],
  vk: ["vk.com", "vk.ru"],
  x: ["x.com", "twitter.com"],
  instagram: ["instagram.com"],
  youtube: ["youtube.com"],
  bluesky: ["bsky.app"],
  reddit: ["reddit.com"],
  habr: ["habr.com"],
  tiktok: ["tiktok.com"],
  facebook: ["facebook.com"],
  threads: ["threads.net", "threads.com"],
  ok: ["ok.ru"],
  dzen: ["dzen.ru"],
};

/** What a bio names: addresses of profiles, and accounts after the name of a platform. */
export function accountsNamed(bio: string): { links: string[]; handles: string[] } {
  const links = [
    ...bio.matchAll(
      /(?:https?:\/\/|(?<![\p{L}\p{N}@.]))((?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/[^\s,;()<>"«»]+)/giu,
    ),
  ].map((found) => plainAddress(found[1] ?? ""));
  const handles = [...bio.matchAll(/@([\p{L}\p{N}_.-]{3,}(?:@[\p{L}\p{N}.-]+)?)/giu)].map((found) =>
    foldHandle(found[1] ?? ""),
  );
  return { links, handles };
}

function plainAddress(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^(?:www|m)\./, "")
    .replace(/[?#].*$/, "")
    .replace(/[/.]+$/, "");
}

function namesAccount(bio: string | null, account: KnownAccount): boolean {
  if (bio === null || bio === "") return false;
  const { links } = accountsNamed(bio);
  if (account.url !== null && links.includes(plainAddress(account.url))) return true;
  if (account.handle === null) return false;
  const handle = foldHandle(account.handle);
  if (handle.length < handleMin) return false;
  const homes = hosts[account.platform] ?? [];
  const isLinked = links.some((link) => {
    const [host = "", ...path] = link.split("/");
    return homes.includes(host) && foldHandle(path.at(-1) ?? "") === handle;
  });
  return isLinked || isCalled(bio, account.platform, handle);
}

/** "Telegram: @anna", "тг @anna". */
function isCalled(bio: string, platform: Platform, handle: string): boolean {
  const names = nicknames[platform] ?? [];
  const found = [...bio.toLowerCase().matchAll(/([\p{L}]+)\s*[:—–-]?\s*@([\p{L}\p{N}_.-]+)/gu)];
  return found.some(([, word = "", named = ""]) => names.includes(word) && foldHandle(named) === handle);
}
