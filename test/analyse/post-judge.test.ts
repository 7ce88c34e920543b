import { afterEach, beforeEach, expect, test } from "vitest";
import { createPostJudge, type PostJudge } from "@earshot/analyse/post-judge";
import type { PostToAnalyse } from "@earshot/db/queries/analyse";

const now = new Date("2026-03-02T10:00:00Z");
const never = new AbortController().signal;

let judge: PostJudge;

beforeEach(() => {
  judge = createPostJudge();
});
afterEach(() => judge.close());

function post(postId: number, text: string): PostToAnalyse {
  const hits = [{ termId: 1, field: "text" as const, start: 0, end: 8, found: "Заслонка" }];
  return {
    postId,
    month: "2026-03-01",
    revision: 1,
    title: null,
    text,
    url: null,
    platform: "vk",
    statedLanguage: null,
    tags: [],
    publishedAt: now,
    foundAt: now,
    isReply: false,
    engagement: { likes: 3, comments: null, shares: null, views: null, isApproximate: false },
    author: null,
    authorRole: null,
    authorStanding: null,
    source: { sourceId: 1, name: "made", tier: 2, audience: null, language: null },
    mentions: [
      {
        entityId: 7,
        name: "Заслонка",
        kind: "company",
        companyId: null,
        role: "main",
        hits,
        sentiment: null,
        sentimentBy: "machine",
      },
    ],
    parent: null,
    current: null,
  };
}

function posts(count: number, from: number): PostToAnalyse[] {
  return Array.from({ length: count }, (_, at) => post(from + at, `Заслонка закрыла кафе № ${at}, позор!`));
}

test("several calls at once each get their own posts, in order", async () => {
  const counts = [70, 3, 40];
  const answers = await Promise.all(
    counts.map((count, at) => judge.judge(posts(count, at * 1_000), now, never)),
  );
  expect(answers.map(({ analyses }) => analyses.map(({ postId }) => postId))).toEqual(
    counts.map((count, at) => posts(count, at * 1_000).map(({ postId }) => postId)),
  );
  expect(answers[1]?.analyses[0]).toMatchObject({ lang: "ru", snippetHits: [{ start: 0, end: 8 }] });
});

test("a post of an account that may pass itself off as ours says so and is an issue", async () => {
  const [plain, alike] = [post(1, "Всё хорошо."), post(2, "Всё хорошо.")];
  for (const mention of alike.mentions) {
    mention.hits = [{ termId: 2, field: "author", start: 0, end: 9, found: "zas1onka", isLookalike: true }];
  }
  const [before, judged] = (await judge.judge([plain, alike], now, never)).analyses;
  expect(before?.signals.map(({ name }) => name)).not.toContain("impersonation");
  expect(judged?.signals).toContainEqual({ name: "impersonation", spans: [] });
  expect([before?.severity, judged?.severity]).toEqual([1, 3]);
});

test("what the author is to the team, by the watch list or by people's word, counts in the direction", async () => {
  const said = (standing: "journalist" | "employee" | "opinion_leader", isByPerson = true) => ({
    authorStanding: { standing, isByPerson },
  });
  const leader = "Заслонка права: рынок пирогов через год сожмётся вдвое, выживут сети со своей печью.";
  const question = "Заслонка, верно ли, что вы закрываете половину кафе? Прошу прокомментировать.";
  const judged = await judge.judge(
    [
      post(1, leader),
      { ...post(2, leader), ...said("employee") },
      { ...post(3, leader), ...said("opinion_leader") },
      { ...post(4, leader), authorRole: "opinion_leader" },
      post(5, question),
      { ...post(6, question), ...said("journalist") },
      { ...post(7, question), ...said("journalist", false) },
      { ...post(8, question), parent: { postId: 1, title: null, text: leader, authorRole: "executive" } },
    ],
    now,
    never,
  );
  const [plain, employee, byCard, byList, asked, journalist, byBio, inThread] = judged.analyses.map(
    ({ directionProbabilities }) => directionProbabilities,
  );
  expect(employee?.opinion_leader).toBeLessThan(plain?.opinion_leader ?? 0);
  expect(byCard?.opinion_leader).toBeGreaterThan(plain?.opinion_leader ?? 1);
  expect(byList).toEqual(byCard);
  expect(journalist?.clarification).toBeGreaterThan(asked?.clarification ?? 1);
  expect(byBio).toEqual(asked);
  expect(inThread).not.toEqual(asked);
});

test("a post with a secret word says so, is an issue, and marks no word of the row", async () => {
  const named = post(1, "Заслонка готовит Северную печь.");
  for (const mention of named.mentions)
    mention.hits = [
      ...mention.hits,
      { termId: 2, field: "text", start: 17, end: 30, found: "Северную печь", isSecret: true },
    ];
  const [judged] = (await judge.judge([named], now, never)).analyses;
  expect(judged?.signals).toContainEqual({ name: "secret", spans: [{ start: 17, end: 30 }] });
  expect(judged?.severity).toBeGreaterThanOrEqual(3);
  expect(judged?.snippetHits).toEqual([{ start: 0, end: 8 }]);
});

test("what is given up ends at once, and what comes later is judged", async () => {
  const abort = new AbortController();
  const givenUp = judge.judge(posts(400, 0), now, abort.signal);
  abort.abort(new Error("out of time"));
  await expect(givenUp).rejects.toThrow();
  expect((await judge.judge(posts(2, 50), now, never)).analyses).toHaveLength(2);
});

test("closed, it rejects what is in hand and what comes later; closing twice is allowed", async () => {
  const inHand = judge.judge(posts(400, 0), now, never);
  const outcome = expect(inHand).rejects.toThrow("thread");
  await judge.close();
  await judge.close();
  await outcome;
  await expect(judge.judge(posts(1, 0), now, never)).rejects.toThrow("closed");
});
