import { afterAll, beforeAll, expect, test } from "vitest";
import { removeDemo } from "@earshot/db/queries/demo";
import type { World } from "@earshot/world/server";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { openLiveEvents, type LiveEvents } from "../support/live-events.ts";

let installation: TestInstallation;
let client: ApiClient;
let live: LiveEvents;
let world: World;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: true });
  if (installation.world === null) throw new Error("the demo does not run");
  world = installation.world;
  client = createApiClient(installation.url);
  await signInFirst(client, installation.signInLink);
  live = await openLiveEvents(installation.url, client.cookie);
});
afterAll(async () => {
  await live.close();
  await installation.close();
});

// oxlint-disable-next-line typescript/no-explicit-any -- rows are read as the server gives them.
type Row = any;

/** The row whose post has the word, asked for again whenever the server says that something changed. */
async function rowWith(word: string, isWanted: (row: Row) => boolean = () => true): Promise<Row> {
  for (;;) {
    const { body } = await client.get(`/api/v1/mentions?limit=200&q=${encodeURIComponent(word)}`);
    const found = body.mentions.find(isWanted);
    if (found) return found;
    await live.next();
  }
}

test("a post that is published becomes a row: whom it names, where, with its labels and why it is urgent", async () => {
  world.publish({
    sourceId: "vk_open",
    text: "В Заслонке на Пятницкой отравились двое детей квазипирогом. Дёжкину позор, иду в суд!",
    author: { handle: "kvazi_mama", name: "Мама двоих", followers: 120 },
    engagement: { likes: 40, comments: 0 },
  });
  const row = await rowWith("квазипирогом");
  expect(row.entities.map((entity: { name: string }) => entity.name)).toEqual(
    expect.arrayContaining(["Заслонка", "Аркадий Семёнович Дёжкин"]),
  );
  expect(row).toMatchObject({
    platform: "vk",
    status: "new",
    isDemo: true,
    engagement: { likes: 40, comments: 0, shares: null, views: null },
  });
  const hits = row.snippetHits.map((hit: { start: number; end: number }) =>
    row.snippet.slice(hit.start, hit.end),
  );
  expect(hits).toEqual(expect.arrayContaining(["Заслонке", "Дёжкину"]));

  const { body: detail } = await client.get(`/api/v1/mentions/${row.postId}`);
  const product = detail.priorityFactors.reduce(
    (all: number, factor: { value: number }) => all * factor.value,
    1,
  );
  expect(detail.priorityFactors).toHaveLength(6);
  expect(Math.abs(product / detail.priority - 1)).toBeLessThan(0.001);
  const sum = Object.values<number>(detail.directionProbabilities).reduce((all, share) => all + share, 0);
  expect(Math.abs(sum - 1)).toBeLessThan(0.001);
  expect(detail.model).not.toBe("");
});

test("an answer hangs below the post it answers", async () => {
  const parent = world.publish({ sourceId: "tg_kassa", text: "Заслонка снова подняла цены, тестослон" });
  world.publish({ sourceId: "tg_kassa", text: "И чай в Заслонке дороже, вторичность", parentId: parent.id });
  const reply = await rowWith("вторичность");
  expect(reply.isReply).toBe(true);
  const { body } = await client.get(`/api/v1/mentions/${reply.postId}`);
  expect(
    body.thread.map(({ depth, text }: { depth: number; text: string }) => [depth, text.split(" ").at(-1)]),
  ).toEqual([
    [0, "тестослон"],
    [1, "вторичность"],
  ]);
});

test("words that need context find it in the post they answer, in whatever order the feed brings them", async () => {
  const parent = world.publish({ sourceId: "tg_kassa", text: "Заслонка убрала с витрины рыбу, первоклич" });
  world.publish({ sourceId: "tg_kassa", text: "верните рыбник, отзывник", parentId: parent.id });
  const reply = await rowWith("отзывник");
  expect(reply.entities.map((entity: { name: string }) => entity.name)).toContain("Помор");
});

test("a correction is kept, undone, and the history tells both", async () => {
  const row = await rowWith("квазипирогом");
  const corrected = await client.send("POST", `/api/v1/mentions/${row.postId}/correct`, {
    version: row.version,
    direction: "announcement",
    severity: 5,
  });
  expect(corrected.body.mention).toMatchObject({
    direction: "announcement",
    directionBy: "person",
    severity: 5,
    confidence: 1,
  });
  // From a page that shows the row as it was: what a person set since is not overwritten, what nobody touched is set.
  const seen = { version: row.version };
  const stale = await client.send("POST", `/api/v1/mentions/${row.postId}/correct`, { ...seen, severity: 2 });
  expect(stale.status).toBe(409);
  expect(stale.body.conflict).toMatchObject({ reason: "stale", since: [{ kind: "correct" }] });
  const answered = { ...seen, status: "answered" };
  const other = await client.send("POST", `/api/v1/mentions/${row.postId}/status`, answered);
  expect(other.status).toBe(200);
  expect(other.body.mention).toMatchObject({ status: "answered", direction: "announcement", severity: 5 });

  const [{ eventId }] = stale.body.conflict.since;
  const undone = await client.send("POST", `/api/v1/mentions/${row.postId}/undo`, { eventId });
  expect(undone.body.mention).toMatchObject({
    direction: row.direction,
    directionBy: "machine",
    severity: row.severity,
    status: "answered",
  });
  const { body } = await client.get(`/api/v1/mentions/${row.postId}`);
  expect(
    body.history.map((event: { kind: string; isUndone: boolean }) => [event.kind, event.isUndone]),
  ).toEqual(
    expect.arrayContaining([
      ["correct", true],
      ["status", false],
      ["undo", false],
    ]),
  );
});

test("what a person set survives an edit of the post; the earlier text is kept", async () => {
  const published = world.publish({ sourceId: "vk_open", text: "Заслонка на вокзале: ну такое, редкослов" });
  const row = await rowWith("редкослов");
  const changed = await client.send("POST", `/api/v1/mentions/${row.postId}/correct`, {
    version: row.version,
    severity: 4,
  });
  expect(changed.status).toBe(200);
  world.edit(published.id, "Заслонка на вокзале: исправились, редкослов второй");
  const edited = await rowWith("редкослов", (each) => each.snippet.includes("второй"));
  expect(edited).toMatchObject({ postId: row.postId, severity: 4, severityBy: "person" });
  const { body } = await client.get(`/api/v1/mentions/${row.postId}`);
  expect(body.revisions.map((revision: { text: string }) => revision.text)).toEqual([
    "Заслонка на вокзале: ну такое, редкослов",
  ]);
});

test("the whole month arrives, each post once", async () => {
  for (;;) {
    const { body } = await client.get("/api/v1/sources");
    const stored = body.sources.reduce(
      (sum: number, source: { postCount: number }) => sum + source.postCount,
      0,
    );
    if (stored >= 673 + 6) {
      expect(stored).toBe(673 + 6);
      return;
    }
    await live.next();
  }
});

test("a source that fails says so, with what its host said", async () => {
  world.misbehave("crumb", { status: 410 });
  for (;;) {
    const { body } = await client.get("/api/v1/sources");
    const source = body.sources.find((each: { name: string }) => each.name === "The Crumb Atlas");
    if (source.state === "gone") {
      expect(source.reasonCode).not.toBeNull();
      return;
    }
    await live.next();
  }
});

test("demo reset leaves nothing behind", async () => {
  await removeDemo(installation.database.db);
  const tables = [
    "post",
    "post_key",
    "post_revision",
    "sighting",
    "author",
    "mention",
    "triage",
    "triage_search",
    "triage_event",
    "source",
    "source_check",
    "source_gap",
    "entity",
    "entity_term",
  ];
  const left: string[] = [];
  for (const table of tables) {
    const { rows } = await installation.database.pool.query(`select count(*)::int as count from ${table}`);
    if (rows[0].count > 0) left.push(`${table}: ${rows[0].count}`);
  }
  expect(left).toEqual([]);
});
