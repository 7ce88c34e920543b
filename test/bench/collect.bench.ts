import { createCollectWorkers } from "@earshot/collect/workers";
import { connectDatabase } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { addSource } from "@earshot/db/queries/sources";
import { upsertEntity } from "@earshot/db/queries/watch-list";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { openSite, rss } from "../collect/published-feed.ts";
import { onEmbeddedServer, silentLog as log } from "./bench-server.ts";
import { testSecretBox } from "../support/test-secret-box.ts";
import type { Figure } from "./figure.ts";

const feedCount = 20;
const postsPerFeed = 500;
const words =
  "Вчера в цехе проверили новую партию, инженеры остались довольны, покупатели ждут поставку. ".repeat(3);

/** From published feeds to matched rows, through everything between them: HTTP, reader, PostgreSQL, queue, matcher. */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async ({ url }) => {
    await migrate(url);
    return measure(url);
  });
}

async function measure(databaseUrl: string): Promise<Figure[]> {
  const site = await openSite();
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
  const secrets = testSecretBox();
  const shared = {
    database,
    backend,
    queues,
    secrets,
    log,
    now,
    random: Math.random,
    allowHosts: [site.host],
  };
  const collect = await createCollectWorkers(shared);
  publish(site);
  const since = performance.now();
  for (let feed = 0; feed < feedCount; feed += 1) {
    const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
    await addSource(database.db, { ...facts, name: `f${feed}`, url: `${site.origin}/${feed}` }, now());
  }
  await allMatched(database.pool, feedCount * postsPerFeed);
  const seconds = (performance.now() - since) / 1_000;
  await collect.close();
  await queues.close();
  await backend.close();
  await database.close();
  await site.close();
  return [
    {
      name: "collect: published post to matched row",
      value: (feedCount * postsPerFeed) / seconds,
      unit: "posts/s",
    },
  ];
}

function publish(site: Awaited<ReturnType<typeof openSite>>): void {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  for (let feed = 0; feed < feedCount; feed += 1) {
    const posts = Array.from({ length: postsPerFeed }, (_, i) => ({
      id: `${feed}-${i}`,
      title: i % 10 === 0 ? `Заслонка № ${i}` : `Новость № ${i}`,
      text: words,
      at,
    }));
    const body = rss(posts);
    site.answer(`/${feed}`, (_request, response) => response.end(body));
  }
}

async function allMatched(
  pool: { query(text: string): Promise<{ rows: unknown[] }> },
  wanted: number,
): Promise<void> {
  const question = "select count(*)::integer as count from post where matched_at is not null";
  for (;;) {
    const [row] = (await pool.query(question)).rows as { count: number }[];
    if ((row?.count ?? 0) >= wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
