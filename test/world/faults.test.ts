import { get } from "node:http";
import type { IncomingMessage } from "node:http";
import { hostileNames } from "@earshot/world/hostile";
import { startWorld } from "@earshot/world/server";
import type { World } from "@earshot/world/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const now = new Date("2026-11-21T18:00:00Z");
const delayed: (() => void)[] = [];
let world: World;

beforeAll(async () => {
  world = await startWorld({
    port: 0,
    now: () => now,
    schedule: (run) => {
      delayed.push(run);
      return () => {};
    },
  });
});
afterAll(() => world.close());

/** Reads until the end, a break, or `bytesMax`, and hangs up. */
function read(
  url: string,
  bytesMax: number,
): Promise<{ response: IncomingMessage; bytes: number; end: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let bytes = 0;
      const finish = (end: string) => {
        response.destroy();
        resolve({ response, bytes, end });
      };
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes >= bytesMax) finish("enough");
      });
      response.on("end", () => finish("end"));
      response.on("error", () => finish("broken"));
    }).on("error", reject);
  });
}

describe("misbehave", () => {
  const url = () => world.feedUrl("kama");

  it.each([
    {
      name: "a status",
      fault: { status: 500, body: "oops" },
      status: 500,
      header: ["content-type", "text/html; charset=utf-8"],
    },
    { name: "gone", fault: { status: 410 }, status: 410, header: ["content-length", "0"] },
    {
      name: "too many requests",
      fault: { status: 429, headers: { "retry-after": "60" } },
      status: 429,
      header: ["retry-after", "60"],
    },
    {
      name: "an error page that says 200",
      fault: { body: "<h1>Works</h1>" },
      status: 200,
      header: ["content-length", "14"],
    },
    {
      name: "a redirect",
      fault: { redirectTo: "http://169.254.169.254/" },
      status: 302,
      header: ["location", "http://169.254.169.254/"],
    },
    {
      name: "a lasting redirect",
      fault: { redirectTo: "/feeds/rubl.rss", status: 301 },
      status: 301,
      header: ["location", "/feeds/rubl.rss"],
    },
    { name: "a hostile answer", fault: { hostile: "gone" }, status: 410, header: ["content-length", "4"] },
  ])("answers with $name, and in order again afterwards", async ({ fault, status, header }) => {
    world.misbehave("kama", fault);
    const response = await fetch(url(), { redirect: "manual" });
    expect(response.status).toBe(status);
    expect(response.headers.get(header[0] ?? "")).toBe(header[1]);
    await response.body?.cancel();
    expect((await fetch(world.feedUrl("versta"))).status).toBe(200);
    world.misbehave("kama", null);
    expect((await fetch(url())).status).toBe(200);
  });

  it("breaks the connection", async () => {
    world.misbehave("kama", { drop: true });
    await expect(fetch(url()).then((response) => response.text())).rejects.toThrow();
    world.misbehave("kama", null);
  });

  it("answers late, and then as usual", async () => {
    world.misbehave("kama", { delayMs: 60_000 });
    const pending = fetch(url());
    await expect.poll(() => delayed.length).toBe(1);
    delayed.shift()?.();
    expect((await pending).status).toBe(200);
    world.misbehave("kama", null);
  });

  it("never ends", async () => {
    world.misbehave("kama", { hostile: "endless" });
    const { bytes, end } = await read(url(), 3_000_000);
    expect([end, bytes >= 3_000_000]).toEqual(["enough", true]);
    world.misbehave("kama", null);
  });

  it("refuses an unknown source", () => {
    expect(() => world.misbehave("nobody", null)).toThrow("no such source");
  });
});

describe("hostile answers", () => {
  const quick = hostileNames.map((one) => one.name).filter((name) => name !== "stalled");

  it.each(quick)("/hostile/%s begins", async (name) => {
    const { response, bytes } = await read(`${world.url}/hostile/${name}`, 100_000);
    expect(response.statusCode).toBeGreaterThanOrEqual(200);
    expect(bytes).toBeLessThan(2_000_000);
  });

  it.each([
    { name: "endless", end: "enough", atLeast: 5_000_000, bytesMax: 5_000_000 },
    { name: "huge", end: "enough", atLeast: 5_000_000, bytesMax: 5_000_000 },
    { name: "gzip-bomb", end: "enough", atLeast: 50_000, bytesMax: 50_000 },
    { name: "gzip-endless", end: "enough", atLeast: 50_000, bytesMax: 50_000 },
    { name: "dropped", end: "broken", atLeast: 60_000, bytesMax: 5_000_000 },
    { name: "stalled", end: "enough", atLeast: 10, bytesMax: 10 },
    { name: "entity-bomb", end: "end", atLeast: 500, bytesMax: 5_000 },
    { name: "deep-nesting", end: "end", atLeast: 700_000, bytesMax: 5_000_000 },
    { name: "long-text", end: "end", atLeast: 1_000_000, bytesMax: 5_000_000 },
    { name: "many-items", end: "end", atLeast: 15_000_000, bytesMax: 50_000_000 },
  ])("$name: $end after $atLeast bytes", async ({ name, end, atLeast, bytesMax }) => {
    const answer = await read(`${world.url}/hostile/${name}`, bytesMax);
    expect(answer.end).toBe(end);
    expect(answer.bytes).toBeGreaterThanOrEqual(atLeast);
  });

  it("lists them with what is bad about each", async () => {
    const text = await (await fetch(`${world.url}/hostile/`)).text();
    expect(text.trim().split("\n")).toHaveLength(hostileNames.length);
    expect(text).toContain("/hostile/entity-bomb\tnested entities, a billion laughs");
  });

  it("changes the text under one id from request to request when asked", async () => {
    const texts = await Promise.all(
      ["1", "2"].map(async (version) =>
        (await fetch(`${world.url}/hostile/duplicate-ids?version=${version}`)).text(),
      ),
    );
    expect(texts[0]).not.toBe(texts[1]);
  });
});

describe("close", () => {
  it("frees the port although bodies are still being sent, and may be called twice", async () => {
    const busy = await startWorld({ port: 0, now: () => now });
    busy.live.start();
    busy.misbehave("kama", { delayMs: 3_600_000 });
    const stalled = read(`${busy.url}/hostile/stalled`, 1_000_000);
    const late = fetch(busy.feedUrl("kama")).catch(() => "broken");
    await fetch(busy.url);
    await Promise.all([busy.close(), busy.close()]);
    expect((await stalled).end).toBe("broken");
    expect(await late).toBe("broken");
    const again = await startWorld({ port: busy.port, now: () => now });
    expect(again.port).toBe(busy.port);
    await expect(startWorld({ port: again.port, now: () => now })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    await again.close();
  });
});
