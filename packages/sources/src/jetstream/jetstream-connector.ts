import { setTimeout as after } from "node:timers/promises";
import { sourceServices } from "@earshot/core/collect/source-services";
import type { CollectedPost } from "@earshot/core/collect/post";
import { pageRoot, serviceUrl } from "../access.ts";
import { openAppView } from "../bluesky/ask-appview.ts";
import { postCollection, readPostUri } from "../bluesky/at-uri.ts";
import { askProfiles } from "../bluesky/profiles.ts";
import { authorOf, isForMembersOnly, pageOf } from "../bluesky/read-post-view.ts";
import type { PollDeps, PollSource } from "../connector.ts";
import { fieldsOf, stringOf } from "../json-fields.ts";
import type { StreamConnector, StreamDeps, StreamSink } from "../stream.ts";
import { streamLimits } from "../stream.ts";
import { askFrom, readJetstreamCursor, timestampsFrom } from "./jetstream-cursor.ts";
import type { JetstreamCursor } from "./jetstream-cursor.ts";
import { listenOnce } from "./jetstream-session.ts";
import type { Ended, Session } from "./jetstream-session.ts";
import { eventsPath, readJetstreamTarget } from "./jetstream-target.ts";
import type { JetstreamTarget } from "./jetstream-target.ts";

/** All posts of Bluesky as they are written, without compression (50–100 kB/s). Docs: the README of Jetstream, and its lexicons. */
export const jetstreamConnector: StreamConnector = { listen, complete };

async function listen(source: PollSource, sink: StreamSink, deps: StreamDeps): Promise<void> {
  const limits = { ...streamLimits, ...deps.limits };
  const target = readJetstreamTarget(source.url);
  if (target === null) {
    sink.failed({ code: "bad_url", message: "not the address of a Jetstream", httpStatus: null });
    return untilAborted(deps.signal);
  }
  const base = baseOf(source, target);
  let last = readJetstreamCursor(source.cursor);
  let isTimeAsked = false;
  for (let failures = 0; !deps.signal.aborted;) {
    const opened = deps.openSocket(`${base}${askedPath(target, last, hostOf(base), isTimeAsked)}`, {
      protocols: target.version === 2 ? ["xrpc.v1.json"] : [],
      proxy: source.access.proxy ?? null,
    });
    let ended: Ended;
    let events = 0;
    if (opened.ok) {
      const session: Session = {
        socket: opened.socket,
        target,
        host: hostOf(base),
        last,
        begun: null,
        events: 0,
        isOutdated: isTimeAsked,
        reading: { namespace: source.namespace, site: siteOf(source) },
      };
      ended = await listenOnce(session, sink, deps, limits);
      last = session.last ?? session.begun;
      ({ events } = session);
    } else ended = { ...opened, httpStatus: null, isTooOld: false };
    if (deps.signal.aborted) return;
    // A number that is too old is refused; a time is not, and what it misses is known by the first event.
    const isRefused: boolean = ended.isTooOld && !isTimeAsked;
    isTimeAsked = isRefused;
    if (isRefused) continue;
    sink.failed(ended);
    failures = events > 0 ? 1 : failures + 1;
    await after(pauseMs(failures, limits, deps.random()), undefined, { signal: deps.signal }).catch(() => {});
  }
}

/** Twice as long after each failure, with a good part of chance, so that listeners do not come back all at once. */
export function pauseMs(
  failures: number,
  { pauseMs: first, pauseMsMax }: { pauseMs: number; pauseMsMax: number },
  random: number,
): number {
  return Math.min(first * 2 ** Math.min(failures - 1, 10), pauseMsMax) * (0.5 + random);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}

/** The source names its own host; a mirror that an installation chose stands in for all of them. */
function baseOf({ access }: PollSource, { host, isSecure }: JetstreamTarget): string {
  const chosen = serviceUrl(access, "stream").replace(/^http/i, "ws");
  const isOwn = chosen === "" || chosen === sourceServices.jetstream["stream"];
  return isOwn ? `${isSecure ? "wss" : "ws"}://${host}` : chosen;
}

function hostOf(base: string): string {
  return new URL(base).host;
}

function siteOf({ access }: PollSource): string {
  return pageRoot(access, "host", "https://bsky.app");
}

/** Posts, and whether accounts are open: a closed one takes its posts along. */
function askedPath(
  target: JetstreamTarget,
  last: JetstreamCursor | null,
  host: string,
  isTimeAsked: boolean,
): string {
  const isFirst = target.version === 1;
  const query = new URLSearchParams();
  query.append(isFirst ? "wantedCollections" : "collections", postCollection);
  if (!isFirst) for (const kind of ["commit", "account"]) query.append("kinds", kind);
  for (const did of target.dids) query.append(isFirst ? "wantedDids" : "dids", did);
  if (last !== null) {
    const cursor = isTimeAsked ? Math.max(last.timeUs, timestampsFrom) : askFrom(last, target, host);
    query.set("cursor", String(cursor));
  }
  return `${isFirst ? "/subscribe" : eventsPath}?${query.toString()}`;
}

/** Profiles that one request gives: more would keep the stream waiting. */
const profilesMax = 25;

/**
 * A stream tells of an author the DID only. Profiles add handle, name and followers, and the label of those who want to be shown to members only;
 * where they cannot be had, posts are kept as they are.
 */
async function complete(
  source: PollSource,
  posts: readonly CollectedPost[],
  deps: PollDeps,
): Promise<CollectedPost[]> {
  const view = openAppView(source, deps);
  const dids = new Set(posts.flatMap((post) => readPostUri(post.externalId)?.did ?? []));
  const profiles = await askProfiles(view, [...dids].slice(0, profilesMax));
  return posts.flatMap((post) => {
    const place = readPostUri(post.externalId);
    const profile = place === null ? undefined : profiles.get(place.did);
    if (place === null || profile === undefined) return [post];
    if (isForMembersOnly(fieldsOf(profile))) return [];
    const handle = stringOf(profile["handle"]);
    const author = authorOf(profile, place.did, view.reading.site);
    const isNamed = handle !== null && author.handle === `@${handle}`;
    return [{ ...post, author, ...(isNamed ? { url: pageOf(view.reading.site, handle, place.rkey) } : {}) }];
  });
}
