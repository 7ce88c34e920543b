import type { OwnText } from "@earshot/core/respond/leader-voice";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { ownAuthors } from "./presence.ts";

const yearMs = 366 * 24 * 3_600_000;
/** Enough for 300 of each language, unless one of them is rare. */
const textsMax = 1_000;
/** Of a text: a longer one shows no more. */
const lettersMax = 4_000;
/** Of texts of others, which are read in their short form. */
const othersMax = 400;

export interface TextsAround {
  /** Posts and replies of the entity of the last two years, newest first. */
  own: (OwnText & { url: string | null })[];
  /** The newest that others wrote of what is watched. */
  others: string[];
}

/** What an entity wrote itself and what others wrote at the same time; what platforms took back is left out. */
export async function readOwnTexts(db: Db, entityId: number, now: Date): Promise<TextsAround> {
  const since = new Date(now.getTime() - 2 * yearMs);
  const own = await readRows<OwnTextRow>(
    db,
    sql`
    with own as materialized (${ownAuthors(entityId)})
    select p.post_id, left(p.text, ${lettersMax}) as text, p.url, p.published_at, p.parent_external_id is not null as is_reply
    from post p
    where p.author_id in (select author_id from own) and p.deleted_at is null and p.text <> ''
      and p.published_at >= ${since}::timestamptz
      and p.month >= date_trunc('month', ${since}::timestamptz at time zone 'UTC')::date
    order by p.published_at desc, p.post_id desc limit ${textsMax}`,
  );
  if (own.length === 0) return { own: [], others: [] };
  const others = await readRows<{ snippet: string }>(
    db,
    sql`
    select t.snippet from triage t
    where t.author_id is null or t.author_id not in (${ownAuthors(entityId)})
    order by t.post_id desc limit ${othersMax}`,
  );
  return {
    own: own.map((row) => ({
      postId: Number(row.post_id),
      text: row.text,
      url: row.url,
      isReply: row.is_reply,
      publishedAt: new Date(row.published_at),
    })),
    others: others.map(({ snippet }) => snippet),
  };
}

interface OwnTextRow {
  post_id: string;
  text: string;
  url: string | null;
  published_at: string | Date;
  is_reply: boolean;
}
