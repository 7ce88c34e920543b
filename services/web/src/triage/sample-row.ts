import type { MentionRow } from "@earshot/contract/mention";

/** A row for tests, changed where a test looks. */
export function sampleRow(changes: Partial<MentionRow> = {}): MentionRow {
  return {
    postId: 1,
    version: 1,
    status: "new",
    severity: 3,
    severityBy: "machine",
    priority: 1,
    direction: "crisis",
    also: ["clarification"],
    confidence: 0.7,
    isUnsure: true,
    directionBy: "machine",
    title: null,
    snippet: "Заслонка горит",
    snippetHits: [{ start: 0, end: 8 }],
    platform: "telegram",
    lang: "ru",
    source: { id: 1, name: "Чат", tier: 3 },
    author: null,
    publishedAt: "2026-11-20T10:00:00Z",
    foundAt: "2026-11-20T10:01:00Z",
    url: null,
    engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
    entities: [
      {
        entityId: 7,
        name: "Дёжкин",
        kind: "executive",
        role: "episodic",
        sentiment: "neutral",
        sentimentProbabilities: null,
        sentimentBy: "machine",
      },
      {
        entityId: 8,
        name: "Заслонка",
        kind: "company",
        role: "main",
        sentiment: "negative",
        sentimentProbabilities: null,
        sentimentBy: "machine",
      },
    ],
    isReply: false,
    isDemo: true,
    ...changes,
  };
}
