import { readableNote } from "@earshot/core/triage/note-text";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { person } from "../schema/person.ts";
import { recordAudit } from "./audit.ts";
import { accountsOf } from "./author-card.ts";
import { readAuthor } from "./author-detail.ts";
import type { ChangedBy } from "./changed-by.ts";

export type Fields = Record<string, unknown>;

export interface AuthorExport {
  name: string;
  givenName: string | null;
  standing: string | null;
  standingReason: string | null;
  derivedStanding: string | null;
  accounts: Fields[];
  posts: Fields[];
  notes: Fields[];
  history: Fields[];
  blocks: Fields[];
}

/** Everything that is stored of a person, for the person: a request for access is answered with it. Leaves a line in the audit log. Null when there is no such card. */
export async function exportAuthor(
  db: Db,
  by: ChangedBy<"erase_data">,
  given: { cardId: number; now: Date },
): Promise<AuthorExport | null> {
  const { cardId, now } = given;
  const detail = await readAuthor(db, cardId);
  if (detail === null) return null;
  const accounts = await accountsOf(db, cardId);
  const ids = sql`any(${sql.param(accounts.map(({ authorId }) => authorId))}::bigint[])`;
  const blocks = await readRows<Fields>(
    db,
    sql`select at, ended_at as "endedAt", reason from block where author_id = ${ids} order by block_id`,
  );
  const name = detail.card.shownName || (accounts[0]?.name ?? accounts[0]?.handle ?? `№ ${cardId}`);
  const posts = await readPosts(db, ids);
  const audited = { what: "author.exported", targetKind: "author", targetId: cardId, targetName: name };
  await recordAudit(db, by.actor, { ...audited, to: { posts: posts.length } }, now);
  const { card, notes, events } = detail;
  const people = await db.select({ personId: person.personId, name: person.name }).from(person);
  return {
    name,
    givenName: card.name,
    standing: card.standing,
    standingReason: card.standingReason,
    derivedStanding: card.derivedStanding,
    accounts: accounts.map(({ cardId: _card, lookedAt: _looked, ...account }) => account),
    posts,
    notes: notes
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ at, text }) => ({ at, text: readableNote(text, people) })),
    history: events.map(({ at, kind, from, to, reason }) => ({ at, kind, from, to, reason })),
    blocks,
  };
}

/** Posts with what was made of them: labels, sentiments, what became of them. */
function readPosts(db: Db, ids: ReturnType<typeof sql>): Promise<Fields[]> {
  return readRows<Fields>(
    db,
    sql`
    select p.post_id as "postId", p.platform, p.url, p.title, p.text, p.published_at as "publishedAt",
      p.found_at as "foundAt", p.edited_at as "editedAt", p.deleted_at as "deletedAt", p.likes, p.comments, p.shares, p.views, p.tags,
      s.name as source, t.status, t.severity, t.direction, t.model,
      (select json_agg(json_build_object('of', e.name, 'role', m.role, 'sentiment', m.sentiment) order by e.entity_id)
        from mention m join entity e on e.entity_id = m.entity_id where m.post_id = p.post_id and m.month = p.month) as mentions,
      (select json_agg(json_build_object('at', r.at, 'title', r.title, 'text', r.text) order by r.revision)
        from post_revision r where r.post_id = p.post_id) as "earlierTexts"
    from post p left join source s on s.source_id = p.source_id left join triage t on t.post_id = p.post_id
    where p.author_id = ${ids} order by p.published_at, p.post_id`,
  );
}
