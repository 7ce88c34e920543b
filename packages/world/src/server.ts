import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createArchive } from "./archive.ts";
import { planCalendar } from "./calendar.ts";
import { loadContent } from "./content.ts";
import type { Counters, MonthContent } from "./content.ts";
import { createDesk } from "./desk.ts";
import type { WorldLog } from "./desk.ts";
import { createLiveLoop, repeatPost } from "./live-loop.ts";
import type { LiveLoop, Repeat, Schedule } from "./live-loop.ts";
import type { Fault } from "./misbehave.ts";
import { createJetstream } from "./net/jetstream/jetstream.ts";
import type { Jetstream } from "./net/jetstream/jetstream.ts";
import { openNetworks } from "./net/networks.ts";
import { createPublisher } from "./publish.ts";
import type { NewPost } from "./publish.ts";
import { createRoute, feedAddress } from "./route.ts";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { datePost } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

export interface WorldOptions {
  /** Port on 127.0.0.1; 0 takes any free one. */
  port: number;
  now: () => Date;
  /** Pace of the live loop; repeatable by default. */
  random?: () => number;
  /** Timers of the live loop and of delayed answers; the real ones by default. */
  schedule?: Schedule;
  /** The instant that the month's dates are reckoned from; the start by default. Keep it to keep dates at a restart. */
  calendarAt?: Date;
  /** What the live loop published before a restart: it is still there. Needs the `calendarAt` of that time. */
  repeated?: readonly Repeat[];
  /** Hears of each post of the live loop, so that it can be handed over at the next start. */
  onRepeat?: (repeat: Repeat) => void;
  content?: MonthContent;
  /** Seconds for which a reader may keep a feed without asking; 5 by default. */
  maxAgeSeconds?: number;
  log?: WorldLog;
}

export interface World {
  /** Base address, without a slash at the end. */
  url: string;
  port: number;
  /** Whole weeks by which the month was moved. */
  weeks: number;
  publish: (post: NewPost) => WorldPost;
  /** Changes the text and marks the post as edited now. */
  edit: (postId: string, text: string) => WorldPost;
  /** Takes the post away, as its author does. */
  remove: (postId: string) => void;
  /** Changes counters of the post. */
  count: (postId: string, counters: Partial<Counters>) => WorldPost;
  /** Root of a network's services, for `service_root` of its sources. */
  netUrl: (kind: string) => string;
  /** Makes the source fail as told, until called with null. */
  misbehave: (sourceId: string, fault: Fault | null) => void;
  feedUrl: (sourceId: string) => string;
  /** The stream of all posts of Bluesky, at `/net/jetstream/stream`. */
  jetstream: Jetstream;
  /** Not running until started. */
  live: LiveLoop;
  /** Stops the loop, breaks what is still open and frees the port. May be called twice. */
  close: () => Promise<void>;
}

function realSchedule(run: () => void, afterMs: number): () => void {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

function known(sources: ReadonlyMap<string, unknown>, sourceId: string): string {
  if (sources.has(sourceId)) return sourceId;
  throw new Error(`no such source in the world: ${sourceId}`);
}

/** The archive with the month in it, and the stream that tells of what happens there. */
function fillArchive(content: MonthContent, { now, calendarAt = now(), repeated = [] }: WorldOptions) {
  const last = content.posts.at(-1) ?? { day: 0, time: "00:00" };
  const calendar = planCalendar(content.day0, last, calendarAt);
  const sources = new Map(content.sources.map((source) => [source.id, source]));
  const archive = createArchive([...sources.keys()], (operation, post, at) => {
    if (sources.get(post.sourceId)?.kind === "bluesky") jetstream.changed(operation, post, at);
  });
  const jetstream = createJetstream({ now, byId: (postId) => archive.byId(postId) });
  const month = content.posts.map((post) => datePost(post, calendar));
  for (const post of month) archive.add(post, post.publishedAt);
  const originals = new Map(month.map((post) => [post.id, post]));
  for (const repeat of repeated) {
    const original = originals.get(repeat.of);
    if (original !== undefined) archive.add(repeatPost(original, repeat), repeat.at);
  }
  return { sources, archive, jetstream, month, weeks: calendar.weeks };
}

/**
 * Starts the simulated internet on loopback with the month back-dated to end within the past seven days.
 * Rejects when the port is taken (the error's `code` is `EADDRINUSE`).
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { now, schedule = realSchedule, random = seededRandom(1), log = () => {} } = options;
  const content = options.content ?? loadContent();
  const { sources, archive, jetstream, month, weeks } = fillArchive(content, options);

  const server = createServer();
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  const { newest, byId, thread, removed } = archive;
  const networks = openNetworks(
    { source: (id) => sources.get(id) ?? null, newest, byId, thread, removed, base: url, now },
    content.sources,
  );
  const maxAgeSeconds = options.maxAgeSeconds ?? 5;
  const route = createRoute({ sources, archive, base: url, now, maxAgeSeconds, networks });

  const desk = createDesk({ route, networks, schedule, log });
  server.on("request", desk.answer);
  server.on("upgrade", (request, socket, head) => {
    if (!jetstream.upgrade(request, socket, head)) socket.destroy();
  });

  const live = createLiveLoop({
    posts: month,
    publish: (post, repeat) => {
      archive.add(post, post.publishedAt);
      options.onRepeat?.(repeat);
      log("published", { id: post.id, source: post.sourceId });
    },
    now,
    random,
    schedule,
  });
  let closing: Promise<void> | null = null;

  async function shut(): Promise<void> {
    live.stop();
    desk.close();
    jetstream.close();
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }

  return {
    url,
    port,
    weeks,
    publish: createPublisher(archive, now),
    edit: (postId, text) => archive.edit(postId, text, now()),
    remove: (postId) => archive.remove(postId, now()),
    count: (postId, counters) => archive.count(postId, counters),
    netUrl: (kind) => `${url}/net/${kind}`,
    misbehave: (sourceId, fault) => desk.misbehave(known(sources, sourceId), fault),
    feedUrl: (sourceId) => feedAddress(url, known(sources, sourceId)),
    jetstream,
    live,
    close: () => (closing ??= shut()),
  };
}
