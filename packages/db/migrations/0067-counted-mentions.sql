-- What charts and reports are counted from: a narrow row for each mention that counts, and sums of them. Both are derived and follow what
-- happens to posts with a delay of seconds: whoever changes a post only notes it here, a job does the rest.

-- Posts that are to be counted anew. Only ever added to and emptied, so that savings at the same time never wait for each other.
create table count_due (
  post_id bigint not null,
  at timestamptz not null default now()
);
-- Sources, authors and entities all of whose posts are to be counted anew.
create table count_cause (
  kind text collate "C" not null,
  id bigint not null,
  at timestamptz not null default now()
);

create table counted_mention (
  post_id bigint not null,
  -- 0 stands for "any of ours": a post that speaks of two of us has one such row.
  entity_id integer not null,
  published_at timestamptz not null,
  source_id integer not null,
  -- The person behind the account, see author.card_id.
  card_id bigint,
  story_id bigint,
  -- One bit each, as in triage_place.
  directions smallint not null,
  -- 1 negative, 2 neutral, 3 positive; null: not judged yet.
  sentiment smallint,
  severity smallint not null,
  tier smallint not null,
  is_reprint boolean not null,
  -- What an account of the watched company itself publishes: kept apart and in no sum.
  is_own boolean not null,
  -- Followers of the author to two digits, else the audience of the source; null where neither is known.
  audience bigint,
  -- Likes, comments and shares, as far as any of them is known.
  engagement bigint,
  platform text collate "C" not null,
  lang text collate "C" not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Sums over the mentions of an hour, and once more over those of a day, both of UTC.
create table mention_sum (
  is_day boolean not null,
  -- all, direction, sentiment, severity, platform, lang, tier.
  dimension text collate "C" not null,
  entity_id integer not null,
  at timestamptz not null,
  key text collate "C" not null,
  mentions integer not null,
  originals integer not null,
  positive integer not null,
  negative integer not null,
  neutral integer not null,
  reach bigint not null,
  reach_known integer not null,
  engagement bigint not null,
  engagement_known integer not null,
  primary key (is_day, dimension, entity_id, at, key)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

alter table counted_mention add primary key (post_id, entity_id);
create index counted_mention_entity on counted_mention (entity_id, published_at);
create index counted_mention_published on counted_mention (published_at);

-- A count to its first two digits. Followers change with every reading: so a change is one when it is worth counting all posts of the author anew.
create function two_digits(given bigint) returns bigint language sql immutable parallel safe
return case when given is null or abs(given) < 100 then given
  else round(given::numeric, 2 - length(abs(given)::text))::bigint end;

-- The truth that counted_mention follows.
create view mention_counting as
with ours as not materialized (
  select e.entity_id from entity e left join entity c on c.entity_id = e.company_id
  where e.kind in ('company', 'brand', 'product', 'executive') and coalesce(c.kind, '') <> 'competitor')
select
  t.post_id, about.entity_id, t.published_at, t.source_id, a.card_id, t.story_id,
  ((t.direction = 'crisis' or 'crisis' = any(t.also))::integer
    + 2 * (t.direction = 'announcement' or 'announcement' = any(t.also))::integer
    + 4 * (t.direction = 'clarification' or 'clarification' = any(t.also))::integer
    + 8 * (t.direction = 'unpopular_decision' or 'unpopular_decision' = any(t.also))::integer
    + 16 * (t.direction = 'opinion_leader' or 'opinion_leader' = any(t.also))::integer
    + 32 * (t.direction = 'feedback_request' or 'feedback_request' = any(t.also))::integer
    + 64 * (t.direction = 'none' or 'none' = any(t.also))::integer)::smallint as directions,
  about.sentiment::smallint as sentiment, t.severity::smallint as severity, s.tier::smallint as tier, t.is_reprint,
  s.owner_entity_id is not null and not t.is_reply as is_own,
  coalesce(two_digits(a.followers), s.audience) as audience,
  case when coalesce(t.likes, t.comments, t.shares) is not null
    then coalesce(t.likes, 0) + coalesce(t.comments, 0) + coalesce(t.shares, 0) end as engagement,
  t.platform, t.lang
from triage t
join source s on s.source_id = t.source_id
left join author a on a.author_id = t.author_id
cross join lateral (
  with said as (
    select id as entity_id, case split_part(pair, ':', 2) when 'negative' then 1 when 'neutral' then 2 when 'positive' then 3 end as sentiment
    from unnest(t.entity_ids) as id left join unnest(t.entity_sentiments) as pair on split_part(pair, ':', 1)::integer = id)
  select entity_id, sentiment from said
  union all
  -- Towards any of ours: the worst counts, and praise of one of us before silence on another.
  select 0, case when bool_or(sentiment = 1) then 1 when bool_or(sentiment = 3) then 3 else max(sentiment) end
  from said where entity_id in (select entity_id from ours) having count(*) > 0
) about
where t.irrelevant_because is null and t.blocked_by is null;

create function count_posts_come() returns trigger language plpgsql as $$
begin
  insert into count_due (post_id) select post_id from news;
  return null;
end $$;
create function count_posts_gone() returns trigger language plpgsql as $$
begin
  insert into count_due (post_id) select post_id from gone;
  return null;
end $$;
create function count_post_changed() returns trigger language plpgsql as $$
begin
  insert into count_due (post_id) values (new.post_id);
  return null;
end $$;
create trigger triage_count_come after insert on triage
  referencing new table as news for each statement execute function count_posts_come();
create trigger triage_count_gone after delete on triage
  referencing old table as gone for each statement execute function count_posts_gone();
create trigger triage_count_changed after update on triage for each row
  when ((old.published_at, old.source_id, old.author_id, old.story_id, old.direction, old.also, old.severity, old.is_reprint,
      old.is_reply, old.likes, old.comments, old.shares, old.platform, old.lang, old.entity_ids, old.entity_sentiments,
      old.irrelevant_because, old.blocked_by)
    is distinct from (new.published_at, new.source_id, new.author_id, new.story_id, new.direction, new.also, new.severity,
      new.is_reprint, new.is_reply, new.likes, new.comments, new.shares, new.platform, new.lang, new.entity_ids,
      new.entity_sentiments, new.irrelevant_because, new.blocked_by))
  execute function count_post_changed();

create function count_source_changed() returns trigger language plpgsql as $$
begin
  insert into count_cause (kind, id) values ('source', new.source_id);
  return null;
end $$;
create trigger source_count_changed after update on source for each row
  when ((old.tier, old.audience, old.owner_entity_id is null)
    is distinct from (new.tier, new.audience, new.owner_entity_id is null))
  execute function count_source_changed();

create function count_author_changed() returns trigger language plpgsql as $$
begin
  insert into count_cause (kind, id) values ('author', coalesce(new.author_id, old.author_id));
  return null;
end $$;
create trigger author_count_changed after update on author for each row
  when (old.card_id is distinct from new.card_id
    or (old.followers is distinct from new.followers and two_digits(old.followers) is distinct from two_digits(new.followers)))
  execute function count_author_changed();
create trigger author_count_gone after delete on author for each row execute function count_author_changed();

-- Whether it is one of ours may have become different, and so for what belongs to it.
create function count_entity_changed() returns trigger language plpgsql as $$
begin
  insert into count_cause (kind, id) values ('entity', coalesce(new.entity_id, old.entity_id));
  return null;
end $$;
create trigger entity_count_changed after update on entity for each row
  when ((old.kind, old.company_id) is distinct from (new.kind, new.company_id)) execute function count_entity_changed();
create trigger entity_count_gone after delete on entity for each row execute function count_entity_changed();

-- What is in triage so far waits for the job.
insert into count_due (post_id) select post_id from triage;
