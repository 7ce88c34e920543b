import { afterAll, beforeAll, expect, test } from "vitest";
import { addSource } from "@earshot/db/queries/sources";
import { upsertEntity } from "@earshot/db/queries/watch-list";
import { feed, openSite, type Site } from "../collect/published-feed.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { scrape } from "./scrape.ts";

const token = "a-metrics-token-of-this-test";
let site: Site;
let installation: TestInstallation;
let admin: ApiClient;

beforeAll(async () => {
  site = await openSite();
  const env = { EARSHOT_METRICS_TOKEN: token, EARSHOT_ALLOW_HOSTS: site.host };
  installation = await startTestInstallation({ demo: false, env });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  await watch("Клапан");
});
afterAll(async () => {
  await installation.close();
  await site.close();
});

async function watch(name: string): Promise<void> {
  const term = {
    text: name,
    kind: "word",
    role: "match",
    needsContext: false,
    isCaseSensitive: false,
  } as const;
  const entity = { kind: "company", name, companyId: null, terms: [term] } as const;
  await upsertEntity(installation.database.db, { ...entity, terms: [...entity.terms] }, new Date());
}

/** Publishes posts on a site of their own, has it read at once, and waits until all that follows is done. */
async function publish(path: string, titles: string[]): Promise<void> {
  site.answer(
    path,
    feed(titles.map((title, n) => ({ id: `${path}-${n}`, title, at: new Date().toISOString() }))),
  );
  const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
  await addSource(installation.database.db, { ...facts, name: path, url: site.origin + path }, new Date());
  const saved = () => count(`select count(*) as n from post_key where external_id like '%${path}-%'`);
  await expect.poll(saved).toBe(titles.length);
  await installation.queues.drainIdle();
}

const look = () => scrape(installation.url, token);

async function count(statement: string): Promise<number> {
  const { rows } = await installation.database.pool.query(statement);
  return Number((rows[0] as { n: string }).n);
}

test("counts what was collected, matched and analysed as it was published", async () => {
  const before = await look();
  expect(before.contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  await publish("/metrics-one", [
    ...Array.from({ length: 5 }, (_, n) => `Клапан ${n} подорожал`),
    "Погода",
    "Спорт",
  ]);
  const after = await look();
  const grown = (name: string) => after.sum(name) - before.sum(name);
  expect({
    collected: grown("earshot_posts_collected_total"),
    matched: grown("earshot_posts_matched_total"),
    analysed: grown("earshot_posts_analysed_total"),
    lags: grown("earshot_post_lag_seconds"),
  }).toEqual({ collected: 7, matched: 5, analysed: 5, lags: 5 });
  const runs = { queue: "analyse", name: "analyse-posts" };
  expect(after.sum("earshot_jobs_total", { ...runs, outcome: "done" })).toBeGreaterThan(0);
  expect(after.sum("earshot_jobs_total", runs)).toBe(after.sum("earshot_job_duration_seconds", runs));
  expect(after.sum("earshot_source_states", { state: "ok" })).toBe(1);
});

test("tells the depth of queues, states of sources and everything of the process", async () => {
  await installation.queues.pause("match");
  for (const n of [1, 2, 3])
    await installation.queues.enqueue("match-posts", { postIds: [n] }, { jobId: `waits-${n}` });
  const paused = await look();
  // The sweep of every minute may wait beside them.
  expect(paused.sum("earshot_queue_depth", { queue: "match", state: "waiting" })).toBeGreaterThanOrEqual(3);
  expect(paused.sum("earshot_queue_paused", { queue: "match" })).toBe(1);
  expect(paused.sum("earshot_queue_paused", { queue: "collect" })).toBe(0);
  await installation.queues.resume("match");
  await installation.queues.drainIdle();
  const told = await look();
  expect(told.sum("earshot_queue_depth", { queue: "match", state: "waiting" })).toBe(0);
  expect(told.sum("earshot_queue_oldest_age_seconds", { queue: "match" })).toBe(0);
  expect(told.sum("earshot_source_states")).toBe(
    await count("select count(*) as n from source where retired_at is null"),
  );
  expect(told.sum("earshot_workers_alive", { part: "api" })).toBe(1);
  for (const name of [
    "process_resident_memory_bytes",
    "nodejs_eventloop_lag_p99_seconds",
    "earshot_db_connections",
  ])
    expect([name, told.has(name)]).toEqual([name, true]);
  expect(told.has("earshot_build_info", { version: "0.1.0", process: "all" })).toBe(true);
  expect(told.sum("earshot_scrape_failures_total")).toBe(0);
});

test("counts requests by the pattern of their route, whatever strangers ask for", async () => {
  for (const path of ["/api/v1/mentions/1", "/api/v1/mentions/2", "/api/v1/mentions/999999"])
    await admin.get(path);
  await admin.get("/nobody/knows");
  await admin.get("/api/nobody");
  const before = await look();
  const route = { method: "GET", route: "/api/v1/mentions/:postId" };
  expect(before.sum("earshot_http_request_duration_seconds", route)).toBe(3);
  const seriesBefore = before.width("earshot_http_request_duration_seconds");
  for (let n = 0; n < 60; n += 1) {
    await admin.get(`/nobody/knows/${n}`);
    await admin.get(`/api/nobody/${n}`);
    await admin.get(`/api/v1/mentions/${n}?q=${n}`);
    await fetch(`${installation.url}/x${n}`, { method: "PROPFIND" }).catch(() => undefined);
  }
  // The scrape itself and one more class of answers may have come, never one series for each address.
  const seriesAfter = (await look()).width("earshot_http_request_duration_seconds");
  expect(seriesAfter - seriesBefore).toBeLessThanOrEqual(4);
});

test("names and types are as Prometheus wants them", async () => {
  const { families, text } = await look();
  const ours = [...families.values()].filter(({ name }) => name.startsWith("earshot_"));
  expect(ours.length).toBeGreaterThan(15);
  for (const { name, type, help } of ours) {
    expect(name).toMatch(/^earshot_[a-z_]+$/);
    expect(help).not.toBe("");
    if (type === "COUNTER") expect(name).toMatch(/_total$/);
    if (type === "HISTOGRAM") expect(name).toMatch(/_seconds$/);
  }
  expect(text).not.toMatch(/NaN|undefined|Клапан/);
});

test("is for the token, and for people and API tokens that may run the system", async () => {
  const ask = async (headers: Record<string, string> = {}) =>
    (await fetch(`${installation.url}/metrics`, { headers })).status;
  expect(await ask()).toBe(401);
  expect(await ask({ authorization: `Bearer ${token}x` })).toBe(401);
  expect(await ask({ authorization: `Basic ${btoa(`x:${token}`)}` })).toBe(401);
  expect(await ask({ "x-forwarded-for": "127.0.0.1" })).toBe(401);
  expect((await admin.get("/metrics")).status).toBe(200);
  const viewer = await signInAs(installation, "viewer");
  expect((await viewer.get("/metrics")).status).toBe(403);
  const made = async (scopes: string[]) =>
    (await admin.send("POST", "/api/v1/me/tokens", { name: scopes.join(), scopes, days: 1 })).body.token;
  expect(await ask({ authorization: `Bearer ${await made(["read"])}` })).toBe(403);
  expect(await ask({ authorization: `Bearer ${await made(["run_system"])}` })).toBe(200);
});
