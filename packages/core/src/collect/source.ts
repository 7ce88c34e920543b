/**
 * Kinds of source. Each that is visited or listened to names a folder of `packages/sources/src`; posts of a `webhook` are
 * handed in by their senders, those of an `import` stand in a file.
 */
export const sourceKinds = [
  "feed",
  "telegram",
  "vk",
  "youtube",
  "mastodon",
  "bluesky",
  "jetstream",
  "reddit",
  "hackernews",
  "gdelt",
  "appstore",
  "imap",
  "webhook",
  "x",
  "import",
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Kinds that are listened to instead of visited. Of what they bring only posts that mention somebody watched are kept. */
export const streamedKinds = ["jetstream"] as const satisfies readonly SourceKind[];

export function isStreamed(kind: SourceKind): boolean {
  return (streamedKinds as readonly SourceKind[]).includes(kind);
}

/** What people see as the health of a source. */
export const sourceStates = [
  "new",
  "ok",
  "late",
  "failing",
  "needs_key",
  "needs_money",
  "blocked",
  "gone",
  "too_quiet",
  "paused",
] as const;
export type SourceState = (typeof sourceStates)[number];

/** How important a medium is: 1 national or first-rank, 2 professional or regional, 3 local or personal. */
export type SourceTier = 1 | 2 | 3;
