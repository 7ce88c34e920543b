import type { Direction } from "@earshot/core/analyse/label";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeEntity, makeSource, triaged } from "../db/rig.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { collectedPost } from "../support/collected-post.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;
let coders: Awaited<ReturnType<typeof signInAs>>[];
let entityId: number;

const certain = (direction: Direction) => ({
  crisis: 0,
  announcement: 0,
  clarification: 0,
  unpopular_decision: 0,
  opinion_leader: 0,
  feedback_request: 0,
  none: 0,
  [direction]: 1,
});

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  coders = await Promise.all(
    ["vera", "boris", "gleb"].map((name) => signInAs(installation, "analyst", name)),
  );
  const { db } = installation.database;
  // The walk over history would take away what no term matches.
  await admin.send("POST", "/api/v1/queues/match/pause");
  entityId = await makeEntity(db, "Клапан");
  const source = await makeSource(db, { url: "https://coding.example/feed" });
  const yesterday = new Date(Date.now() - 36 * 3_600_000);
  await triaged(
    db,
    source,
    Array.from({ length: 40 }, (_, at) => {
      const direction = at < 4 ? "crisis" : "none";
      return {
        post: collectedPost({ externalId: `c-${at}`, text: `Клапан, случай ${at}`, publishedAt: yesterday }),
        entities: [entityId],
        analysis: { direction, directionProbabilities: certain(direction) },
      };
    }),
  );
});
afterAll(() => installation?.close());

const ids = (people: readonly { person: { personId: number } }[]) =>
  people.map(({ person }) => person.personId);
const choose = (people: typeof coders) =>
  admin.send("PUT", "/api/v1/coding/coders", { personIds: ids(people) });

/** Codes whatever this person is given next. */
async function codeNext(client: ApiClient, direction: Direction, sentiment = "negative") {
  const { next } = (await client.get("/api/v1/coding/own")).body;
  const path = `/api/v1/coding/rounds/${next.codingRoundId}/posts/${next.postId}/code`;
  return client.send("PUT", path, { direction, sentiments: [{ entityId, sentiment }] });
}

test("a sample needs two people who code, and is of a week that no other sample was of", async () => {
  const early = await admin.send("POST", "/api/v1/coding/rounds");
  expect([early.status, early.body.detail]).toEqual([409, "Choose at least two people who code."]);
  expect((await admin.send("PUT", "/api/v1/coding/coders", { personIds: [999_999] })).status).toBe(400);
  expect((await choose(coders)).status).toBe(204);
  await admin.send("PATCH", "/api/v1/settings", {
    version: (await admin.get("/api/v1/settings")).body.version,
    changes: { "coding.posts_per_week": 12 },
  });
  const drawn = await admin.send("POST", "/api/v1/coding/rounds");
  expect([drawn.status, drawn.body.posts]).toEqual([201, 12]);
  expect((await admin.send("POST", "/api/v1/coding/rounds")).status).toBe(409);
});

test("posts of a rare label are in the sample, each with two people, evenly", async () => {
  const { rows } = await installation.database.pool.query(
    `select machine_direction as label, count(distinct p.post_id)::int as posts, count(*)::int as given
     from coded_post p join coding_answer a using (coding_round_id, post_id) group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { label: "crisis", posts: 3, given: 6 },
    { label: "none", posts: 9, given: 18 },
  ]);
  const { coders: listed } = (await admin.get("/api/v1/coding")).body;
  expect(listed.map(({ waiting }: { waiting: number }) => waiting)).toEqual([8, 8, 8]);
});

test("a coder is told nothing of labels, status or anybody else's answer", async () => {
  const [vera] = coders;
  const { next, left, total } = (await vera?.get("/api/v1/coding/own"))?.body ?? {};
  expect([left, total]).toEqual([8, 8]);
  expect(Object.keys(next).toSorted()).toEqual([
    "author",
    "codingRoundId",
    "entities",
    "platform",
    "postId",
    "publishedAt",
    "source",
    "text",
    "title",
    "url",
  ]);
  expect(next.entities).toEqual([{ entityId, name: "Клапан", kind: "company" }]);
});

test("nobody codes what was given to somebody else", async () => {
  const { next } = (await coders[0]?.get("/api/v1/coding/own"))?.body ?? {};
  const path = `/api/v1/coding/rounds/${next.codingRoundId}/posts/${next.postId}/code`;
  const answer = await admin.send("PUT", path, { direction: "none", sentiments: [] });
  expect(answer.status).toBe(404);
});

test("what a coder who leaves has not answered goes to the others", async () => {
  const [vera, boris, gleb] = coders;
  if (!vera || !boris || !gleb) throw new Error("three people code");
  await codeNext(gleb, "none");
  await choose([vera, boris]);
  const { coders: listed } = (await admin.get("/api/v1/coding")).body;
  expect(
    listed.map(({ waiting }: { waiting: number }) => waiting).reduce((a: number, b: number) => a + b),
  ).toBe(23);
  expect((await gleb.get("/api/v1/coding/own")).body).toMatchObject({ left: 0, next: null });
});

test("two people's answers give agreement, the machine's errors and shares without them", async () => {
  const [vera, boris] = coders;
  if (!vera || !boris) throw new Error("two people code");
  // Vera calls everything a crisis that she is shown first; Boris nothing.
  for (const [client, words] of [
    [vera, ["crisis", "none"]],
    [boris, ["none", "none"]],
  ] as const) {
    for (let at = 0; (await client.get("/api/v1/coding/own")).body.next !== null; at += 1)
      await codeNext(client, words[at === 0 ? 0 : 1]);
  }
  const { body } = await admin.get("/api/v1/coding?rounds=1");
  expect(body.rounds[0]).toMatchObject({ posts: 12, coded: 12 });
  expect(body.open).toHaveLength(1);
  expect(body.direction.coded).toBe(11);
  expect(body.agreement.direction).toMatchObject({ units: 12, word: "unknown" });
  expect(body.agreement.sentiment.alpha).toBeNull();
  // Whatever the machine called a crisis, people did not: the corrected share of crises is none, and bounded.
  expect(body.corrected.crisis).toMatchObject({ machine: 0.1, corrected: 0 });
  expect(body.corrected.crisis.high).toBeGreaterThan(0);
});

test("where two differ, somebody settles it, once", async () => {
  const { open } = (await admin.get("/api/v1/coding")).body;
  const path = `/api/v1/coding/rounds/${open[0].codingRoundId}/posts/${open[0].postId}`;
  const refused = await coders[0]?.send("PUT", `${path}/settled`, { direction: "none" });
  expect(refused?.status).toBe(403);
  expect((await admin.send("PUT", `${path}/settled`, { direction: "none" })).status).toBe(204);
  expect((await admin.get("/api/v1/coding")).body.open).toEqual([]);
  const late = await coders[0]?.send("PUT", `${path}/code`, { direction: "none", sentiments: [] });
  expect(late?.status).toBe(404);
});

test("corrections at the desk are counted by what the machine had said", async () => {
  const { rows } = await installation.database.pool.query(
    "select post_id, version from triage where direction = 'crisis' order by post_id limit 2",
  );
  const [first, second] = rows;
  await admin.send("POST", `/api/v1/mentions/${first.post_id}/correct`, {
    version: first.version,
    direction: "none",
  });
  await admin.send("POST", `/api/v1/mentions/${second.post_id}/status`, {
    version: second.version,
    status: "in_progress",
  });
  const { corrections } = (await admin.get("/api/v1/coding")).body;
  expect(corrections).toMatchObject([{ direction: "crisis", hits: 1, n: 2, share: 0.5 }]);
});
