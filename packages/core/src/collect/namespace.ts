import type { SourceKind } from "./source.ts";

/** Networks that issue ids of their own: a post found by search and on a wall is one post. */
const networks: Partial<Record<SourceKind, string>> = {
  telegram: "telegram",
  vk: "vk",
  youtube: "youtube",
  mastodon: "activitypub",
  bluesky: "at",
  jetstream: "at",
  reddit: "reddit",
  hackernews: "hackernews",
  gdelt: "gdelt",
  appstore: "appstore",
  x: "x",
};

/** Who issues the external ids of a source: its network, else the source itself under the key that names it for good. */
export function namespaceOf(kind: SourceKind, key: string): string {
  return networks[kind] ?? `${kind}:${key}`;
}
