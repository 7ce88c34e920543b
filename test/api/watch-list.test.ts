import { afterAll, beforeAll, expect, test } from "vitest";
import type { EntityTerm } from "@earshot/core/match/entity";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";

let installation: TestInstallation;
let client: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: true });
  client = createApiClient(installation.url);
  await signInFirst(client, installation.signInLink);
  await settled();
});
afterAll(() => installation?.close());

/** Waits until everything that was enqueued is done: collected, matched, analysed. */
async function settled(): Promise<void> {
  await installation.queues.drainIdle();
}

type Term = Omit<EntityTerm, "id">;

function term(text: string, kind: Term["kind"] = "word", more: Partial<Term> = {}): Term {
  return { text, kind, role: "match", needsContext: false, isCaseSensitive: false, ...more };
}

interface Draft {
  entityId?: number;
  kind: string;
  name: string;
  companyId?: number | null;
  terms: Term[];
  [more: string]: unknown;
}

async function preview(draft: Draft) {
  const { status, body } = await client.send("POST", "/api/v1/entities/preview", { depth: "deep", ...draft });
  expect([status, body.looked?.isAll]).toEqual([200, true]);
  return body;
}

async function count(statement: string, values: unknown[]): Promise<number> {
  const { rows } = await installation.database.pool.query<{ count: number }>(statement, values);
  return rows[0]?.count ?? -1;
}

function mentionsOf(entityId: number): Promise<number> {
  return count("select count(*)::integer as count from mention where entity_id = $1", [entityId]);
}

async function idOf(name: string): Promise<number> {
  const { body } = await client.get("/api/v1/entities");
  return body.entities.find((each: { name: string }) => each.name === name).entityId;
}

async function reload(entityId: number) {
  const { body } = await client.get("/api/v1/entities");
  return body.entities.find((each: { entityId: number }) => each.entityId === entityId);
}

async function latestRun() {
  const { body } = await client.get("/api/v1/rematch");
  return body.runs[0];
}

test("what a preview counts is what is there after saving and walking over history", async () => {
  const companyId = await idOf("Заслонка");
  const drafts: Draft[] = [
    {
      kind: "topic",
      name: "Касса",
      terms: [term("касса"), term("очередь"), term("чай", "word", { role: "exclude" })],
    },
    {
      kind: "product",
      name: "Чайник",
      companyId,
      // Most finds need context: the company named beside it, or the thread above it.
      terms: [term("чай", "word", { needsContext: true })],
    },
    {
      kind: "executive",
      name: "Павел Жуков",
      companyId,
      terms: [term("Павел", "name", { needsContext: true })],
    },
  ];
  for (const draft of drafts) {
    const before = await preview(draft);
    const added = await client.send("POST", "/api/v1/entities", draft);
    expect(added.status).toBe(201);
    await settled();
    const { entityId } = added.body;
    expect([draft.name, before.matched, before.gained, before.lost]).toEqual([
      draft.name,
      await mentionsOf(entityId),
      await mentionsOf(entityId),
      0,
    ]);
    expect(before.matched).toBeGreaterThan(0);
    const change = (await latestRun()).changes.find(
      (each: { entityId: number }) => each.entityId === entityId,
    );
    expect(change).toMatchObject({ gained: before.matched, lost: 0, kept: 0 });
    const after = await preview({ ...draft, entityId });
    expect([after.matched, after.gained, after.lost]).toEqual([before.matched, 0, 0]);
  }
});

test("an edit says beforehand which posts it wins and which it loses", async () => {
  const entityId = await idOf("Касса");
  const saved = await reload(entityId);
  const stored = await mentionsOf(entityId);
  const draft = { ...saved, terms: [term("очередь"), term("кассир")] };
  const told = await preview(draft);
  const edited = await client.send("PUT", `/api/v1/entities/${entityId}`, draft);
  expect(edited.status).toBe(200);
  await settled();
  expect(await mentionsOf(entityId)).toBe(stored + told.gained - told.lost);
  const run = await latestRun();
  expect(run).toMatchObject({ state: "done", share: 1, leftSeconds: null });
  expect(run.changes.find((each: { entityId: number }) => each.entityId === entityId)).toMatchObject({
    gained: told.gained,
    lost: told.lost,
  });
  const lost = await client.get(`/api/v1/rematch/${run.runId}/posts?entityId=${entityId}&change=lost`);
  expect(lost.body.posts.length).toBe(Math.min(told.lost, 50));
});

test("false friends are shown with their reason, doubts with theirs", async () => {
  const told = await preview({
    kind: "brand",
    name: "Заслонка",
    terms: [
      term("Заслонка"),
      term("дроссельная", "word", { role: "exclude" }),
      term("печник", "word", { role: "exclude" }),
    ],
  });
  const [brand] = told.terms;
  const friends = brand.examples.filter((each: { isCounted: boolean }) => !each.isCounted);
  expect(friends.map((each: { reason: { code: string } }) => each.reason.code)).toContain("excluded");
  expect(brand.doubtful).toBeGreaterThan(0);
  const doubted = brand.examples.find((each: { doubt: string | null }) => each.doubt === "lower_case");
  const [hit] = doubted.hits;
  expect(doubted.snippet.slice(hit.start, hit.end)).toMatch(/^заслон/);
  expect(brand.warnings.map((each: { code: string }) => each.code)).toContain("shared");
});

test("proposals come with the posts that bear them; a refused one is remembered", async () => {
  const dezhkin = await reload(await idOf("Аркадий Семёнович Дёжкин"));
  const told = await preview(dezhkin);
  const lookalike = told.proposals.find((each: { role: string }) => each.role === "lookalike");
  expect(lookalike).toMatchObject({ kind: "handle", isRefused: false });
  const first = told.proposals[0];
  const key = `${first.role} ${first.kind} ${first.text.toLowerCase()}`;
  const saved = await client.send("PUT", `/api/v1/entities/${dezhkin.entityId}`, {
    ...dezhkin,
    refusedProposals: [key],
  });
  expect(saved.status).toBe(200);
  const again = await preview(await reload(dezhkin.entityId));
  expect(again.proposals.filter((each: { isRefused: boolean }) => each.isRefused)).toMatchObject([
    { text: first.text },
  ]);
});

test("of two edits of one state the second gets 409 at `version`, a taken name 409 at `name`", async () => {
  const entityId = await idOf("Касса");
  const saved = await reload(entityId);
  const path = `/api/v1/entities/${entityId}`;
  expect((await client.send("PUT", path, { ...saved, position: "a" })).status).toBe(200);
  const stale = await client.send("PUT", path, { ...saved, position: "b" });
  expect([stale.status, stale.body.errors[0].field]).toEqual([409, "version"]);
  const taken = await client.send("POST", "/api/v1/entities", {
    kind: "topic",
    name: "касса",
    terms: [term("x1")],
  });
  expect([taken.status, taken.body.errors[0].field]).toEqual([409, "name"]);
});

test("found by a new term: in triage without a shout, with the run in the history; retired and restored", async () => {
  const entityId = await idOf("Касса");
  const { rows } = await installation.database.pool.query<{ to: { rematchRunId: number } }>(
    `select e."to" from triage_event e join mention m on m.post_id = e.post_id and m.entity_id = $1
     where e.kind = 'arrived' and e."to" ? 'rematchRunId'`,
    [entityId],
  );
  expect(rows.length).toBeGreaterThan(0);
  expect((await client.send("DELETE", `/api/v1/entities/${entityId}`)).status).toBe(204);
  await settled();
  expect(await mentionsOf(entityId)).toBe(0);
  const { body } = await client.get("/api/v1/entities/retired");
  expect(body.entities[0]).toMatchObject({ entityId, name: "Касса" });
  expect((await client.send("POST", `/api/v1/entities/${entityId}/restore`)).status).toBe(200);
  await settled();
  expect(await mentionsOf(entityId)).toBeGreaterThan(0);
});

test("a secret word raises its posts; who does not edit the list learns that there is one, not which", async () => {
  const entityId = await idOf("Заслонка");
  const saved = await reload(entityId);
  const secret = term("самовар", "word", { role: "secret" });
  const draft = { ...saved, terms: [...saved.terms, secret] };
  const told = await preview(draft);
  expect(told.terms.at(-1).counted).toBeGreaterThan(0);
  expect((await client.send("PUT", `/api/v1/entities/${entityId}`, draft)).status).toBe(200);
  await settled();
  const { body } = await client.get(`/api/v1/mentions?q=${encodeURIComponent('signal:"секретное слово"')}`);
  expect(body.mentions.length).toBe(told.terms.at(-1).counted);
  for (const row of body.mentions) {
    expect(row).toMatchObject({ namesSecret: true });
    expect(row.severity).toBeGreaterThanOrEqual(3);
  }
  const [{ postId, snippetHits, snippet }] = body.mentions;
  const marked = snippetHits.map(({ start, end }: { start: number; end: number }) =>
    snippet.slice(start, end),
  );
  expect(marked.join(" ").toLowerCase()).not.toContain("самовар");

  const seen = async (by: ApiClient) => {
    const { body: detail } = await by.get(`/api/v1/mentions/${postId}`);
    const signal = detail.signals.find((each: { name: string }) => each.name === "secret");
    const hits = detail.hits.filter((hit: { found: string }) => /самовар/i.test(hit.found));
    const { body: list } = await by.get("/api/v1/entities");
    const terms = JSON.stringify(list).includes("самовар");
    return { spans: signal.spans.length > 0, hits: hits.length > 0, terms };
  };
  expect(await seen(client)).toEqual({ spans: true, hits: true, terms: true });
  const viewer = await signInAs(installation, "viewer");
  expect(await seen(viewer)).toEqual({ spans: false, hits: false, terms: false });

  const { rows } = await installation.database.pool.query<{ line: string }>(
    "select row_to_json(a)::text as line from audit_event a union all select e.\"to\"::text from triage_event e where kind in ('arrived', 'matched')",
  );
  const lines = rows.map(({ line }) => line).join("\n");
  expect(lines).toContain('"secrets": 1');
  expect(lines).not.toMatch(/самовар/i);
});
