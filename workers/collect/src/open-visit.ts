import { chosenHosts } from "@earshot/core/settings/connections";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { createQuota } from "@earshot/db/queries/quota";
import type { PollDeps, PollSource } from "@earshot/sources/connector";
import type { FeedInput } from "@earshot/sources/feed/feed-reading";
import { throughProxy } from "@earshot/sources/access";
import { accessOf } from "./access-of-source.ts";
import type { CollectDeps } from "./deps.ts";
import { createPace } from "./pace.ts";
import { toPoll } from "./visited-source.ts";

/** What a connector is called with. */
export interface OpenedVisit {
  poll: PollSource;
  pollDeps: PollDeps;
}

export async function openVisit(
  deps: CollectDeps,
  source: CollectSource,
  signal: AbortSignal,
): Promise<OpenedVisit> {
  const { now } = deps;
  const access = await accessOf(deps, source);
  return {
    poll: toPoll(source, access),
    pollDeps: {
      safeFetch: throughProxy(deps.safeFetch, access.proxy),
      now,
      signal,
      allowHosts: [...deps.allowedHosts, ...chosenHosts(await deps.settings.read())],
      readFeed: (input: FeedInput) => deps.feedReader.read(input),
      pace: createPace(deps, signal),
      quota: createQuota(deps.database.db, now),
    },
  };
}
