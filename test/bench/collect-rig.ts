import { createCollectWorkers } from "@earshot/collect/workers";
import { connectDatabase } from "@earshot/db/database";
import { addSource } from "@earshot/db/queries/sources";
import { upsertEntity } from "@earshot/db/queries/watch-list";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { testSecretBox } from "../support/test-secret-box.ts";
import { silentLog as log } from "./bench-server.ts";

export interface CollectRig {
  /** Resolves when so many posts are stored and matched, with the milliseconds since the worker began. */
  allMatched(posts: number): Promise<number>;
  close(): Promise<void>;
}

/** The collecting worker on a database of its own, with one company on the watch list, `feeds` that are all due and nobody who analyses. */
export async function openCollect(
  databaseUrl: string,
  allowHosts: readonly string[],
  feeds: readonly string[],
): Promise<CollectRig> {
  const database = connectDatabase(databaseUrl);
  const backend = await connectBackend({ redisUrl: null, databaseUrl, log });
  const queues = createQueues(backend);
  const now = (): Date => new Date();
  const term = {
    text: "заслонка",
    kind: "word",
    role: "match",
    needsContext: false,
    isCaseSensitive: false,
  } as const;
  await upsertEntity(
    database.db,
    { kind: "company", name: "Заслонка", companyId: null, terms: [term] },
    now(),
  );
  const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
  for (const url of feeds) await addSource(database.db, { ...facts, name: url, url }, now());
  const secrets = testSecretBox();
  const shared = { database, backend, queues, secrets, log, now, random: Math.random, allowHosts };
  const begun = performance.now();
  const collect = await createCollectWorkers(shared);
  return {
    async allMatched(posts) {
      for (;;) {
        const { rows } = await database.pool.query<{ count: number }>(
          "select count(*)::integer as count from post where matched_at is not null",
        );
        if ((rows[0]?.count ?? 0) >= posts) return performance.now() - begun;
        // Asked rarely: the count reads all posts, on the same processors.
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async close() {
      await collect.close();
      await queues.close();
      await backend.close();
      await database.close();
    },
  };
}
