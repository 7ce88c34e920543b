import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { readRows, type Db } from "../database.ts";
import { mention } from "../schema/mention.ts";
import { post } from "../schema/post.ts";
import { triage } from "../schema/triage.ts";
import type { FillSize } from "./fill.ts";
import { madeNamespace } from "./templates.ts";

/** Ids come from the sequences in order, so that a running Earshot may go on giving them meanwhile. */
export const planTable = sql`
  create temporary table made_post (
    number bigint not null, at timestamptz not null, template_id bigint not null, template_month date not null,
    author_no integer not null, source_no integer not null, answers bigint, repeats bigint, suffix text not null,
    post_id bigint not null default nextval(pg_get_serial_sequence('post_key', 'post_id')))`;

const firstNames = [
  "Анна",
  "Иван",
  "Мария",
  "Олег",
  "Дина",
  "Sam",
  "Kate",
  "Пётр",
  "Лев",
  "Nora",
  "Тимур",
  "Яна",
];
const lastNames = ["Крылова", "Гай", "Ним", "Short", "Дюма", "Рощина", "Field", "Орех", "Чиж", "Ли", "Stone"];
const platforms = ["news", "vk", "telegram", "news", "blog", "vk", "youtube", "forum", "review", "mastodon"];

/** Authors with followers by the same law as their activity. */
export async function makeAuthors(db: Db, size: FillSize): Promise<void> {
  await db.execute(sql`
    create temporary table made_author as
    select no, nextval(pg_get_serial_sequence('author', 'author_id')) as author_id
    from (select distinct author_no as no from made_post order by 1) used`);
  await db.execute(sql`
    insert into author (author_id, platform, key, handle, name, followers, updated_at) overriding system value
    select author_id, ${oneOf(platforms, sql`no`)}, ${`${madeNamespace}:${size.seed}:`} || no, '@made' || no,
      ${oneOf(firstNames, sql`no`)} || ' ' || ${oneOf(lastNames, sql`no / 7`)} || ' ' || no,
      case when no % 9 = 0 then null else 2000000 / (no + 1) + no % 400 end, now()
    from made_author`);
  await db.execute(sql`create index on made_author (no)`);
}

/** Sources that nobody visits: they are paused. */
export async function makeSources(db: Db, size: FillSize): Promise<void> {
  await db.execute(sql`
    create temporary table made_source as
    with made as (
      insert into source (
        key, kind, platform, name, url, tier, audience, state, state_since, is_demo, created_at)
      select ${`${madeNamespace}:${size.seed}:`} || no, 'feed', ${oneOf(platforms, sql`no`)}, 'Made source ' || no,
        'https://made.example/' || ${size.seed}::text || '/' || no, 1 + no % 3, 5000000 / (no + 1), 'paused', now(), true, now()
      from generate_series(0, ${size.sources - 1}::integer) as no
      returning source_id, platform, key)
    select source_id, platform, split_part(key, ':', 3)::integer as no from made`);
}

/** A story for every original that is repeated. */
export async function makeStories(db: Db): Promise<number> {
  await db.execute(sql`
    create temporary table made_story as
    select original, reprints, first_at, last_at, nextval(pg_get_serial_sequence('story', 'story_id')) as story_id
    from (
      select o.number as original, o.at as first_at, count(*)::integer as reprints, max(r.at) as last_at
      from made_post r join made_post o on o.number = r.repeats group by o.number, o.at order by o.number) counted`);
  await db.execute(sql`create index on made_story (original)`);
  await db.execute(sql`analyze made_story`);
  await db.execute(sql`
    insert into story (story_id, lead_id, post_count, original_count, first_at, last_at, created_at, changed_at)
    overriding system value
    select story_id, o.post_id, reprints + 1, 1, first_at, s.last_at, first_at, s.last_at
    from made_story s join made_post o on o.number = s.original`);
  const [row] = await readRows<{ stories: number }>(
    db,
    sql`select count(*)::integer as stories from made_story`,
  );
  return row?.stories ?? 0;
}

/** What brings the posts numbered from `first` to before `end` into every table that a triaged post stands in. */
export function batchStatements(size: FillSize, first: number, end: number): SQL[] {
  const namespace = `${madeNamespace}:${size.seed}`;
  const batch = sql`(
    select m.*, date_trunc('month', m.at at time zone 'utc')::date as month, a.author_id, s.source_id, s.platform,
      'made' || m.number as external_id, 'made' || m.answers as parent_external_id, t.story_id,
      -- Fixed for a post in all tables, yet without a pattern.
      hashint8(m.number) & 65535 as chance
    from made_post m
    join made_author a on a.no = m.author_no
    join made_source s on s.no = m.source_no
    left join made_story t on t.original = coalesce(m.repeats, m.number)
    where m.number >= ${first} and m.number < ${end}) g`;
  const template = sql`p.post_id = g.template_id and p.month = g.template_month`;
  return [
    sql`
    insert into post_key (namespace, external_id, post_id, month, parent_external_id) overriding system value
    select ${namespace}, external_id, post_id, month, parent_external_id from ${batch}`,
    sql`insert into sighting (post_id, source_id, seen_at) select post_id, source_id, at from ${batch}`,
    copyRow(post, sql`${batch} join post p on ${template}`, ownOfPost(namespace)),
    copyRow(mention, sql`${batch} join mention p on ${template}`, ownPlace),
    copyRow(triage, sql`${batch} join triage p on p.post_id = g.template_id`, ownOfTriage(size)),
    sql`
    insert into triage_search (post_id, words, level)
    select g.post_id, p.words || to_tsvector('earshot', g.suffix), 2 + search_level(at.is_open, at.priority)
    from ${batch} join triage_search p on p.post_id = g.template_id join triage_place at on at.post_id = g.post_id`,
    sql`insert into triage_event (post_id, at, kind) select post_id, at + interval '10 minutes', 'arrived' from ${batch}`,
  ];
}

const ownPlace = { postId: sql`g.post_id`, month: sql`g.month` };

/** What a post and its row of triage have in common, and not with their template. */
const ownFacts = {
  ...ownPlace,
  sourceId: sql`g.source_id`,
  authorId: sql`g.author_id`,
  platform: sql`g.platform`,
  url: sql`'https://made.example/' || g.number`,
  publishedAt: sql`g.at`,
  foundAt: sql`g.at + interval '1 minute' * (1 + g.chance % 9)`,
  likes: counter("likes"),
  comments: counter("comments"),
  shares: counter("shares"),
  views: counter("views"),
};

/** One in five is not given by its platform. */
function counter(name: string): SQL {
  return sql`case when g.chance % 5 = 0 then null
    else coalesce(p.${sql.identifier(name)}, 1) * (1 + 65536 / (g.chance + 50)) / 8 end`;
}

function ownOfPost(namespace: string): Record<string, SQL> {
  return {
    ...ownFacts,
    namespace: sql`${namespace}::text`,
    externalId: sql`g.external_id`,
    parentExternalId: sql`g.parent_external_id`,
    rootExternalId: sql`null`,
    text: sql`trim(p.text || ' ' || g.suffix)`,
    contentHash: sql`md5(p.content_hash || g.suffix)`,
    editedAt: sql`null`,
    deletedAt: sql`null`,
    matchedAt: sql`g.at`,
    analysedAt: sql`g.at`,
  };
}

function ownOfTriage(size: FillSize): Record<string, SQL> {
  return {
    ...ownFacts,
    version: sql`1`,
    status: statusOf(size),
    priority: sql`p.priority * (0.75 + g.chance / 131072.0)`,
    isReply: sql`g.answers is not null`,
    isDemo: sql`true`,
    updatedAt: sql`g.at`,
    assigneeId: sql`null`,
    tagIds: tagsOf(),
    noteCount: sql`0`,
    storyId: sql`g.story_id`,
    isReprint: sql`g.repeats is not null`,
  };
}

/** Open ones are young, in the main; of the others most were answered. */
function statusOf(size: FillSize): SQL {
  const open = Math.round(65_536 * size.openShare);
  return sql`case
    when g.chance < ${open}::integer * 6 / 10 then 'new' when g.chance < ${open}::integer * 8 / 10 then 'in_progress'
    when g.chance < ${open}::integer then 'waiting' when g.chance % 3 = 0 then 'dismissed' else 'answered' end`;
}

/** One post in eight carries one of the tags that there are. */
function tagsOf(): SQL {
  return sql`case when g.chance % 8 = 0
    then (select coalesce(array_agg(tag_id), '{}') from (
      select tag_id from tag where retired_at is null order by tag_id
      offset g.chance / 8 % greatest(1, (select count(*) from tag where retired_at is null)) limit 1) one)
    else '{}' end`;
}

/** Inserts rows of a table made of other rows of it (alias `p`), with some columns of their own. */
function copyRow(table: PgTable, source: SQL, own: Record<string, SQL>): SQL {
  const columns = Object.entries(getTableColumns(table));
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map(([key, { name }]) => own[key] ?? sql`p.${sql.identifier(name)}`),
    sql`, `,
  );
  return sql`insert into ${table} (${names}) select ${values} from ${source}`;
}

function oneOf(values: readonly string[], index: SQL): SQL {
  return sql`(${sql.param([...values])}::text[])[1 + (${index}) % ${values.length}::integer]`;
}
