import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { openLiveEvents } from "../support/live-events.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";
import { runEarshot, type EarshotProcess } from "./earshot-process.ts";

const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function dataFolder(): Promise<TemporaryFolder> {
  const folder = await temporaryFolder();
  toClose.push(folder.remove);
  return folder;
}

/** `earshot start` on free ports; ended at the latest with the test. */
function start(
  dataDir: string,
  options: { isThroughNpm?: boolean; demo?: "on" | "off" } = {},
): EarshotProcess {
  const earshot = runEarshot(["start"], {
    isThroughNpm: options.isThroughNpm ?? false,
    env: {
      EARSHOT_DATA_DIR: dataDir,
      EARSHOT_PORT: "0",
      EARSHOT_WORLD_PORT: "0",
      EARSHOT_DEMO: options.demo ?? "off",
    },
  });
  toClose.push(async () => {
    try {
      earshot.signalGroup("SIGINT");
    } catch {
      // It ended by itself.
    }
    await earshot.ended;
  });
  return earshot;
}

type PageClient = ApiClient & { baseUrl: string };

async function openPage(earshot: EarshotProcess): Promise<PageClient> {
  const [, baseUrl = ""] = await earshot.said(/Page.*?(http:\S+)[^]*Ctrl-C/);
  return Object.assign(createApiClient(baseUrl), { baseUrl });
}

/** The process of the embedded database; null when it does not run. */
async function postmaster(dataDir: string): Promise<number | null> {
  const file = path.join(dataDir, "postgres/data/postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : Number(text.split("\n")[0]);
}

// oxlint-disable-next-line typescript/no-explicit-any -- rows are read as the server gives them.
type Body = any;

/** How many posts all sources together brought. */
function collectedBy({ sources }: Body): number {
  return sources.reduce((sum: number, { postCount }: { postCount: number }) => sum + postCount, 0);
}

/** Asks again whenever the server says that something changed, until the answer is wanted. */
async function askUntil(
  client: PageClient,
  address: string,
  isWanted: (body: Body) => boolean,
): Promise<Body> {
  const live = await openLiveEvents(client.baseUrl, client.cookie);
  try {
    for (;;) {
      const { body } = await client.get(address);
      if (isWanted(body)) return body;
      await live.next();
    }
  } finally {
    await live.close();
  }
}

test("what was saved outlives the killing of the whole tree; a database that is killed ends Earshot with a sentence", async () => {
  const { folder } = await dataFolder();
  const first = start(folder, { demo: "on" });
  const client = await openPage(first);
  const [, link = ""] = await first.said(/Sign in once.*?(http:\S+)/);
  await signInFirst(client, link);
  const { mentions } = await askUntil(client, "/api/v1/mentions?limit=5", (body) => body.mentions.length > 0);
  const { postId, version } = mentions[0];
  const changed = await client.send("POST", `/api/v1/mentions/${postId}/status`, {
    version,
    status: "waiting",
  });
  expect(changed.status).toBe(200);

  const beside = await start(folder).ended;
  expect(beside).toMatchObject({ code: 1, out: "" });
  expect(beside.err).toMatch(/^earshot: Another Earshot is running on this data: process \d+ .*\n$/m);

  const before = collectedBy((await client.get("/api/v1/sources")).body);
  const server = (await postmaster(folder)) ?? 0;
  first.signalGroup("SIGKILL");
  process.kill(server, "SIGKILL");
  expect((await first.ended).code).toBe(null);

  const second = start(folder, { demo: "on" });
  const again = await openPage(second);
  again.cookie = client.cookie;
  const [screen] = await second.said(/Earshot is listening[^]*Ctrl-C/);
  expect(screen).not.toContain("Sign in once");
  expect((await again.get(`/api/v1/mentions/${postId}`)).body.status).toBe("waiting");
  // Each post counts once: what was there before the kill still is, and collecting goes on.
  expect(collectedBy((await again.get("/api/v1/sources")).body)).toBeGreaterThanOrEqual(before);
  await askUntil(again, "/api/v1/sources", (body) => collectedBy(body) > before);

  process.kill((await postmaster(folder)) ?? 0, "SIGKILL");
  const { code, err } = await second.ended;
  expect(err.trim().split("\n").at(-1)).toMatch(/^earshot: The database is gone: .* start Earshot again\.$/);
  expect(code).toBe(1);

  const log = await readFile(path.join(folder, "logs/earshot.log"), "utf8");
  const password = await readFile(path.join(folder, "postgres/password"), "utf8");
  expect(log.length).toBeGreaterThan(1000);
  for (const secret of [link.split("#")[1] ?? link, password.trim(), "correct horse battery"])
    expect(log.includes(secret)).toBe(false);
});

test("Ctrl-C ends everything in order, also through npm and while it starts; so does SIGTERM to npm", async () => {
  const { folder } = await dataFolder();
  async function endOnce(
    isReached: (earshot: EarshotProcess) => Promise<unknown>,
    end: (earshot: EarshotProcess) => void,
  ): Promise<{ code: number | null; out: string; said: string }> {
    const earshot = start(folder, { isThroughNpm: true });
    await isReached(earshot);
    end(earshot);
    const { code, out, err } = await earshot.ended;
    expect(err).toMatch(/Stopping …/);
    // On a busy machine the database may have been left to end by itself.
    await expect.poll(() => postmaster(folder), { timeout: 60_000 }).toBe(null);
    const log = await readFile(path.join(folder, "logs/earshot.log"), "utf8");
    const troubles = log.split("\n").filter((line) => /"level":[456]0/.test(line));
    return { code, out, said: [err, ...troubles].join("\n") };
  }
  const ctrlC = (earshot: EarshotProcess) => earshot.signalGroup("SIGINT");

  for (const early of [/Creating the database/, /Starting the database/]) {
    const { code, out, said } = await endOnce((earshot) => earshot.said(early), ctrlC);
    expect({ code, out }, said).toEqual({ code: 0, out: "" });
  }
  const { code, said } = await endOnce(openPage, ctrlC);
  expect(code, said).toBe(0);
  await endOnce(openPage, ({ pid }) => void process.kill(pid, "SIGTERM"));
});
