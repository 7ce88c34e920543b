import { connectDatabase } from "@earshot/db/database";
import { fillWithPosts } from "@earshot/db/load/fill";
import { madeWord } from "@earshot/world/load/made-words";
import { planPosts } from "@earshot/world/load/plan-posts";
import { besideInstallation } from "./bench-installation.ts";
import type { Figure } from "./figure.ts";

const yearMs = 365 * 24 * 3_600_000;

interface Filling {
  posts: number;
  /** Part of them that is still open. */
  openShare: number;
}

/** Fills a database with made-up posts of a year, written like those of the demo's month. */
export async function fillDatabase(url: string, { posts, openShare }: Filling): Promise<Figure> {
  await besideInstallation({ DATABASE_URL: url, EARSHOT_DEMO: "on" }, async ({ database }) => {
    for (;;) {
      const { rows } = await database.pool.query<{ count: number }>(
        "select count(*)::integer as count from triage",
      );
      if ((rows[0]?.count ?? 0) >= 400) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  });
  const database = connectDatabase(url);
  const to = new Date();
  const size = {
    posts,
    authors: Math.ceil(posts / 20),
    sources: 300,
    from: new Date(to.getTime() - yearMs),
    to,
    seed: 1,
  };
  const begun = performance.now();
  await database.pool.query(
    "insert into tag (name, name_key, colour, created_at) select 'made ' || n, 'made ' || n, 'blue', now() from generate_series(1, 8) n",
  );
  await fillWithPosts(
    database,
    { ...size, openShare },
    function* (templates) {
      for (const post of planPosts({ ...size, templates: templates.length })) {
        const { lang = "ru" } = templates[post.template] ?? {};
        yield { ...post, suffix: post.words.map((rank) => madeWord(rank, lang)).join(" ") };
      }
    },
    () => undefined,
  );
  await database.close();
  return {
    name: `filled: ${posts} posts`,
    value: (posts * 1_000) / (performance.now() - begun),
    unit: "posts/s",
  };
}
