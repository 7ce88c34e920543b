import { createWatchedMatcher } from "@earshot/collect/watched-matcher";
import { streamPace } from "@earshot/collect/streams/streams-deps";
import type { StreamPace } from "@earshot/collect/streams/streams-deps";
import { createStreams } from "@earshot/collect/streams/streams";
import { createLiveConnections } from "@earshot/db/queries/connections";
import { createLiveSettings } from "@earshot/db/queries/read-settings";
import { addSource } from "@earshot/db/queries/sources";
import { createLogger } from "@earshot/runtime/logger";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { createFeedReader } from "@earshot/sources/feed/feed-reader";
import { createSocketDoor } from "@earshot/sources/open-socket";
import { startWorld } from "@earshot/world/server";
import type { World } from "@earshot/world/server";
import { until } from "../support/until.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { openRig } from "./rig.ts";
import type { Rig } from "./rig.ts";

export const testDid = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";

export interface StreamRig {
  rig: Rig;
  databaseUrl: string;
  world: World;
  sourceId: number;
  /** Writes a post of an account into the stream; its id. */
  post: (text: string, did?: string) => string;
  change: (operation: "update" | "delete", externalId: string, text?: string) => void;
  /** Listens as one more process would, only faster. */
  listen: (pace?: Partial<StreamPace>) => { close: () => Promise<void> };
  stored: () => Promise<{ external_id: string; text: string; deleted_at: Date | null }[]>;
  until: (isDone: () => Promise<boolean> | boolean) => Promise<void>;
  close: () => Promise<void>;
}

/** A stream of the world among the sources of a database, and a watch list that speaks of "Заслонка". */
export async function openStreamRig(): Promise<StreamRig> {
  const now = () => new Date();
  const world = await startWorld({ port: 0, now });
  const host = new URL(world.url).host;
  const testDatabase = await createTestDatabase();
  const rig = await openRig([host], testDatabase);
  const { database, queues } = rig;
  await rig.watch("Заслонка", ["Заслонка"]);
  const added = await addSource(
    database.db,
    {
      kind: "jetstream",
      platform: "bluesky",
      name: "Bluesky",
      url: "https://jetstream2.us-east.bsky.network/subscribe",
      serviceRoot: world.netUrl("jetstream"),
      tier: 3,
      audience: null,
      folder: null,
    },
    now(),
  );
  if (!added.ok) throw new Error("no source");
  const safeFetch = createSafeFetch({ allowHosts: [host], userAgent: "test" });
  const feedReader = createFeedReader();
  const settings = createLiveSettings(database.db, now);
  const open: { close: () => Promise<void> }[] = [];
  let posted = 0;
  const collection = "app.bsky.feed.post";
  const record = (text: string) => ({ $type: collection, text, createdAt: now().toISOString() });

  function listen(pace: Partial<StreamPace> = {}) {
    const streams = createStreams({
      database,
      queues,
      log: createLogger({ level: "silent", name: "test" }),
      now,
      random: () => 0.5,
      allowedHosts: new Set([host]),
      safeFetch,
      feedReader,
      matcher: createWatchedMatcher(database.db),
      settings,
      connections: createLiveConnections(database.db, rig.secrets, settings, now),
      openSocket: createSocketDoor({ allowHosts: () => [host], userAgent: () => "test" }),
      pace: {
        ...streamPace,
        lookMs: 50,
        beatMs: 100,
        leaseMs: 1_000,
        saveMs: 30,
        reportMs: 200,
        troubleMs: 100,
        listening: { pauseMs: 20, pauseMsMax: 100 },
        ...pace,
      },
    });
    open.push(streams);
    return streams;
  }

  return {
    rig,
    databaseUrl: testDatabase.url,
    world,
    sourceId: added.source.sourceId,
    post(text, did = testDid) {
      const rkey = `3mtest${(posted += 1)}`;
      world.jetstream.append(did, {
        kind: "commit",
        operation: "create",
        collection,
        rkey,
        record: record(text),
        cid: "bafy",
      });
      return `at://${did}/${collection}/${rkey}`;
    },
    change(operation, externalId, text = "") {
      const [, , did = "", , rkey = ""] = externalId.split("/");
      const place = { kind: "commit", collection, rkey } as const;
      if (operation === "delete") world.jetstream.append(did, { ...place, operation });
      else world.jetstream.append(did, { ...place, operation, record: record(text), cid: "bafy2" });
    },
    listen,
    stored: () => rig.rows("select external_id, text, deleted_at from post order by post_id"),
    until,
    async close() {
      await Promise.all(open.map((streams) => streams.close()));
      await Promise.all([safeFetch.close(), feedReader.close()]);
      await rig.close();
      await world.close();
    },
  };
}
