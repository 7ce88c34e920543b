import type { World } from "@earshot/world/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";

let installation: TestInstallation;
let world: World;
let person: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: "brief" });
  if (installation.world === null) throw new Error("the demo does not run");
  world = installation.world;
  person = createApiClient(installation.url);
  await signInFirst(person, installation.signInLink);
  // The one that is asked for its posts.
  await installation.database.pool.query(
    "update source set next_check_at = now() where name = 'Заслонка: из печи'",
  );
  await installation.queues.drainIdle();
});
afterAll(() => installation?.close());

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
const site = (path: string): string => `${world.url}/sites/${path}`;
const opml = (body: string): string =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Список</title></head><body>${body}</body></opml>`;

async function audited(
  what: string,
): Promise<{ targetName: string; from: unknown; to: unknown; personId: unknown }[]> {
  const { rows } = await installation.database.pool.query(
    `select target_name as "targetName", "from", "to", person_id as "personId" from audit_event where what = $1 order by audit_event_id`,
    [what],
  );
  return rows;
}

async function sources(): Promise<Record<string, unknown>[]> {
  return (await person.get("/api/v1/sources")).body.sources;
}

describe("what is pasted", () => {
  test.each([
    ["https://www.threads.net/@zaslonka", { support: "later", site: "Threads", what: "@zaslonka" }],
    ["https://dzen.ru/zaslonka", { support: "never", site: "Дзен" }],
    ["https://anna:secret@a.example/", { support: "none", trouble: "credentials" }],
    ["http://169.254.169.254/latest/", { support: "now", failure: { code: "refused_address" } }],
  ])("%s is answered honestly", async (line, expected) => {
    const { status, body } = await person.send("POST", "/api/v1/sources/find", { line });
    expect(status).toBe(200);
    expect(body).toMatchObject({ choices: [], ...expected });
  });

  test.each([
    ["vk.com/zaslonka", ["vk"]],
    ["https://x.com/zaslonka", ["x"]],
    // A name could be anybody's anywhere.
    ["@zaslonka", ["telegram", "vk", "x"]],
  ])("%s is a source of %o", async (line, kinds) => {
    const { body } = await person.send("POST", "/api/v1/sources/find", { line });
    expect(body.support).toBe("now");
    const offered = body.choices.map(({ kind }: { kind: string }) => kind);
    expect(offered).toEqual(expect.arrayContaining(kinds));
  });

  test("the front of a site leads to its feed, which is a source already under another format", async () => {
    const { body } = await person.send("POST", "/api/v1/sources/find", { line: `${world.url}/s/versta/` });
    expect(body).toMatchObject({ support: "now", failure: null });
    expect(body.choices).toHaveLength(1);
    expect(body.choices[0]).toMatchObject({
      title: "Городская верста",
      covers: "asked",
      seen: { kind: "atom", language: "ru" },
      existing: { name: "Городская верста", isRetired: false },
    });
  });
});

describe("preview", () => {
  test("shows posts as they would be stored, whom they speak of, and what is proposed", async () => {
    const { body } = await person.send("POST", "/api/v1/sources/preview", {
      url: site("pies.example/@zaslonka.rss"),
      platform: "mastodon",
    });
    expect(body).toMatchObject({ ok: true, existing: null, notes: [] });
    expect(body.proposed).toMatchObject({
      name: "Заслонка: из печи",
      language: "ru",
      tier: 3,
      tierReason: "personal_platform",
    });
    expect(body.proposed.audience).toBeGreaterThan(1_000);
    expect(body.matchCount).toBeGreaterThan(0);
    expect(body.matched[0].name).toContain("Заслонка");
    expect(body.posts[0]).toMatchObject({
      author: expect.any(String),
      text: expect.any(String),
      publishedAt: expect.any(String),
    });
    expect(body.posts[0].text).not.toContain("<");
    expect(body.pollMinutes).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ["hostile/dates", ["future_dates"]],
    ["hostile/no-ids", ["no_links"]],
  ])("says what is odd: %s", async (path, notes) => {
    const { body } = await person.send("POST", "/api/v1/sources/preview", { url: `${world.url}/${path}` });
    expect(body.notes).toEqual(expect.arrayContaining(notes));
  });

  test.each([
    ["hostile/gzip-bomb", "too_large"],
    ["hostile/redirect-metadata", "refused_address"],
    ["hostile/error-page", "not_a_feed"],
    ["hostile/gone", "gone"],
  ])("says why not: %s", async (path, code) => {
    const { body } = await person.send("POST", "/api/v1/sources/preview", { url: `${world.url}/${path}` });
    expect(body).toMatchObject({ ok: false, code });
  });
});

test("a feed for personal use only is neither asked for nor added before somebody says that its terms fit", async () => {
  const given = { url: "https://news.google.com/rss/search?q=pies", name: "News" };
  for (const path of ["/api/v1/sources/preview", "/api/v1/sources"]) {
    const { status, body } = await person.send("POST", path, given);
    expect([status, body.errors[0]]).toMatchObject([
      400,
      { field: "acceptsTerms", message: expect.stringContaining("Google News") },
    ]);
  }
  const added = await person.send("POST", "/api/v1/sources", { ...given, acceptsTerms: true });
  expect(added.status).toBe(201);
  expect((await person.send("DELETE", `/api/v1/sources/${added.body.sourceId}`)).status).toBe(204);
});

describe("care", () => {
  test("add, change, retire and restore are booked with what changed", async () => {
    const url = site("wordpress.example/feed/");
    const added = await person.send("POST", "/api/v1/sources", {
      url,
      name: " Блог\u200b  пекаря ",
      folder: " Блоги / Еда ",
      tags: ["еда", "Еда", "пекари"],
      tier: 3,
    });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      name: "Блог пекаря",
      folder: "Блоги/Еда",
      tags: ["еда", "пекари"],
      audience: null,
    });
    const { sourceId } = added.body;
    const again = await person.send("POST", "/api/v1/sources", { url: url.replace(/\/$/, "?utm_source=x") });
    expect([again.status, again.body.errors[0].field]).toEqual([409, "url"]);

    const path = `/api/v1/sources/${sourceId}`;
    const changed = await person.send("PATCH", path, {
      tier: 1,
      audience: 0,
      note: "Позвонить Анне",
      language: "ru",
    });
    expect(changed.body).toMatchObject({
      tier: 1,
      audience: 0,
      note: "Позвонить Анне",
      tags: ["еда", "пекари"],
    });
    expect((await audited("source.changed")).at(-1)).toMatchObject({
      targetName: "Блог пекаря",
      from: { tier: 3, audience: null, note: null },
      to: { tier: 1, audience: 0, note: "Позвонить Анне", language: "ru" },
      personId: expect.any(Number),
    });

    expect((await person.send("DELETE", path)).status).toBe(204);
    expect((await person.send("DELETE", path)).status).toBe(404);
    expect((await sources()).some((each) => each["sourceId"] === sourceId)).toBe(false);
    const archive = await person.get("/api/v1/sources?archived=true");
    expect(archive.body.sources.map((each: { name: string }) => each.name)).toContain("Блог пекаря");
    const found = await person.send("POST", "/api/v1/sources/find", { line: url });
    expect(found.body.choices[0].existing).toEqual({ sourceId, name: "Блог пекаря", isRetired: true });

    const restored = await person.send("POST", `${path}/restore`);
    expect(restored.body).toMatchObject({ sourceId, tier: 1, tags: ["еда", "пекари"], retiredAt: null });
    expect((await person.send("POST", `${path}/restore`)).status).toBe(404);
    expect((await audited("source.restored")).at(-1)?.targetName).toBe("Блог пекаря");
  });

  test("many at once: folder, tags, tier, pause; what is gone is counted", async () => {
    const ids = (await sources()).slice(0, 3).map((each) => each["sourceId"]);
    const before = (await audited("source.changed")).length;
    const change = { folder: "Вместе", addTags: ["разом"], tier: 2, isPaused: true };
    const { body } = await person.send("POST", "/api/v1/sources/change", {
      sourceIds: [...ids, 999_999],
      change,
    });
    expect(body.skipped).toBe(1);
    for (const each of body.sources) {
      expect(each).toMatchObject({ folder: "Вместе", tier: 2, state: "paused" });
      expect(each.tags).toContain("разом");
    }
    expect((await audited("source.changed")).length).toBe(before + 3);
    expect((await audited("source.paused")).length).toBe(3);
    const back = await person.send("POST", "/api/v1/sources/change", {
      sourceIds: ids,
      change: { removeTags: ["РАЗОМ"], isPaused: false },
    });
    expect(
      back.body.sources.every(
        (each: { tags: string[]; state: string }) => each.tags.length === 0 && each.state === "new",
      ),
    ).toBe(true);
    expect(
      (await person.send("POST", "/api/v1/sources/retire", { sourceIds: ids })).body.sources,
    ).toHaveLength(3);
    expect((await person.send("POST", "/api/v1/sources/restore", { sourceIds: ids })).body).toMatchObject({
      skipped: 0,
    });
  });

  test.each([
    ["a tier of 4", { tier: 4 }, "tier"],
    ["an audience below nothing", { audience: -1 }, "audience"],
    ["a name of nothing visible", { name: "\u200b\u200b" }, "name"],
    ["a language that is none", { language: "русский" }, "language"],
  ])("%s is refused by its field", async (_name, change, field) => {
    const [first] = await sources();
    const { status, body } = await person.send(
      "PATCH",
      `/api/v1/sources/${String(first?.["sourceId"])}`,
      change,
    );
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  test("posts and matches of the last 30 days", async () => {
    const { body } = await person.get("/api/v1/sources/volumes");
    const byId = new Map<number, { posts: number; matches: number }>(
      body.volumes.map((each: { sourceId: number; posts: number; matches: number }) => [each.sourceId, each]),
    );
    const zaslonka = (await sources()).find((each) => each["name"] === "Заслонка: из печи");
    const volume = byId.get(Number(zaslonka?.["sourceId"]));
    expect(volume?.posts).toBeGreaterThan(0);
    expect(volume?.matches).toBeGreaterThan(0);
    for (const { posts, matches } of byId.values()) expect(matches).toBeLessThanOrEqual(posts);
  });
});

describe("OPML", () => {
  const look = (text: string) =>
    person.send("POST", "/api/v1/sources/opml/preview", { base64: base64(text) });

  test.each([
    [
      "entities",
      `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>`,
      400,
      "doctype",
    ],
    ["no OPML", "<html></html>", 400, "not_opml"],
    ["no feeds", opml(""), 400, "empty"],
    ["deep nesting", opml("<outline text='a'>".repeat(10_000)), 400, "too_deep"],
    ["2,001 outlines", opml(`<outline xmlUrl="https://a.example/"/>`.repeat(2_001)), 413, "too_many"],
    ["more than 5 MB", opml(`<outline text="${"x".repeat(5 * 1024 * 1024)}"/>`), 413, "too_large"],
  ])("a hostile file is refused: %s", async (_name, text, status, reason) => {
    const answer = await look(text);
    expect([answer.status, answer.body.errors[0].message]).toEqual([status, reason]);
  });

  test("what is no base64, and a body beyond all limits", async () => {
    expect((await person.send("POST", "/api/v1/sources/opml/preview", { base64: "§§§" })).status).toBe(400);
    expect(
      (await person.send("POST", "/api/v1/sources/opml/preview", { base64: "A".repeat(9_000_000) })).status,
    ).toBe(413);
  });

  test("each line is judged; what is taken is read in the background; out and in again changes nothing", async () => {
    const text = opml(
      `<outline text="Импорт"><outline text="Город &amp; деньги" xmlUrl="${site("list.example/rss/city.xml")}" category="новое,город" earshot:tier="1"/>` +
        `<outline text="Ещё раз" xmlUrl="${site("list.example/rss/city.xml")}?utm_source=x"/></outline>` +
        `<outline text="Уже есть" xmlUrl="${world.feedUrl("versta")}"/>` +
        `<outline text="Канал" xmlUrl="https://t.me/zaslonka"/><outline text="Не лента" xmlUrl="${site("none.example/")}"/>`,
    );
    const looked = await look(text);
    expect(
      looked.body.lines.map((line: { verdict: string; folder: string; refusal: string }) => [
        line.verdict,
        line.folder,
        line.refusal,
      ]),
    ).toEqual([
      ["new", "Импорт", null],
      ["doubled", "Импорт", null],
      ["exists", null, null],
      ["refused", null, "not_a_feed"],
      ["new", null, null],
    ]);
    const taken = await person.send("POST", "/api/v1/sources/opml/import", {
      base64: base64(text),
      into: "Новое",
    });
    expect([taken.status, taken.body.added.length, taken.body.restored]).toEqual([200, 2, []]);
    expect((await audited("source.added")).slice(-2).map(({ targetName }) => targetName)).toEqual([
      "Город & деньги",
      "Не лента",
    ]);
    const [good, bad] = taken.body.added;
    await expect
      .poll(async () => (await sources()).find(({ sourceId }) => sourceId === good)?.["state"])
      .toBe("ok");
    await expect
      .poll(async () => (await sources()).find(({ sourceId }) => sourceId === bad)?.["reasonCode"])
      .toBe("not_a_feed");
    expect((await sources()).find(({ sourceId }) => sourceId === good)).toMatchObject({
      folder: "Новое/Импорт",
      tags: ["новое", "город"],
      tier: 1,
    });

    const out = await person.get("/api/v1/sources/opml");
    expect(out.headers.get("content-type")).toContain("text/x-opml");
    expect(out.headers.get("content-disposition")).toContain(".opml");
    expect(out.body).toContain(`<outline text="Новое">`);
    const own = (await sources()).filter(({ isDemo }) => isDemo !== true).map(({ sourceId }) => sourceId);
    expect(
      (await look(out.body)).body.lines.every((line: { verdict: string }) => line.verdict === "exists"),
    ).toBe(true);
    await person.send("POST", "/api/v1/sources/retire", { sourceIds: own });
    const back = await person.send("POST", "/api/v1/sources/opml/import", { base64: base64(out.body) });
    expect(new Set(back.body.restored)).toEqual(new Set(own));
    const undated = (text: string): string => text.replace(/<dateCreated>.*<\/dateCreated>/, "");
    expect(undated((await person.get("/api/v1/sources/opml")).body)).toBe(undated(out.body));
  });
});

test("coverage sums up a platform over the sources that stand below it, without archived ones", async () => {
  const matrix = async () => {
    const span = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date().toISOString()}`;
    const { platforms, sources: rows } = (await person.get(`/api/v1/coverage?${span}&step=hour`)).body;
    const summed: number = platforms.reduce(
      (sum: number, each: { sources: number }) => sum + each.sources,
      0,
    );
    return { rows: rows.length, summed };
  };
  const before = await matrix();
  expect(before.summed).toBe(before.rows);
  const [first] = await sources();
  await person.send("POST", "/api/v1/sources/retire", { sourceIds: [first?.["sourceId"]] });
  expect(await matrix()).toEqual({ rows: before.rows - 1, summed: before.rows - 1 });
});

test("what a source gave stands hour by hour beside the same hours of its own earlier weeks; hours within a gap are no zeros", async () => {
  const { pool } = installation.database;
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 2 * 3_600_000);
  const { rows } = await pool.query(
    `insert into source (key, kind, platform, name, url, state, state_since, last_success_at, next_check_at, created_at)
     values ('hours', 'feed', 'news', 'По часам', 'http://127.0.0.1:9/hours', 'ok', $1, now(), now() + interval '1 day', $1::timestamptz - interval '60 days')
     returning source_id as "sourceId"`,
    [hour],
  );
  const { sourceId } = rows[0] as { sourceId: number };
  // A week ago 4, two ago 8, three ago none, four ago 6; what is older does not count.
  await pool.query(
    `insert into source_hour (source_id, hour, posts)
     select $1, $2::timestamptz - make_interval(weeks => week), posts from (values (0, 1), (1, 4), (2, 8), (4, 6), (5, 99)) as told (week, posts)`,
    [sourceId, hour],
  );
  const told = async () => {
    const { hours } = (await person.get(`/api/v1/sources/${sourceId}/history?days=1`)).body;
    return hours.find(({ at }: { at: string }) => at === hour.toISOString());
  };
  expect(await told()).toMatchObject({ received: 1, expected: (4 + 8 + 0 + 6) / 4, isMissing: false });
  await pool.query(
    `insert into source_gap (source_id, from_at, to_at, why)
     values ($1, $2::timestamptz - interval '3 weeks 3 hours', $2::timestamptz - interval '3 weeks' + interval '1 hour', 'timeout')`,
    [sourceId, hour],
  );
  expect(await told()).toMatchObject({ received: 1, expected: (4 + 8 + 6) / 3, isMissing: false });
  await pool.query("delete from source where source_id = $1", [sourceId]);
});
