import { findQuery, likelyForms, shownWords } from "@earshot/core/triage/query/find-query";
import type { Query } from "@earshot/core/triage/query/query";
import { wordsIn, type WordAt } from "@earshot/core/triage/search-words";
import { cutSnippet, type Stretch } from "@earshot/core/triage/snippet";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { mention } from "../schema/mention.ts";
import { post } from "../schema/post.ts";
import { storable } from "../storable.ts";
import { isAt, locatePosts } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";

/** Where a post shows the words that were searched for. */
export interface FoundWords {
  postId: number;
  /** In the title. */
  title: Stretch[];
  /** In the text. */
  text: Stretch[];
  /** The part of the text around the first of them, with them and with what speaks of ours. */
  snippet: string;
  snippetFound: Stretch[];
  snippetHits: Stretch[];
}

/** Finds the words in these posts, as the search itself does: by stem, ё as е. */
export async function findWords(db: Db, query: Query, postIds: readonly number[]): Promise<FoundWords[]> {
  const places = await locatePosts(db, postIds);
  if (places.length === 0) return [];
  const bodies = await db
    .select({ postId: post.postId, title: post.title, text: post.text })
    .from(post)
    .where(isAt(post, places));
  const hits = await textHits(db, places);
  const read = bodies.map((body) => ({
    ...body,
    inTitle: wordsIn(body.title ?? ""),
    inText: wordsIn(body.text),
  }));
  const stemOf = await loadStems(
    db,
    query,
    read.flatMap(({ inTitle, inText }) => [...inTitle, ...inText]),
  );
  return read.map(({ postId, text, inTitle, inText }) => {
    const found = findQuery(query, inText, stemOf);
    const marks = hits.get(postId) ?? [];
    const around = found.length > 0 ? found : marks;
    return {
      postId,
      title: findQuery(query, inTitle, stemOf),
      text: found,
      snippet: cutSnippet(text, [], around).snippet,
      snippetFound: cutSnippet(text, found, around).hits,
      snippetHits: cutSnippet(text, marks, around).hits,
    };
  });
}

/** Stems of the words asked for and of those in the posts that may be forms of them. */
async function loadStems(
  db: Db,
  query: Query,
  words: readonly WordAt[],
): Promise<(word: string) => string | undefined> {
  const asked = shownWords(query);
  const wanted = [...new Set([...asked, ...likelyForms(words, asked)])].map((word) => storable(word));
  const rows = await readRows<{ word: string; stem: string | null }>(
    db,
    sql`
    select word, (tsvector_to_array(to_tsvector('earshot', word)))[1] as stem
    from unnest(${sql.param(wanted)}::text[]) as word`,
  );
  const stems = new Map(rows.map(({ word, stem }) => [word, stem ?? undefined]));
  return (word) => stems.get(word);
}

async function textHits(db: Db, places: readonly PostLocation[]): Promise<Map<number, Stretch[]>> {
  const rows = await db
    .select({ postId: mention.postId, hits: mention.hits })
    .from(mention)
    .where(isAt(mention, places));
  const byPost = new Map<number, Stretch[]>();
  for (const { postId, hits } of rows) {
    const inText = hits
      .filter(({ field, isSecret }) => field === "text" && !isSecret)
      .map(({ start, end }) => ({ start, end }));
    byPost.set(postId, [...(byPost.get(postId) ?? []), ...inText]);
  }
  return byPost;
}
