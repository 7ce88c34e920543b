import { openBluesky } from "./bluesky/bluesky-network.ts";
import { openMastodon } from "./mastodon/mastodon-network.ts";
import { openYoutube } from "./youtube/youtube-network.ts";
import { openTelegram } from "./telegram/telegram-network.ts";
import { openReddit } from "./reddit/reddit-network.ts";
import { openHackerNews } from "./hackernews/hackernews-network.ts";
import { openVk } from "./vk/vk-network.ts";
import { openX } from "./x/x-network.ts";
import { openAppStore } from "./appstore/appstore-network.ts";
import { openGdelt } from "./gdelt/gdelt-network.ts";
import { textReply } from "../reply.ts";
import type { Reply } from "../reply.ts";
import type { NetRequest, Network, NetWorld, OpenNetwork } from "./protocol.ts";

/** One line for each network that speaks its own protocol, under the kind of its sources. */
const openers: Readonly<Record<string, OpenNetwork>> = {
  gdelt: openGdelt,
  appstore: openAppStore,
  x: openX,
  hackernews: openHackerNews,
  reddit: openReddit,
  youtube: openYoutube,
  bluesky: openBluesky,
  mastodon: openMastodon,
  telegram: openTelegram,
  vk: openVk,
};

/** Kinds of source that ask the services of another one's network. */
const behind: Readonly<Record<string, string>> = { jetstream: "bluesky" };

export interface Networks {
  answer: (kind: string, request: NetRequest) => Reply;
  sourceOf: (kind: string, request: NetRequest) => string | null;
}

/** The networks of the world, at `/net/<kind>/<service>/…`. */
export function openNetworks(world: Omit<NetWorld, "sources">, sources: NetWorld["sources"]): Networks {
  const networks = new Map<string, Network>(
    Object.entries(openers).map(([kind, open]) => [
      kind,
      open({ ...world, sources: sources.filter((source) => source.kind === kind) }),
    ]),
  );
  const networkOf = (kind: string) => networks.get(behind[kind] ?? kind);
  return {
    answer: (kind, request) =>
      networkOf(kind)?.answer(request) ?? textReply(404, "text/plain", "No such network\n"),
    sourceOf: (kind, request) => networkOf(kind)?.sourceOf(request) ?? null,
  };
}

/** The request as a service of a network gets it; null for an address that is no network's. */
export function readNetRequest(
  target: string,
  given: Pick<NetRequest, "method" | "headers" | "body">,
): { kind: string; request: NetRequest } | null {
  const url = URL.canParse(target, "http://world") ? new URL(target, "http://world") : null;
  const found = /^\/net\/([\w-]+)\/([\w-]+)(\/.*)?$/.exec(url?.pathname ?? "");
  if (url === null || found === null) return null;
  const [, kind = "", service = "", path = "/"] = found;
  return { kind, request: { ...given, service, path, query: url.searchParams } };
}
