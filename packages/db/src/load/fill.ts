import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { sql } from "drizzle-orm";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Database, Db } from "../database.ts";
import { ensurePartitions } from "../partitions.ts";
import { findTemplates, type Template } from "./templates.ts";
import { batchStatements, makeAuthors, makeSources, makeStories, planTable } from "./statements.ts";

/** A post to be made of a template; numbers count from 1 in order of publication. */
export interface PlannedRow {
  number: number;
  at: Date;
  template: number;
  author: number;
  source: number;
  answers: number | null;
  repeats: number | null;
  /** What is added to the template's text. */
  suffix: string;
}

export interface FillSize {
  posts: number;
  authors: number;
  sources: number;
  from: Date;
  to: Date;
  /** Tells the posts of one filling from those of another. */
  seed: number;
  /** Posts that nobody closed yet, 0 to 1. */
  openShare: number;
}

const batch = 20_000;

/**
 * Fills the database with made-up posts, as if they had been collected, matched, analysed and grouped: each takes its labels from one of the
 * posts that are in triage already, with words of its own added. They carry the mark of the demo. Every batch is a transaction.
 * `plan` is asked for its rows once the templates are known; `onProgress` hears how many posts are in.
 * Null when there are too few templates.
 */
export async function fillWithPosts(
  database: Database,
  size: FillSize,
  plan: (templates: readonly Template[]) => Iterable<PlannedRow>,
  onProgress: (posts: number) => void,
): Promise<{ posts: number; stories: number } | null> {
  const templates = await findTemplates(database.db);
  if (templates.length < templatesMin) return null;
  await ensurePartitions(database.db, size);
  const client = await database.pool.connect();
  try {
    const db = drizzle(client);
    // Made-up posts are not worth waiting for the disk.
    await db.execute(sql`set synchronous_commit = off`);
    await db.execute(planTable);
    await copyPlan(client, templates, plan(templates));
    await db.execute(sql`create index on made_post (number)`);
    await db.execute(sql`analyze made_post`);
    await makeAuthors(db, size);
    await makeSources(db, size);
    const stories = await makeStories(db);
    for (let first = 1; first <= size.posts; first += batch) {
      await db.transaction(async (tx) => {
        for (const statement of batchStatements(size, first, first + batch)) await tx.execute(statement);
      });
      onProgress(Math.min(size.posts, first + batch - 1));
    }
    await analyse(db);
    return { posts: size.posts, stories };
  } finally {
    // Its temporary tables end with it.
    client.release(true);
  }
}

const templatesMin = 50;

async function analyse(db: Db): Promise<void> {
  for (const table of [
    "post",
    "post_key",
    "mention",
    "sighting",
    "author",
    "triage",
    "triage_place",
    "triage_search",
    "story",
  ])
    await db.execute(sql`analyze ${sql.identifier(table)}`);
}

async function copyPlan(
  client: PoolClient,
  templates: readonly Template[],
  rows: Iterable<PlannedRow>,
): Promise<void> {
  const columns = "number, at, template_id, template_month, author_no, source_no, answers, repeats, suffix";
  const into = client.query(copyFrom(`copy made_post (${columns}) from stdin`));
  await pipeline(Readable.from(lines(templates, rows)), into);
}

/** In the text format of COPY: a plan has neither tabs nor backslashes in its words. */
function* lines(templates: readonly Template[], rows: Iterable<PlannedRow>): Generator<string> {
  let chunk: string[] = [];
  for (const { number, at, template, author, source, answers, repeats, suffix } of rows) {
    const { postId = 0, month = "" } = templates[template] ?? {};
    const others = [answers ?? "\\N", repeats ?? "\\N"].join("\t");
    chunk.push(
      `${number}\t${at.toISOString()}\t${postId}\t${month}\t${author}\t${source}\t${others}\t${suffix}\n`,
    );
    if (chunk.length < 1_000) continue;
    yield chunk.join("");
    chunk = [];
  }
  yield chunk.join("");
}
