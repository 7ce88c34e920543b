import type { SettingKey } from "../settings/registry.ts";
import type { SourceKind } from "./source.ts";

/** What a source of a kind needs beside its address. */
export interface SourceNeed {
  /** `must`: nothing is read without it; `better`: less is read without it. */
  level: "must" | "better";
  /** Settings that hold it, under Settings → Connections. */
  keys: SettingKey[];
}

const vk: SourceNeed = { level: "must", keys: ["connect.vk_token"] };
const x: SourceNeed = {
  level: "must",
  keys: ["connect.x_bearer_token", "connect.x_monthly_budget_cents"],
};
const reddit: SourceNeed = {
  level: "better",
  keys: ["connect.reddit_client_id", "connect.reddit_client_secret"],
};
const bluesky: SourceNeed = {
  level: "must",
  keys: ["connect.bluesky_identifier", "connect.bluesky_app_password"],
};

const needs: Partial<Record<SourceKind, (isSearch: boolean) => SourceNeed | null>> = {
  vk: () => vk,
  x: () => x,
  reddit: () => reddit,
  youtube: (isSearch) => ({ level: isSearch ? "must" : "better", keys: ["connect.youtube_key"] }),
  bluesky: (isSearch) => (isSearch ? bluesky : null),
};

/**
 * The keys that a source of this kind asks for; null where it needs none.
 * @param isSearch it reads what is found by words, not an account or a channel
 */
export function needOf(kind: SourceKind, isSearch: boolean): SourceNeed | null {
  return needs[kind]?.(isSearch) ?? null;
}

/** Of these kinds the answers below posts can be read too. */
const commentKinds: ReadonlySet<SourceKind> = new Set([
  "telegram",
  "vk",
  "youtube",
  "mastodon",
  "bluesky",
  "reddit",
  "hackernews",
  "x",
]);

export function canReadComments(kind: SourceKind): boolean {
  return commentKinds.has(kind);
}
