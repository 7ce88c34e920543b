import { namespaceOf } from "@earshot/core/collect/namespace";
import type { Platform } from "@earshot/core/collect/platform";
import type { SourceKind } from "@earshot/core/collect/source";
import { demoKey } from "@earshot/core/collect/source-services";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { demoAccess } from "@earshot/sources/access";
import type { Connector, PolledPosts, PollDeps, PollOutcome, PollSource } from "@earshot/sources/connector";
import type { FeedReader } from "@earshot/sources/feed/feed-reader";
import { freePace } from "@earshot/sources/pace";
import type { Quota } from "@earshot/sources/pace";
import { startWorld } from "@earshot/world/server";

/** A quota in memory that counts what was spent under each name. */
export function countingQuota(): Quota & { used: Map<string, number> } {
  const used = new Map<string, number>();
  return {
    used,
    async spend(name, units, { limit, resetAt }) {
      const before = used.get(name) ?? 0;
      const ok = before + units <= limit;
      if (ok) used.set(name, before + units);
      return { ok, used: used.get(name) ?? 0, resetAt };
    },
    async giveBack(name, units) {
      used.set(name, Math.max(0, (used.get(name) ?? 0) - units));
    },
  };
}

/**
 * A world with one empty source of the kind, called "one", unless the world's own month is asked for, and visits of a connector to
 * it over real HTTP. The clock moves by hand.
 */
export async function openSmallWorld(
  kind: SourceKind,
  connector: Connector,
  platform: Platform,
  { isMonth = false, reader }: { isMonth?: boolean; reader?: FeedReader } = {},
) {
  const clock = { at: new Date("2026-11-22T12:00:00Z") };
  const facts = { title: "One", lang: "en", tier: 2, audience: 1, owner: null } as const;
  const content = {
    day0: "2026-10-01",
    days: 30,
    sources: [{ id: "one", kind, platform, ...facts }],
    posts: [],
  };
  const world = await startWorld({ port: 0, now: () => clock.at, ...(isMonth ? {} : { content }) });
  const fetch = createSafeFetch({ allowHosts: [new URL(world.url).host], userAgent: "test" });
  const asked: string[] = [];
  const safeFetch = Object.assign(
    (...[url, options]: Parameters<typeof fetch>) => {
      asked.push(url.slice(world.netUrl(kind).length));
      return fetch(url, options);
    },
    { close: () => fetch.close() },
  );
  const quota = countingQuota();
  const deps: PollDeps = {
    safeFetch,
    readFeed: reader?.read ?? (() => Promise.reject(new Error("no feed here"))),
    pace: freePace,
    quota,
    now: () => clock.at,
    signal: new AbortController().signal,
  };

  function source(
    url: string,
    given: Partial<PollSource> & { secrets?: Record<string, string> } = {},
  ): PollSource {
    const { secrets, ...facts } = given;
    const full = demoAccess(kind, world.netUrl(kind));
    const access =
      secrets === undefined ? full : { ...full, secret: (name: string) => secrets[name] ?? null };
    const none = { etag: null, lastModified: null, bodyHash: null, cursor: null };
    return { kind, url, platform, namespace: namespaceOf(kind, "key"), access, ...none, ...facts };
  }

  return {
    world,
    clock,
    deps,
    quota,
    /** Paths that were asked for below the network's root, in order. */
    asked,
    source,
    key: demoKey,
    poll: (given: PollSource): Promise<PollOutcome> => connector.poll(given, deps),
    /** A visit that must bring something. */
    async read(given: PollSource): Promise<PolledPosts> {
      const polled = await connector.poll(given, deps);
      if (!polled.ok || !polled.isModified) throw new Error(JSON.stringify(polled));
      // As it is between visits: stored as JSON.
      return { ...polled, cursor: JSON.parse(JSON.stringify(polled.cursor ?? null)) as unknown };
    },
    /** Lets time pass. */
    pass(minutes: number): void {
      clock.at = new Date(clock.at.getTime() + minutes * 60_000);
    },
    async close(): Promise<void> {
      await fetch.close();
      await world.close();
    },
  };
}

export type SmallWorld = Awaited<ReturnType<typeof openSmallWorld>>;
