import { get } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import { startWorld } from "@earshot/world/server";
import type { World, WorldOptions } from "@earshot/world/server";
import type { Repeat } from "@earshot/world/live-loop";
import { afterEach, describe, expect, it } from "vitest";
import { readWorldFeed } from "./read-world-feed.ts";

const start = new Date("2026-11-21T18:00:00Z");
const open: World[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((world) => world.close()));
});

/** A world whose clock and timers move only when told. */
async function worldByHand(options: Partial<WorldOptions> = {}) {
  let nowMs = start.getTime();
  const timers: { run: () => void; at: number }[] = [];
  const world = await startWorld({
    port: 0,
    now: () => new Date(nowMs),
    random: () => 0.5,
    schedule: (run, afterMs) => {
      const timer = { run, at: nowMs + afterMs };
      timers.push(timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
    ...options,
  });
  open.push(world);
  return {
    world,
    timers,
    pass: (ms: number) => {
      nowMs += ms;
    },
    runNext: () => {
      const timer = timers.shift();
      if (timer === undefined) throw new Error("no timer is set");
      nowMs = Math.max(nowMs, timer.at);
      timer.run();
    },
  };
}

interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Without fetch's own inflating and caching. */
function getRaw(url: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    }).on("error", reject);
  });
}

describe("conditional requests", () => {
  it("answers 304 without a body by tag or by date, until something is published", async () => {
    const { world, pass } = await worldByHand();
    const url = world.feedUrl("versta");
    const first = await getRaw(url);
    const byTag = { "if-none-match": String(first.headers.etag) };
    const byDate = { "if-modified-since": String(first.headers["last-modified"]) };
    expect(first.headers["cache-control"]).toBe("public, max-age=5");
    for (const condition of [byTag, byDate]) {
      const again = await getRaw(url, condition);
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
    }
    world.publish({ sourceId: "versta", text: "Молния" });
    for (const condition of [byTag, byDate]) {
      expect((await getRaw(url, condition)).status).toBe(200);
    }
    pass(1_000);
    expect((await getRaw(url)).headers["last-modified"]).toBe("Sat, 21 Nov 2026 18:00:00 GMT");
    expect((await getRaw(world.feedUrl("kama"), byTag)).status).toBe(200);
  });

  it("misses neither of two changes within one second", async () => {
    const { world, pass } = await worldByHand();
    const url = world.feedUrl("versta");
    world.publish({ sourceId: "versta", text: "Первая" });
    pass(400);
    const first = await getRaw(url);
    expect(first.headers["last-modified"]).toBeUndefined();
    pass(200);
    world.publish({ sourceId: "versta", text: "Вторая" });
    pass(5_000);
    for (const condition of [
      { "if-none-match": String(first.headers.etag) },
      { "if-modified-since": "Sat, 21 Nov 2026 17:59:59 GMT" },
    ]) {
      expect((await getRaw(url, condition)).status).toBe(200);
    }
  });

  it("gzips for those who take it, under the same tag", async () => {
    const { world } = await worldByHand();
    const plain = await getRaw(world.feedUrl("masto"));
    const packed = await getRaw(world.feedUrl("masto"), { "accept-encoding": "gzip" });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(packed.headers.etag).toBe(plain.headers.etag);
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
  });
});

describe("publishing", () => {
  it("puts a post at the top of its feed, with a page of its own", async () => {
    const { world } = await worldByHand();
    const post = world.publish({
      sourceId: "tg_dezhkin",
      text: "Щи будут\nзавтра <b>",
      parentId: "p0657",
      author: { handle: "@x", name: "Икс & Ко", followers: 7 },
      engagement: { likes: 0 },
    });
    const { posts, text } = await readWorldFeed(world.feedUrl("tg_dezhkin"));
    expect(posts[0]).toEqual({
      id: `tag:world.earshot.example,2026:${post.id}`,
      url: `${world.url}/s/tg_dezhkin/published/${post.id}`,
      title: "",
      html: "<p>Щи будут<br/>завтра &lt;b&gt;</p>",
      author: "Икс & Ко",
      publishedAt: start.toISOString(),
      parentId: "tag:world.earshot.example,2026:p0657",
    });
    expect(text.split("</entry>")[0]).toContain("<eng:likes>0</eng:likes><content");
    expect(await (await fetch(posts[0]?.url ?? "")).text()).toContain("завтра &lt;b&gt;");
  });

  it("survives what no text should hold", async () => {
    const { world } = await worldByHand();
    world.publish({ sourceId: "versta", text: "a\uD83Db\u0000c ]]> <!-- 😀", title: "\uDE00 & < >" });
    for (const shape of ["atom", "rss?encoding=koi8-r", "json"]) {
      const { posts } = await readWorldFeed(`${world.url}/feeds/versta.${shape}`);
      expect(posts[0]?.html, shape).toBe("<p>a\uFFFDb\uFFFDc ]]&gt; &lt;!-- 😀</p>");
    }
  });

  it("refuses a used id, an unknown source and an id that no address can carry", async () => {
    const { world } = await worldByHand();
    expect(() => world.publish({ sourceId: "versta", id: "p0001", text: "x" })).toThrow("there already");
    expect(() => world.publish({ sourceId: "nobody", text: "x" })).toThrow("no such source");
    expect(() => world.publish({ sourceId: "versta", id: "a b/c", text: "x" })).toThrow("post id");
    expect(() => world.feedUrl("nobody")).toThrow("no such source");
  });

  it("edits in place: same id and date, new text and tag, and the time of the edit", async () => {
    const { world, pass } = await worldByHand();
    const before = await getRaw(world.feedUrl("rubl"));
    const { posts: untouched } = await readWorldFeed(world.feedUrl("rubl"));
    const id = untouched[3]?.id.split(":").at(-1) ?? "";
    pass(60_000);
    world.edit(id, "Уточнение: «закрыть глаза»");
    const after = await getRaw(world.feedUrl("rubl"), { "if-none-match": String(before.headers.etag) });
    expect(after.status).toBe(200);
    const { posts, text } = await readWorldFeed(world.feedUrl("rubl"));
    expect(posts[3]).toEqual({ ...untouched[3], html: "<p>Уточнение: «закрыть глаза»</p>" });
    expect(posts.toSpliced(3, 1)).toEqual(untouched.toSpliced(3, 1));
    expect(text.match(/<atom:updated>2026-11-21T18:01:00.000Z/g)).toHaveLength(1);
    const atom = await readWorldFeed(`${world.url}/feeds/rubl.atom`);
    expect(atom.text.match(/<updated>2026-11-21T18:01:00.000Z/g)).toHaveLength(2);
  });
});

describe("the live loop", () => {
  async function allIds(world: World): Promise<string[]> {
    const ids: string[] = [];
    for (const id of [
      "tg_dezhkin",
      "tg_open",
      "vk_open",
      "masto",
      "bsky",
      "yt",
      "tattle",
      "gdepoel",
      "razdacha",
    ]) {
      ids.push(...(await readWorldFeed(world.feedUrl(id))).posts.map((post) => post.id));
    }
    return ids;
  }

  it("is silent until started, then publishes marked posts at the present time, and stops", async () => {
    const { world, timers, runNext } = await worldByHand();
    expect(timers).toHaveLength(0);
    world.live.start();
    const texts: string[] = [];
    for (let step = 0; step < 30; step += 1) runNext();
    for (const id of ["tg_dezhkin", "tg_open", "vk_open", "masto", "vk_zaslonka", "tg_zaslonka"]) {
      const { text } = await readWorldFeed(world.feedUrl(id));
      texts.push(...text.split("</entry>").filter((entry) => entry.includes("demo-loop")));
    }
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.every((text) => /<published>2026-11-21T18:[01]\d:[024]0\.000Z/.test(text))).toBe(true);
    world.live.stop();
    expect(timers).toHaveLength(0);
  });

  it("goes once through the whole month without a clash, and threads stay whole", async () => {
    const calendarAt = new Date("2026-11-19T14:34:00Z");
    const { world, runNext } = await worldByHand({ now: () => calendarAt });
    world.live.start();
    for (let step = 0; step < 673; step += 1) runNext();
    const { posts } = await readWorldFeed(world.feedUrl("tg_dezhkin"));
    expect(posts).toHaveLength(2 * 82);
    const live = posts.filter((post) => post.id.includes("-live-"));
    expect(live).toHaveLength(82);
    const answers = live.filter((post) => post.parentId !== null);
    expect(answers).toHaveLength(68);
    expect(answers.every((post) => post.parentId?.includes("-live-"))).toBe(true);
  });

  it("uses no id of an earlier run and keeps the month's ids and dates at a restart", async () => {
    const first = await worldByHand();
    first.world.live.start();
    for (let step = 0; step < 40; step += 1) first.runNext();
    const later = new Date(start.getTime() + 9 * 86_400_000);
    const second = await worldByHand({ now: () => later, calendarAt: start });
    expect(second.world.weeks).toBe(first.world.weeks);
    second.world.live.start();
    for (let step = 0; step < 40; step += 1) second.runNext();
    const [before, after] = [await allIds(first.world), await allIds(second.world)];
    const liveBefore = before.filter((id) => id.includes("-live-"));
    expect(liveBefore.length).toBeGreaterThan(10);
    expect(after.filter((id) => liveBefore.includes(id))).toEqual([]);
    expect(after.filter((id) => !id.includes("-live-")).toSorted()).toEqual(
      before.filter((id) => !id.includes("-live-")).toSorted(),
    );
  });

  it("still has what an earlier run published, when it is told", async () => {
    const repeated: Repeat[] = [];
    const first = await worldByHand({ onRepeat: (repeat) => repeated.push(repeat) });
    first.world.live.start();
    for (let step = 0; step < 40; step += 1) first.runNext();
    const later = new Date(start.getTime() + 86_400_000);
    const second = await worldByHand({ now: () => later, calendarAt: start, repeated });
    const [before, after] = [await allIds(first.world), await allIds(second.world)];
    expect(after.toSorted()).toEqual(before.toSorted());
  });
});
