import { createPromptSweep } from "@earshot/analyse/sweep-prompts";
import { promptMaker } from "@earshot/text/respond/prompt-maker";
import { afterAll, beforeAll, expect, test } from "vitest";
import { savePosts } from "@earshot/db/queries/collect";
import { duePrompts } from "@earshot/db/queries/prompts/due-prompts";
import { makePrompts, type PromptMaker } from "@earshot/db/queries/prompts/make-prompts";
import { createLogger } from "@earshot/runtime/logger";
import { tombstonePosts } from "@earshot/db/queries/tombstone";
import { makeEntity, makeSource, triaged } from "../db/rig.ts";
import { createApiClient, signInFirst, type Answer, type ApiClient } from "../support/api-client.ts";
import { collectedPost } from "../support/collected-post.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;
let place: { sourceId: number; entityId: number };

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  // The walk over history would take away what no term matches.
  await admin.send("POST", "/api/v1/queues/match/pause");
  const { db } = installation.database;
  place = { entityId: await makeEntity(db, "Маяк"), sourceId: await makeSource(db) };
});
afterAll(() => installation?.close());

const rumour = "Говорят, «Маяк» закрывает пекарню на Лесной. Правда ли это?";

let made = 0;
async function post(text: string, severity: 1 | 4): Promise<{ postId: number; externalId: string }> {
  const externalId = `p-${(made += 1)}`;
  const [saved] = await triaged(installation.database.db, place.sourceId, [
    {
      post: collectedPost({ externalId, text, publishedAt: new Date(), platform: "vk" }),
      entities: [place.entityId],
      analysis: { severity, direction: "clarification", toxicity: 0, spam: 0 },
    },
  ]);
  return { postId: saved?.postId ?? 0, externalId };
}

const promptOf = (postId: number, client = admin): Promise<Answer> =>
  client.get(`/api/v1/mentions/${postId}/prompt`);
/** Until the worker made what is looked for. */
async function until<T>(read: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  return expect.poll(read).toSatisfy(isThere).then(read);
}

test("a grave post has its prompt by itself; it follows facts and labels, and the older one is readable until then", async () => {
  const { postId } = await post(rumour, 4);
  const first = await until(
    async () => (await promptOf(postId)).body,
    ({ prompt }) => prompt !== null,
  );
  // Nothing proves or refutes it: to watch is a whole answer.
  expect(first.prompt).toMatchObject({
    respond: "monitor",
    insufficientEvidence: true,
    posture: null,
    answerBy: null,
    language: "ru",
    because: { ru: expect.stringMatching(/[а-я]/), en: expect.stringMatching(/[a-z]/) },
  });

  const { body: card } = await admin.send("POST", "/api/v1/facts", {
    textRu: "Пекарня «Маяка» на Лесной не закрывается, аренда продлена.",
    source: "Договор",
  });
  const { factCardId } = card;
  await admin.send("POST", `/api/v1/facts/${factCardId}/approve`, { version: 1 });
  expect((await promptOf(postId)).body.prompt).not.toBeNull();
  const second = await until(
    async () => (await promptOf(postId)).body,
    ({ prompt }) => prompt.posture?.id === "deny",
  );
  expect(second.isStale).toBe(false);
  const { foundAt } = (await admin.get(`/api/v1/mentions/${postId}`)).body;
  const dueMs = Date.parse(foundAt) + second.prompt.deadlineMinutes * 60_000;
  expect(Date.parse(second.prompt.answerBy)).toBe(dueMs);
  expect(second.prompt.points[0].cites).toEqual([
    expect.objectContaining({ kind: "fact", factCardId, source: "Договор", standing: "offered" }),
  ]);
  expect(second.prompt.tactics[0].never.en).not.toBe("");

  // Withdrawn, it is cited no more.
  await admin.send("POST", `/api/v1/facts/${factCardId}/withdraw`, { version: 2, reason: "" });
  const third = await until(
    async () => (await promptOf(postId)).body,
    ({ prompt }) => prompt.posture?.id !== "deny",
  );
  expect(JSON.stringify(third.prompt.points)).not.toContain("аренда");

  const { version } = (await admin.get(`/api/v1/mentions/${postId}`)).body;
  const corrected = await admin.send("POST", `/api/v1/mentions/${postId}/correct`, {
    version,
    direction: "none",
  });
  expect(corrected.status).toBeLessThan(300);
  await until(
    async () => (await promptOf(postId)).body.prompt.rules,
    (rules: string[]) => rules.includes("direction:none"),
  );
  const { rows } = await installation.database.pool.query(
    "select count(*)::integer as n, count(*) filter (where superseded_at is null)::integer as newest from prompt where post_id = $1",
    [postId],
  );
  expect(rows[0]).toMatchObject({ newest: 1 });
  expect(rows[0].n).toBeGreaterThanOrEqual(3);
});

test("any other post has one when somebody at the desk asks, and nobody else makes it", async () => {
  const { postId } = await post("Вкусный хлеб в «Маяке», спасибо пекарям!", 1);
  expect((await promptOf(postId)).body).toEqual({ prompt: null, isStale: false, failure: null });
  const viewer = await signInAs(installation, "viewer", "viewer-of-prompts");
  expect((await viewer.send("POST", `/api/v1/mentions/${postId}/prompt`)).status).toBe(403);
  const asked = await admin.send("POST", `/api/v1/mentions/${postId}/prompt`);
  expect(asked.status).toBe(200);
  expect(asked.body.prompt).toMatchObject({ language: "ru" });
  expect((await promptOf(postId, viewer)).body.prompt.promptId).toBe(asked.body.prompt.promptId);
  // The same again is no other prompt.
  const again = await admin.send("POST", `/api/v1/mentions/${postId}/prompt`);
  expect(again.body.prompt.promptId).toBe(asked.body.prompt.promptId);
});

test("what one of ours wrote is not to be answered, whatever it says", async () => {
  const { db } = installation.database;
  const handle = "zimina_mayak";
  const term = {
    text: handle,
    kind: "handle",
    role: "match",
    needsContext: false,
    isCaseSensitive: false,
  } as const;
  await makeEntity(db, "Вера Зимина", { kind: "executive", terms: [term] });
  const byWhom = async (of: string) => {
    const author = { handle: of, name: "Вера Зимина | Маяк", url: null, bio: null, followers: null };
    const [saved] = await triaged(db, place.sourceId, [
      {
        post: collectedPost({
          externalId: `by-${of}`,
          author,
          text: rumour,
          publishedAt: new Date(),
          platform: "vk",
        }),
        entities: [place.entityId],
        analysis: { severity: 1, direction: "crisis", toxicity: 0, spam: 0 },
      },
    ]);
    return (await admin.send("POST", `/api/v1/mentions/${saved?.postId}/prompt`)).body.prompt;
  };
  expect(await byWhom(handle)).toMatchObject({
    respond: "do_not_respond",
    because: { ru: "Это сказали мы сами." },
  });
  expect(await byWhom("somebody")).toMatchObject({ respond: "monitor" });
});

test("an executive who is to answer opens in their own voice, which their page shows with examples", async () => {
  const { db } = installation.database;
  const entityId = await makeEntity(db, "Пётр Ильич Лучинин", { kind: "executive" });
  const url = "https://vk.com/luchinin";
  const wall = await makeSource(db, { kind: "vk", platform: "vk", url, ownerEntityId: entityId });
  const luchinin = { handle: "luchinin", name: "Пётр Лучинин", url, bio: null, followers: null };
  const said = Array.from({ length: 16 }, (_, at) =>
    collectedPost({
      externalId: `own-${at}`,
      author: luchinin,
      text: `Доброе утро! Это мы пекли ночью хлеб на Лесной, пришлите нам номер заказа ${at}`,
      publishedAt: new Date(Date.now() - (at + 1) * 3_600_000),
      platform: "vk",
    }),
  );
  await savePosts(db, { sourceId: wall, posts: said, now: new Date() });
  const { body: own } = await admin.get(`/api/v1/entities/${entityId}/voice`);
  expect(own).toMatchObject({
    entityId,
    needed: 15,
    voices: [{ language: "ru", n: 16, posts: 16, replies: 0 }],
  });
  const { traits } = own.voices[0];
  expect(traits).toMatchObject({ greeting: { words: "Доброе утро", count: 16 }, person: { form: "we" } });
  expect(traits.greeting.examples).toHaveLength(2);
  expect(traits.greeting.examples[0].text).toBe(said[0]?.text);

  const [asked] = await triaged(db, place.sourceId, [
    {
      post: collectedPost({
        externalId: "to-leader",
        author: {
          handle: null,
          name: "Катерина Белова",
          url: null,
          bio: "ресторанный критик",
          followers: 40_000,
        },
        text: "Пётр Ильич Лучинин, вы не правы насчёт франшизы: управляющему нужна доля. Готова спорить, докажите обратное.",
        publishedAt: new Date(),
        platform: "vk",
      }),
      entities: [entityId],
      analysis: { severity: 1, direction: "opinion_leader", toxicity: 0, spam: 0 },
    },
  ]);
  const { body } = await admin.send("POST", `/api/v1/mentions/${asked?.postId}/prompt`);
  expect(body.prompt).toMatchObject({
    speaker: "executive",
    opening: "Добрый день, Катерина. Вопрос по делу, ответим прямо!",
  });
  expect((await admin.get(`/api/v1/entities/${place.entityId}/voice`)).body.voices).toEqual([]);
  expect((await admin.get("/api/v1/entities/999999/voice")).status).toBe(404);
});

test("a story is advised as a whole: by its lead, how it grows, and what was said already", async () => {
  const posts: number[] = [];
  for (const words of [
    "В «Маяке» нашли стекло в хлебе!",
    "Стекло в хлебе из «Маяка», подтвердили двое",
    "И у нас стекло в хлебе, «Маяк»!",
  ])
    posts.push((await post(words, 4)).postId);
  const merged = await admin.send("POST", "/api/v1/stories/merge", { postIds: posts });
  expect(merged.status, JSON.stringify(merged.body)).toBe(200);
  const path = `/api/v1/stories/${merged.body.storyId}/prompt`;
  const first = (await admin.send("POST", path)).body;
  expect(first).toMatchObject({ leadId: posts[0], said: [], postsAfter: null });
  expect(first.growth).toMatchObject({ pace: "growing", lately: 3, before: 0, hours: 6 });
  expect(first.advice.id).toBe(first.prompt.respond === "respond" ? "at_large" : "prepare");
  expect(first.prompt).toEqual((await promptOf(posts[0] ?? 0)).body.prompt);

  const text = "Изъяли партию и разбираемся.";
  const { body: draft } = await admin.send("POST", "/api/v1/drafts", {
    postId: posts[1],
    text,
    language: "ru",
  });
  const begun = (await admin.get(path)).body;
  expect([begun.advice.id, begun.said]).toEqual([
    "finish",
    [expect.objectContaining({ draftId: draft.draftId, state: "writing", excerpt: text })],
  ]);
  await admin.send("POST", `/api/v1/drafts/${draft.draftId}/send`, { version: 1 });
  const url = "https://vk.com/mayak?w=wall-1_2";
  await admin.send("POST", `/api/v1/drafts/${draft.draftId}/publish`, { version: 2, url });
  const after = (await admin.get(path)).body;
  expect([after.advice.id, after.said[0].url, after.postsAfter]).toEqual(["point", url, 0]);
  expect((await admin.get("/api/v1/stories/999999/prompt")).status).toBe(404);
});

test("a post that the rules stumble over holds up no other, says so, and is tried again by itself", async () => {
  const good = await post("Хлеб у «Маяка» подорожал, почему?", 1);
  const bad = await post("Хлеб у «Маяка» подорожал, споткнись", 1);
  const { db } = installation.database;
  const stumbling: PromptMaker = {
    ...promptMaker,
    suggest(playbook, asked, facts, voice) {
      if (asked.postId === bad.postId) throw new Error("stumbled");
      return promptMaker.suggest(playbook, asked, facts, voice);
    },
  };
  const due = [bad, good].map(({ postId }) => ({ postId, mark: null }));
  const now = new Date();
  const saved = await makePrompts(db, stumbling, { due, now });
  expect(saved).toEqual({
    made: [good.postId],
    same: 0,
    failed: [{ postId: bad.postId, failure: "stumbled" }],
  });
  const shown = (await promptOf(bad.postId)).body;
  expect(shown).toEqual({ prompt: null, isStale: false, failure: { at: now.toISOString(), tries: 1 } });
  const dueAt = async (at: Date): Promise<boolean> =>
    (await duePrompts(db, 500, at)).some(({ postId }) => postId === bad.postId);
  expect(await dueAt(now)).toBe(false);
  expect(await dueAt(new Date(now.getTime() + 5 * 60_000))).toBe(true);
  // Whoever asks at the desk need not wait.
  const asked = (await admin.send("POST", `/api/v1/mentions/${bad.postId}/prompt`)).body;
  expect([asked.prompt === null, asked.failure]).toEqual([false, null]);
});

test("what rules of an earlier version said is thought over once after a start, and what comes out the same stays", async () => {
  const [changed, same] = [await post(`${rumour} Первый.`, 4), await post(`${rumour} Второй.`, 4)];
  const promptId = async (postId: number): Promise<number> =>
    until(
      async () => (await promptOf(postId)).body.prompt?.promptId ?? 0,
      (id) => id > 0,
    );
  const before = [await promptId(changed.postId), await promptId(same.postId)];
  const { database } = installation;
  const earlier = `update prompt set body = jsonb_set(body, '{language}', '"en"') where post_id = $1`;
  await database.pool.query(earlier, [changed.postId]);
  const now = new Date();
  const sweep = createPromptSweep({
    database,
    now: () => now,
    log: createLogger({ level: "error", name: "test" }),
  });
  const counted: Record<string, unknown>[] = [];
  const context = {
    signal: AbortSignal.timeout(60_000),
    add: (facts: Record<string, unknown>) => counted.push(facts),
  };
  await sweep(context);
  expect((await promptOf(changed.postId)).body.prompt.language).toBe("ru");
  expect(await promptId(changed.postId)).not.toBe(before[0]);
  expect(await promptId(same.postId)).toBe(before[1]);
  await sweep(context);
  expect(counted).toMatchObject([{ made: 1, failed: 0 }]);
});

test("a post that its platform took back keeps no prompt that cites it, and one that is not there has none", async () => {
  const { postId, externalId } = await post(`${rumour} Второй раз спрашиваю.`, 4);
  await admin.send("POST", `/api/v1/mentions/${postId}/prompt`);
  const { namespace } = collectedPost({ externalId, text: "", publishedAt: new Date() });
  const { db, pool } = installation.database;
  await tombstonePosts(db, { namespace, externalIds: [externalId], now: new Date() });
  const { rows } = await pool.query("select from prompt where post_id = $1", [postId]);
  expect(rows).toEqual([]);
  expect((await promptOf(999_999)).status).toBe(404);
});
