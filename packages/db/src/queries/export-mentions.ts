import type { MentionOrigin } from "@earshot/core/report/mention-line";
import type { Db } from "../database.ts";
import { post } from "../schema/post.ts";
import { isAt } from "./post-location.ts";
import { listMentions, readCursor, type TriageCursor } from "./triage.ts";
import type { TriageFilter } from "./triage-filter.ts";
import type { TriageRow } from "./triage-row.ts";

export type ExportedMention = TriageRow & MentionOrigin & { text: string };

const pageSize = 200;

/**
 * Every post that a filter of the triage list lets through, whole texts included, most urgent first: a page at a time, so that a million of them
 * fill no memory. Whoever reads slowly slows the asking.
 */
export async function* exportMentions(db: Db, filter: TriageFilter): AsyncGenerator<ExportedMention[]> {
  let cursor: TriageCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listMentions>> = await listMentions(db, filter, {
      cursor,
      limit: pageSize,
    });
    yield await withTexts(db, page.mentions);
    cursor = page.nextCursor === null ? null : readCursor(page.nextCursor);
  } while (cursor !== null);
}

async function withTexts(db: Db, rows: readonly TriageRow[]): Promise<ExportedMention[]> {
  if (rows.length === 0) return [];
  const { postId, namespace, externalId, parentExternalId, statedLanguage, tags, text } = post;
  const facts = await db
    .select({ postId, namespace, externalId, parentExternalId, statedLanguage, tags, text })
    .from(post)
    .where(isAt(post, rows));
  const byId = new Map(facts.map((each) => [each.postId, each]));
  return rows.flatMap((row) => {
    const found = byId.get(row.postId);
    return found === undefined ? [] : [{ ...row, ...found }];
  });
}
