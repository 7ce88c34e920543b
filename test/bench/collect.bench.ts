import { migrate } from "@earshot/db/migrate";
import { openSite, rss } from "../collect/published-feed.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import { openCollect } from "./collect-rig.ts";
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
  publish(site);
  const feeds = Array.from({ length: feedCount }, (_, feed) => `${site.origin}/${feed}`);
  const rig = await openCollect(databaseUrl, [site.host], feeds);
  const seconds = (await rig.allMatched(feedCount * postsPerFeed)) / 1_000;
  await rig.close();
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
