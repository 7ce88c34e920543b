/**
 * A program of its own: the internet of the soak test. Feeds on a host of 127.0.0.0/8 each, whose posts follow from the time; channels of
 * Telegram as the world has them; a Jetstream that never pauses. Prints where it is; ends with its input.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startWorld } from "@earshot/world/server";
import { WebSocketServer } from "ws";
import { rss } from "../collect/published-feed.ts";
import { channelOf, feedPosts, messagesOf, streamFrame, type SoakPlan } from "./soak-plan.ts";

const plan = JSON.parse(process.argv[2] ?? "{}") as SoakPlan;
const tickMs = 20;
const now = (): Date => new Date();

const server = createServer((request, response) => {
  const host = (request.headers.host ?? "").split(":")[0] ?? "";
  const [, , high = 0, low = 0] = host.split(".").map(Number);
  const feed = feedPosts(high * 256 + low, now());
  response.writeHead(200, { "content-type": "application/rss+xml; charset=utf-8" });
  // A reader may come every quarter of an hour.
  response.end(rss(feed, "<ttl>15</ttl>"));
});

const sockets = new WebSocketServer({ server });
let [sent, begun] = [0, performance.now()];
setInterval(() => {
  const due = Math.floor(((performance.now() - begun) / 1_000) * plan.streamPerSecond);
  // Nobody listens: what was due is past, as on a real one.
  if (sockets.clients.size === 0) sent = due;
  for (; sent < due; sent += 1) {
    const frame = JSON.stringify(streamFrame(sent, now()));
    for (const socket of sockets.clients) socket.send(frame);
  }
}, tickMs);

const sources = Array.from({ length: plan.channels }, (_, at) => ({
  id: channelOf(at),
  kind: "telegram",
  title: channelOf(at),
  lang: "ru",
  tier: 2 as const,
  audience: 1_000,
  platform: "telegram" as const,
  owner: null,
}));
const world = await startWorld({
  port: 0,
  now,
  maxAgeSeconds: 0,
  content: { day0: "2026-09-30", days: 1, sources, posts: [] },
});
let from = new Date(Date.now() - 24 * 3_600_000);
function publishDue(): void {
  const to = now();
  for (let at = 0; at < plan.channels; at += 1)
    for (const message of messagesOf(at, at < plan.ownChannels, from, to)) world.publish(message);
  from = to;
}
publishDue();
setInterval(publishDue, 1_000);

server.listen(0, "0.0.0.0", () => {
  begun = performance.now();
  const { port } = server.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ port, telegram: world.netUrl("telegram"), host: new URL(world.url).host })}\n`,
  );
});
process.stdin.resume().on("end", () => process.exit(0));
