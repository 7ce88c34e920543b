import type { Source } from "@earshot/contract/source";

/** A source for tests. */
export function sampleSource(name: string, more: Partial<Source> = {}): Source {
  const at = "2026-11-20T10:00:00Z";
  return {
    sourceId: 1,
    kind: "feed",
    platform: "news",
    name,
    url: `https://example.com/${name}`,
    siteUrl: null,
    tier: 2,
    audience: null,
    folder: null,
    tags: [],
    note: null,
    language: null,
    state: "ok",
    stateSince: at,
    reasonCode: null,
    reasonRaw: null,
    lastSuccessAt: at,
    lastAttemptAt: at,
    nextCheckAt: null,
    errorCount: 0,
    postCount: 0,
    readsComments: false,
    ownerEntityId: null,
    keepDays: null,
    isDemo: false,
    retiredAt: null,
    ...more,
  };
}
