import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "@earshot/db/migrate";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import { openCollect } from "./collect-rig.ts";
import type { Figure } from "./figure.ts";

const feedCount = 1_000;
const postsPerFeed = 20;
/** As many visits at once as the collector makes. */
const atOnce = 32;

/**
 * A thousand feeds on as many hosts, each read once: from the first request to the last stored post. Beside newsboat, where it is on the
 * PATH, which stores them in SQLite without waiting for the disk (`synchronous = OFF`); ours go through queue, PostgreSQL, which waits for
 * the disk at each commit, and matcher. Both may ask thirty-two hosts at once, and each host gets one request, so that no pace between
 * requests counts.
 */
export async function run(): Promise<Figure[]> {
  const hosts = await startHosts();
  const feeds = Array.from(
    { length: feedCount },
    (_, n) => `http://127.1.${n >> 8}.${n & 255}:${hosts.port}/rss`,
  );
  try {
    const ours = await collectAll(feeds);
    const theirs = await readWithNewsboat(feeds);
    const posts = feedCount * postsPerFeed;
    const figure = {
      name: "a thousand feeds to stored posts",
      value: posts / (ours / 1_000),
      unit: "posts/s",
    };
    if (theirs === null) return [figure];
    const peer = posts / (theirs / 1_000);
    return [
      { ...figure, peer: "newsboat", ratio: figure.value / peer },
      { name: "the same by newsboat", value: peer, unit: "posts/s" },
    ];
  } finally {
    await hosts.close();
  }
}

async function startHosts() {
  const program = fileURLToPath(new URL("feed-hosts.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, String(postsPerFeed)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return {
    port: Number(String(said).trim()),
    async close() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

async function collectAll(feeds: readonly string[]): Promise<number> {
  return onEmbeddedServer(async ({ url }) => {
    await migrate(url);
    const rig = await openCollect(
      url,
      feeds.map((feed) => new URL(feed).host),
      feeds,
    );
    try {
      return await rig.allMatched(feedCount * postsPerFeed);
    } finally {
      await rig.close();
    }
  });
}

/** Milliseconds; null where newsboat is not installed. */
async function readWithNewsboat(feeds: readonly string[]): Promise<number | null> {
  if (spawnSync("newsboat", ["--version"]).error !== undefined) return null;
  const { folder, remove } = await temporaryFolder();
  const file = (name: string, text: string): string => {
    const place = path.join(folder, name);
    writeFileSync(place, text);
    return place;
  };
  const urls = file("urls", feeds.join("\n"));
  const config = file("config", `reload-threads ${atOnce}\nmax-items 0\n`);
  const cache = path.join(folder, "cache.db");
  const begun = performance.now();
  const reading = spawn("newsboat", ["-u", urls, "-C", config, "-c", cache, "-x", "reload"], {
    stdio: "ignore",
    env: { ...process.env, HOME: folder },
  });
  const [code] = (await once(reading, "exit")) as [number];
  const tookMs = performance.now() - begun;
  await remove();
  if (code !== 0) throw new Error(`newsboat ended with ${code}`);
  return tookMs;
}
