import type { SourceKind } from "@earshot/core/collect/source";
import type { Connector, PollDeps, PollFailure, PollOutcome, PollSource } from "./connector.ts";
import { blueskyConnector as bluesky } from "./bluesky/bluesky-connector.ts";
import { jetstreamVisits as jetstream } from "./jetstream/jetstream-visits.ts";
import { mastodonConnector as mastodon } from "./mastodon/mastodon-connector.ts";
import { pollFeed } from "./poll-feed.ts";
import { gdeltConnector as gdelt } from "./gdelt/gdelt-connector.ts";
import { appstoreConnector as appstore } from "./appstore/appstore-connector.ts";
import { xConnector as x } from "./x/x-connector.ts";
import { hackernewsConnector as hackernews } from "./hackernews/hackernews-connector.ts";
import { redditConnector as reddit } from "./reddit/reddit-connector.ts";
import { telegram } from "./telegram/telegram-connector.ts";
import { vk } from "./vk/vk-connector.ts";
import { youtubeConnector as youtube } from "./youtube/youtube-connector.ts";
import { imapConnector as imap } from "./imap/imap-connector.ts";
import { webhook } from "./webhook/webhook-connector.ts";

const feed: Connector = { firstUrl: ({ url }) => url, poll: pollFeed };

/** One line for each kind that is visited. What is pushed or streamed to us has no line. */
const connectors: Partial<Record<SourceKind, Connector>> = {
  gdelt,
  appstore,
  x,
  hackernews,
  reddit,
  feed,
  youtube,
  mastodon,
  bluesky,
  jetstream,
  telegram,
  vk,
  webhook,
  imap,
};

/** Null for a kind that is not visited, and for one that this version does not know. */
export function connectorOf(kind: SourceKind): Connector | null {
  return Object.hasOwn(connectors, kind) ? (connectors[kind] ?? null) : null;
}

/** Visits a source once with the connector of its kind. Never throws. */
export async function pollSource(source: PollSource, deps: PollDeps): Promise<PollOutcome> {
  const connector = connectorOf(source.kind);
  return connector === null ? noConnector(source.kind) : connector.poll(source, deps);
}

export function noConnector(kind: SourceKind): PollFailure {
  return {
    ok: false,
    code: "no_connector",
    message: `no connector for sources of kind ${kind}`,
    retryAfterMs: null,
    httpStatus: null,
    ms: 0,
    bytes: 0,
  };
}
