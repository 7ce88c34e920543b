import { setTimeout as after } from "node:timers/promises";
import { namespaceOf } from "@earshot/core/collect/namespace";
import type { Platform } from "@earshot/core/collect/platform";
import type { SourceKind } from "@earshot/core/collect/source";
import { openAccess, throughProxy, type Access } from "./access.ts";
import type { PollDeps, PollSource } from "./connector.ts";
import { freeQuota, type Pace } from "./pace.ts";
import type { Door } from "./source-door.ts";

/** What an address is taken for. */
export interface Visited {
  kind: SourceKind;
  url: string;
  platform: Platform;
}

/** How the services of an address are reached, where somebody chose it. */
export type AccessFor = (kind: SourceKind, url: string) => Promise<Access>;

/** What connectors are called with when nothing is to be saved: no cursor, no validators. */
export async function openOnce(
  { kind, url, platform }: Visited,
  door: Door,
  now: Date,
): Promise<{ source: PollSource; deps: PollDeps }> {
  const access = await (door.access ?? usualAccess)(kind, url);
  const { readFeed, signal } = door;
  const namespace = kind === "feed" ? url : namespaceOf(kind, url);
  const empty = { etag: null, lastModified: null, bodyHash: null, cursor: null };
  return {
    source: { kind, url, platform, namespace, access, ...empty },
    deps: {
      safeFetch: throughProxy(door.safeFetch, access.proxy),
      readFeed,
      signal,
      allowHosts: door.allowHosts,
      pace: waitingPace(door),
      quota: door.quota ?? freeQuota,
      now: () => now,
    },
  };
}

const usualAccess: AccessFor = async (kind) => openAccess(kind);

/** A single look keeps the pace by waiting: nobody else knows of it. Our own hosts need no rest. */
function waitingPace({ allowHosts, signal }: Door): Pace {
  return async (host, minGapMs) => {
    if (!allowHosts.includes(host)) await after(minGapMs, undefined, { signal });
    return true;
  };
}
