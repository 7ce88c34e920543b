import { afterAll, beforeAll, expect, test } from "vitest";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";
import type { ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { openLiveEvents, type LiveEvents } from "../support/live-events.ts";
import { signInAs } from "../support/sign-in-as.ts";

type Person = Awaited<ReturnType<typeof signInAs>>;

let installation: TestInstallation;
let [pr, head, viewer]: Person[] = [];
let postIds: number[] = [];

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  head = await signInAs(installation, "head", "Пётр Ёлкин");
  pr = await signInAs(installation, "pr", "Анна Ожегова");
  viewer = await signInAs(installation, "viewer", "Зритель");
  const { db } = installation.database;
  // The watch list changes here; the walk over history that follows must not read these posts again.
  await installation.queues.pause("match");
  const source = await makeSource(db);
  const entity = await makeEntity(db, "Завод");
  const texts = [
    "Пожар на заводе потушили",
    `${"Вступление без дела. ".repeat(30)} Потом на заводе начался пожар`,
    "Учения: пожар учебный",
    "Завод открыл столовую",
  ];
  const posts = texts.map((text, n) => ({
    post: collected({ externalId: `desk-${n}`, text, title: n === 3 ? "Пожарный выход" : null }),
    entities: [entity],
  }));
  postIds = (await triaged(db, source, posts)).map(({ postId }) => postId);
  await installation.queues.resume("match");
});
afterAll(() => installation?.close());

function known(person: Person | undefined): Person {
  if (!person) throw new Error("Sign in first.");
  return person;
}
const post = (n: number): number => postIds[n] ?? 0;
const list = async (query: string, person: ApiClient = known(pr)) =>
  (await person.get(`/api/v1/mentions?${query}`)).body;
const idsOf = (body: { mentions: { postId: number }[] }) =>
  body.mentions.map(({ postId }) => postIds.indexOf(postId)).toSorted((a, b) => a - b);

/** Resolves when the event has come; the installation tells of itself in between. */
async function heard(live: LiveEvents, kind: string, facts: object): Promise<void> {
  for (;;) {
    const event = await live.next();
    if (event.kind !== kind) continue;
    const data = JSON.stringify(event.data);
    if (Object.entries(facts).every(([name, value]) => data.includes(`"${name}":${JSON.stringify(value)}`)))
      return;
  }
}

test("a post is given to somebody, found as mine and as nobody's, and told live", async () => {
  const [anna, petr] = [known(pr), known(head)];
  const live = await openLiveEvents(installation.url, petr.cookie);
  const path = `/api/v1/mentions/${post(0)}/assign`;
  const given = await anna.send("POST", path, { version: 1, assigneeId: petr.person.personId });
  expect([given.status, given.body.mention.assignee.name]).toEqual([200, "Пётр Ёлкин"]);
  await heard(live, "changed", { postIds: [post(0)] });
  await live.close();
  expect((await anna.send("POST", path, { version: 1, assigneeId: null })).status).toBe(409);
  const refused = await anna.send("POST", path, {
    version: 2,
    assigneeId: known(viewer).person.personId,
  });
  expect([refused.status, refused.body.errors[0].field]).toEqual([400, "assigneeId"]);
  expect(idsOf(await list("assignee=me", petr))).toEqual([0]);
  expect(idsOf(await list("assignee=me"))).toEqual([]);
  expect(idsOf(await list("assignee=nobody"))).toEqual([1, 2, 3]);
  expect(idsOf(await list(`assignee=${petr.person.personId}&assignee=nobody`))).toEqual([0, 1, 2, 3]);
});

test("tags are made while they are put on, found by, and kept in order by heads", async () => {
  const [anna, petr] = [known(pr), known(head)];
  const made = await anna.send("POST", "/api/v1/tags", { name: "Срочно" });
  expect(made).toMatchObject({ status: 201, body: { name: "Срочно", colour: "slate", isRetired: false } });
  const { tagId } = made.body;
  const [row] = (await list("q=столовая")).mentions;
  const path = `/api/v1/mentions/${row.postId}/tags`;
  const tagged = await anna.send("POST", path, { version: row.version, add: [tagId] });
  expect([tagged.status, tagged.body.mention.tagIds]).toEqual([200, [tagId]]);
  expect(idsOf(await list(`tag=${tagId}&tag=404404`))).toEqual([3]);
  expect((await anna.send("POST", "/api/v1/tags", { name: "СРОЧНО" })).status).toBe(409);
  expect((await anna.send("PATCH", `/api/v1/tags/${tagId}`, { name: "Позже" })).status).toBe(403);
  expect((await petr.send("PATCH", `/api/v1/tags/${tagId}`, { name: "Позже" })).body.name).toBe("Позже");
  const other = (await anna.send("POST", "/api/v1/tags", { name: "Другая" })).body.tagId;
  const merged = await petr.send("POST", `/api/v1/tags/${tagId}/merge`, { intoId: other });
  expect(merged.body).toEqual({ postCount: 1 });
  expect(idsOf(await list(`tag=${other}`))).toEqual([3]);
  expect((await anna.get("/api/v1/tags/counts")).body.counts).toContainEqual({
    tagId: other,
    count: 1,
    isExact: true,
  });
});

test("a note finds whom it names; a role that only reads may answer none", async () => {
  const [anna, petr] = [known(pr), known(head)];
  const live = await openLiveEvents(installation.url, petr.cookie);
  const text = `<@${petr.person.personId}> глянь, пожалуйста`;
  const path = `/api/v1/mentions/${post(1)}/notes`;
  const written = await anna.send("POST", path, { text });
  expect(written.status).toBe(201);
  await heard(live, "inbox", { personIds: [petr.person.personId] });
  await live.close();
  const inbox = (await petr.get("/api/v1/inbox")).body;
  const [{ mentionId }] = inbox.mentions;
  expect(inbox).toMatchObject({ unread: 1, mentions: [{ postId: post(1), text, readAt: null }] });
  const read = await petr.send("POST", "/api/v1/inbox/read", { mentionIds: [mentionId] });
  expect(read.status).toBe(204);
  expect((await petr.get("/api/v1/inbox")).body.unread).toBe(0);
  expect(idsOf(await list("noted=true"))).toEqual([1]);
  const { body } = await anna.get(`/api/v1/mentions/${post(1)}`);
  expect(body).toMatchObject({ noteCount: 1, notes: [{ by: { name: "Анна Ожегова" }, text }] });
  const note = `/api/v1/notes/${written.body.noteId}`;
  expect((await petr.send("PUT", note, { text: "чужое" })).status).toBe(403);
  expect((await known(viewer).send("POST", path, { text: "x" })).status).toBe(403);
  for (const wrong of [{ text: "  " }, { text: "я".repeat(5_001) }, { text: "<@404404>" }])
    expect((await anna.send("POST", path, wrong)).status).toBe(400);
  expect((await petr.send("DELETE", note)).status).toBe(200);
  expect((await petr.send("DELETE", note)).status).toBe(409);
  expect((await anna.send("POST", `${note}/restore`)).status).toBe(200);
  const { history } = (await anna.get(`/api/v1/mentions/${post(1)}/history`)).body;
  expect(history.map(({ kind }: { kind: string }) => kind)).toEqual([
    "note_restored",
    "note_deleted",
    "note",
    "arrived",
  ]);
  expect(history.at(-1).to).toMatchObject({ sources: ["Feed"], found: [{ name: "Завод", words: ["Text"] }] });
});

test("a search shows its words in the row, also where they stand far behind, and in the post", async () => {
  const body = await list(`q=${encodeURIComponent("пожары -учения")}`);
  expect(idsOf(body)).toEqual([0, 1]);
  const far = body.found.find(({ postId }: { postId: number }) => postId === post(1));
  const marked = far.snippetFound.map(({ start, end }: { start: number; end: number }) =>
    far.snippet.slice(start, end),
  );
  expect(marked).toEqual(["пожар"]);
  const whole = await known(pr).get(`/api/v1/mentions/${post(1)}/found?q=${encodeURIComponent("пожаром")}`);
  expect(whole.body.text).toHaveLength(1);
  const inTitle = await list(`q=${encodeURIComponent('"пожарные выходы"')}`);
  expect([idsOf(inTitle), inTitle.found[0].title]).toEqual([[3], [{ start: 0, end: 14 }]]);
});

test.each([
  ['пожар "завод', "A quote is not closed. Put the second quote where the phrase ends. (character 7)"],
  ["пожар) завод", "A bracket closes that none has opened. Remove it, or open one before. (character 6)"],
  [
    "по*",
    "Too few letters before the star. It needs three at least: half of all words would fit. (characters 1 to 3)",
  ],
  [
    "OR",
    "One side of OR is empty. Add a word. The word “or” itself is looked for in small letters or in quotes. (characters 1 to 2)",
  ],
  [
    "!?",
    "There is nothing to look for. Type a word or a field, severity:>=4 for example. (characters 1 to 2)",
  ],
])("a search that cannot be read says where: %j", async (q, message) => {
  for (const path of ["/api/v1/mentions", "/api/v1/mentions/count", `/api/v1/mentions/${post(0)}/found`]) {
    const answer = await known(pr).get(`${path}?q=${encodeURIComponent(q)}`);
    expect([answer.status, answer.body.errors]).toEqual([400, [{ field: "q", message }]]);
  }
});

test("the count stands alone too, and pages after the first go without it", async () => {
  expect((await known(pr).get("/api/v1/mentions/count?noted=false")).body).toEqual({
    count: 3,
    isExact: true,
  });
  const first = await list("limit=3");
  expect(first.total).toEqual({ count: 4, isExact: true });
  const second = await list(`limit=3&cursor=${first.nextCursor}`);
  expect([second.mentions.length, second.total]).toEqual([1, null]);
});

test("views: canonical criteria, refusal by name, default, names of what is gone", async () => {
  const [anna, petr] = [known(pr), known(head)];
  const view = (name: string, address: string, isTeam = false) => ({ name, address, isTeam });
  const saved = await anna.send("POST", "/api/v1/views", view("Пожары", "severity=5&severity=4&odd=1"));
  expect(saved.body).toMatchObject({ isNew: true });
  const again = await anna.send("POST", "/api/v1/views", view("Другое имя", "severity=4&severity=5"));
  expect([again.status, again.body.errors]).toEqual([409, [{ field: "address", message: "Пожары" }]]);
  const team = await petr.send("POST", "/api/v1/views", view("Команде", "assignee=me", true));
  expect((await known(viewer).send("POST", "/api/v1/views", view("Всем", "tag=1", true))).status).toBe(403);
  expect((await anna.send("PUT", "/api/v1/views/default", { viewId: team.body.viewId })).status).toBe(204);
  const order = { viewIds: [team.body.viewId, saved.body.viewId, team.body.viewId] };
  expect((await anna.send("PUT", "/api/v1/views/order", order)).status).toBe(204);
  const { views, gone } = (await anna.get("/api/v1/views")).body;
  expect(views).toMatchObject([
    { name: "Команде", isTeam: true, isDefault: true, madeBy: { name: "Пётр Ёлкин" } },
    { name: "Пожары", isTeam: false, address: "severity=4&severity=5" },
  ]);
  expect(gone).toEqual({ sources: [], entities: [] });
  const path = `/api/v1/views/${saved.body.viewId}`;
  expect((await petr.send("PATCH", path, { isDeleted: true })).status).toBe(404);
  expect((await anna.send("PATCH", path, { isDeleted: true })).status).toBe(200);
  expect((await anna.get("/api/v1/views")).body.views).toHaveLength(1);
});

test("a rule in the days of no zone is refused: it would stop all others", async () => {
  const actions = {
    tagIds: [],
    assigneeId: null,
    severity: 4,
    irrelevant: null,
    incidentId: null,
    alertRuleId: null,
  };
  const rule = { name: "Вчера", isOn: true, query: "found:1d", zone: "Mars/Base", actions, isLast: false };
  const refused = await known(head).send("POST", "/api/v1/rules", rule);
  expect([refused.status, refused.body.errors]).toEqual([
    400,
    [{ field: "zone", message: "There is no time zone of this name." }],
  ]);
});

test("what is saved while the queue is away is answered as saved", async () => {
  const { pool } = installation.database;
  const { version } = (await known(pr).get(`/api/v1/mentions/${post(3)}`)).body;
  await pool.query("alter schema bullmq rename to bullmq_away");
  try {
    const answered = { version, status: "answered" };
    const changed = await known(pr).send("POST", `/api/v1/mentions/${post(3)}/status`, answered);
    expect([changed.status, changed.body.mention?.status]).toEqual([200, "answered"]);
  } finally {
    await pool.query("alter schema bullmq_away rename to bullmq");
  }
  await installation.queues.drainIdle();
});
