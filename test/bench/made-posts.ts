import { readFileSync } from "node:fs";
import { readMonitorFile } from "@earshot/cli/settings/monitor-file";
import { applyMonitor } from "@earshot/cli/settings/apply-monitor";
import type { Database } from "@earshot/db/database";
import { loadWatchList } from "@earshot/db/queries/watch-list";
import { createMatcher, type Matcher } from "@earshot/text/match/create-matcher";
import { loadContent } from "@earshot/world/content";
import { seededRandom } from "@earshot/core/system/seeded-random";

/** A post as a feed carries it. */
export interface MadePost {
  id: string;
  title: string | null;
  text: string;
  author: string;
  publishedAt: Date;
}

export interface PostMaker {
  /** Distinct posts in Russian and English of a few sentences, of which this share speaks of the watch list. */
  make(count: number, matchedShare: number): MadePost[];
}

const hourMs = 3_600_000;

/** Watches the list of the demo: 30 entities with names, nicknames, handles, required and forbidden words. */
export async function watchDemoList(database: Database): Promise<Matcher> {
  const file = new URL("../../config/monitor/demo.yaml", import.meta.url);
  const { entities } = readMonitorFile(readFileSync(file, "utf8"), "demo.yaml");
  const deps = { database, queues: null, now: () => new Date() };
  await applyMonitor(deps, { entities, sources: [] }, { isDemo: false });
  return createMatcher((await loadWatchList(database.db)).entities);
}

/**
 * Makes posts of the texts of the demo month: its posts that name somebody, and its sentences that name nobody, put
 * together anew and numbered. The same at every run.
 */
export function createPostMaker(matcher: Matcher): PostMaker {
  const random = seededRandom(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const isMatched = (text: string): boolean => matcher.match({ title: null, text }).length > 0;
  const month = loadContent().posts;
  const named = month.map(({ text }) => text).filter(isMatched);
  const plain = month
    .flatMap(({ text }) => text.split(/(?<=[.!?…])\s+/u))
    .filter((sentence) => sentence.length > 20 && !isMatched(sentence));
  let made = 0;

  function compose(isWanted: boolean): string {
    for (;;) {
      const sentences = Array.from({ length: isWanted ? 1 : 4 }, () => pick(plain));
      const text = [...(isWanted ? [pick(named)] : []), ...sentences, `№ ${made}`].join(" ");
      if (isMatched(text) === isWanted) return text;
    }
  }

  return {
    make(count, matchedShare) {
      return Array.from({ length: count }, (_, at) => {
        made += 1;
        const isWanted = Math.floor((at + 1) * matchedShare) > Math.floor(at * matchedShare);
        return {
          id: `made-${made}`,
          title: made % 2 === 0 ? null : `${pick(plain).slice(0, 80)} ${made}`,
          text: compose(isWanted),
          author: pick(month).author.name,
          publishedAt: new Date(Date.now() - Math.floor(random() * 48 * hourMs)),
        };
      });
    },
  };
}

/** RSS 2.0 of these posts. */
export function writeRss(posts: readonly MadePost[]): Buffer {
  const items = posts.map(
    ({ id, title, text, author, publishedAt }) =>
      `<item><guid isPermaLink="false">${id}</guid>${title === null ? "" : `<title>${escapeXml(title)}</title>`}` +
      `<link>https://news.example/${id}</link><pubDate>${publishedAt.toUTCString()}</pubDate>` +
      `<dc:creator>${escapeXml(author)}</dc:creator><description>${escapeXml(text)}</description></item>`,
  );
  return Buffer.from(
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>' +
      `<title>Made</title><link>https://news.example/</link><description>x</description>${items.join("")}</channel></rss>`,
  );
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
