import type { SourceKind } from "@earshot/core/collect/source";
import { namespaceOf } from "@earshot/core/collect/namespace";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { demoAccess } from "@earshot/sources/access";
import type { Access } from "@earshot/sources/access";
import type { Connector, PollDeps, PolledPosts, PollOutcome, PollSource } from "@earshot/sources/connector";
import { freePace, freeQuota } from "@earshot/sources/pace";
import { startWorld } from "@earshot/world/server";

/** A world, and visits of one connector to its network over real HTTP, without a database. */
export async function openVisits(kind: SourceKind, connector: Connector) {
  const clock = { aheadMs: 0 };
  const now = () => new Date(Date.now() + clock.aheadMs);
  const world = await startWorld({ port: 0, now });
  const asked: string[] = [];
  const safeFetch = createSafeFetch({ allowHosts: [new URL(world.url).host], userAgent: "test" });
  const counted = Object.assign(
    (...[url, options]: Parameters<typeof safeFetch>) => {
      asked.push(url.replace(world.netUrl(kind), ""));
      return safeFetch(url, options);
    },
    { close: () => safeFetch.close() },
  );
  const deps: PollDeps = {
    safeFetch: counted,
    readFeed: () => Promise.reject(new Error("no feed here")),
    pace: freePace,
    quota: freeQuota,
    now,
    signal: new AbortController().signal,
  };
  const full = demoAccess(kind, world.netUrl(kind));

  function source(
    url: string,
    cursor: unknown = null,
    secrets: Record<string, string> | null = null,
  ): PollSource {
    const access: Access = secrets === null ? full : { ...full, secret: (name) => secrets[name] ?? null };
    const none = { etag: null, lastModified: null, bodyHash: null };
    return { kind, url, platform: "other", namespace: namespaceOf(kind, "key"), cursor, access, ...none };
  }

  return {
    world,
    /** Moves the time of the world and of the visits. */
    clock,
    deps,
    /** Paths that were asked for, in order. */
    asked,
    source,
    async poll(
      url: string,
      cursor: unknown = null,
      secrets: Record<string, string> | null = null,
    ): Promise<PollOutcome> {
      return connector.poll(source(url, cursor, secrets), deps);
    },
    /** A visit that must succeed. */
    async read(url: string, cursor: unknown = null): Promise<PolledPosts> {
      const polled = await connector.poll(source(url, cursor), deps);
      if (!polled.ok || !polled.isModified) throw new Error(JSON.stringify(polled));
      // As it is between visits: stored as JSON.
      return { ...polled, cursor: JSON.parse(JSON.stringify(polled.cursor ?? null)) as unknown };
    },
    async close(): Promise<void> {
      await safeFetch.close();
      await world.close();
    },
  };
}
