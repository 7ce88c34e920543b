import { sql } from "./rig.ts";

/** What has gone wrong in copies of other programs. */
export const nastyTexts = [
  "",
  " ",
  "\\N",
  "\\.",
  "\\\\.\n\\.",
  "tab\there, \r\n line \v and \f, backslash \\ \\t \\x41",
  'quotes \' " ` $1 $$ {a,"b"} NULL null',
  "emoji 👩‍👩‍👧 🇷🇺, e\u0301, й as и\u0306, \u202e right to left, \u2028 \u2029 \ufeff \u0001 \u007f",
  "ё́лка — «Печка» №5 €",
  "日本語 עברית العربية",
  "x".repeat(200_000),
];

/**
 * Rows of every shape into a migrated database: texts that need escapes, arrays, documents, infinite and ancient times,
 * numbers beyond 2^53, empty beside null, posts in the default, the ancient and a month's own partition.
 */
export async function populate(url: string): Promise<void> {
  await sql(
    url,
    `insert into entity (key, kind, name, company_id, created_at)
       select 'e' || n, 'company', t, null, '2026-01-01' from unnest($1::text[]) with ordinality x(t, n)`,
    [nastyTexts.slice(0, 10)],
  );
  await sql(
    url,
    "update entity set company_id = (select max(entity_id) from entity) where entity_id % 2 = 1",
  );
  await sql(
    url,
    `insert into entity_term (entity_id, text, kind, role)
       select 1, t, 'word', 'name' from unnest($1::text[]) t`,
    [nastyTexts.slice(0, 10)],
  );
  await sql(
    url,
    `insert into source (key, kind, platform, name, url, state_since, created_at, audience, cursor, last_success_at)
     values ('s', 'feed', 'news', 'Feed', 'https://feed.example/', '-infinity', 'infinity', 9223372036854775807,
       '{"a": "\\u2028 \\\\ \\t", "b": [1e400, 0.1, -0, null], "c": {}}', '0044-03-15 12:00:00.123456+00 BC')`,
  );
  await addPosts(url, 1, nastyTexts);
  await sql(
    url,
    `insert into setting (key, value, updated_at) select 'k' || n, to_jsonb(t), now()
       from unnest($1::text[]) with ordinality x(t, n)`,
    [nastyTexts],
  );
  await sql(
    url,
    `insert into person (name, email, role, language, created_at)
       select t, 'p' || n || '@example.com', 'pr', 'ru', now() from unnest($1::text[]) with ordinality x(t, n)`,
    [nastyTexts.slice(0, 10)],
  );
  await sql(
    url,
    `insert into session (token_hash, person_id, csrf_token, created_at, last_seen_at, expires_at)
     values ('hash', 1, 'csrf', now(), now(), now() + interval '1 day')`,
  );
  await sql(
    url,
    `insert into outbox (key, channel, recipient, subject, state, state_at, due_at, expires_at, created_at)
     values ('sent', 'mail', 'a@example.com', 'Sent', 'sent', now(), now(), now(), now())`,
  );
  // Rows that are gone: the next id is not one after the last.
  await sql(
    url,
    "insert into triage_event (post_id, at, kind) select 1, now(), 'status' from generate_series(1, 50)",
  );
  await sql(url, "delete from triage_event where triage_event_id > 10");
}

/** Posts with mentions, triage and words, numbered from `first` on: three partitions take turns. */
export async function addPosts(url: string, first: number, texts: readonly string[]): Promise<void> {
  await sql(
    url,
    "create table if not exists post_2026_03 (like post including defaults including constraints)",
  );
  await sql(
    url,
    "create table if not exists mention_2026_03 (like mention including defaults including constraints)",
  );
  for (const table of ["post", "mention"])
    await sql(
      url,
      `do $$ begin
         if not (select relispartition from pg_class where oid = '${table}_2026_03'::regclass) then
           alter table ${table} attach partition ${table}_2026_03 for values from ('2026-03-01') to ('2026-04-01');
         end if;
       end $$`,
    );
  await sql(
    url,
    `with given as (
       select $1::bigint + n - 1 as number, t,
         (array['2026-03-01', '2019-05-01', '2033-01-01'])[1 + (n % 3)]::date as month
       from unnest($2::text[]) with ordinality x(t, n)
     ), keyed as (
       insert into post_key (namespace, external_id, month)
       select 'n', number::text, month from given order by number returning post_id, external_id, month
     ), placed as (
       select k.post_id, k.month, g.t, g.number from keyed k join given g on g.number = k.external_id::bigint
     ), posted as (
       insert into post (post_id, month, source_id, namespace, external_id, platform, title, text, published_at, found_at,
         tags, content_hash, views, likes)
       select post_id, month, 1, 'n', number::text, 'news', nullif(t, ''), t,
         case number % 4 when 0 then 'infinity' when 1 then '-infinity' else '2026-03-05 10:00:00.000001+03' end::timestamptz,
         now(), array[t, null, '', '\\N'], md5(t), case when number % 2 = 0 then 9223372036854775807 end, 0
       from placed
     ), mentioned as (
       insert into mention (post_id, entity_id, month, role, hits, sentiment_probabilities)
       select post_id, 1, month, 'main', jsonb_build_array(jsonb_build_object('t', left(t, 100))), '{"negative": 0.1}'
       from placed
     ), listed as (
       insert into triage (post_id, month, severity, priority, factors, direction, also, confidence, is_unsure,
         direction_probabilities, spans, signals, model, snippet, snippet_hits, lang, platform, source_id, published_at,
         found_at, is_approximate, entity_ids, sentiments, entity_sentiments, is_reply, is_demo, updated_at, toxicity, spam)
       select post_id, month, 2, case number % 3 when 0 then 'infinity' when 1 then 'nan' else 0.1::float8 + 0.2 end, '[]',
         'crisis', '{}', 1e-320, false, '{}', '[]', '[]', 'm', left(t, 280), '[]', 'ru', 'news', 1, '2026-03-05', now(),
         false, '{1}', '{neutral}', '{1:neutral}', false, false, now(), null, '-0'
       from placed
     )
     insert into triage_search (post_id, words, level)
     select post_id, to_tsvector('earshot', search_words(left(t, 5000))), 1 from placed`,
    [first, texts],
  );
}
