import { expect, test } from "vitest";
import { readPriorityFacts, type PrioritisedPost } from "./priority-facts.ts";

const now = new Date("2026-10-20T12:00:00Z");
const quiet: PrioritisedPost = {
  platform: "vk",
  publishedAt: new Date("2026-10-20T02:00:00Z"),
  engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
  followers: null,
  audience: 500_000,
  parentAuthorRole: null,
  mentions: [{ kind: "company", role: "main" }],
};

const rows: [
  name: string,
  post: Partial<PrioritisedPost>,
  facts: Partial<ReturnType<typeof readPriorityFacts>>,
][] = [
  ["nothing counted is unknown, not calm", {}, { interactionsPerHour: null, reach: null }],
  [
    "zeroes are calm",
    { engagement: { ...quiet.engagement, likes: 0, comments: 0 } },
    { interactionsPerHour: 0 },
  ],
  [
    "what is counted is summed over the age",
    { engagement: { ...quiet.engagement, likes: 90, shares: 10 } },
    { interactionsPerHour: 10 },
  ],
  [
    "a fresh post counts as half an hour old",
    { publishedAt: now, engagement: { ...quiet.engagement, likes: 3 } },
    { interactionsPerHour: 6 },
  ],
  [
    "views say most about reach",
    { engagement: { ...quiet.engagement, views: 70 }, followers: 9 },
    { reach: 70 },
  ],
  ["a person reaches followers, not the network", { followers: 9 }, { reach: 9 }],
  ["news reach the readers of the medium", { platform: "news", followers: 9 }, { reach: 500_000 }],
  ["an answer to the executive", { parentAuthorRole: "executive" }, { closeness: "under_own_post" }],
  ["about the executive", { mentions: [{ kind: "executive", role: "main" }] }, { closeness: "main" }],
  [
    "the executive in passing",
    { mentions: [{ kind: "executive", role: "episodic" }] },
    { closeness: "episodic" },
  ],
  ["the company alone", {}, { closeness: "none" }],
];

test.each(rows)("%s", (_name, post, facts) => {
  expect(readPriorityFacts({ ...quiet, ...post }, now)).toMatchObject(facts);
});
