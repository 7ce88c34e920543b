-- What the list is ordered and filtered by, apart from triage: a row of triage is 1.7 kB wide and a place in the list 100 bytes, so that
-- its indexes hold all of it, and a filter reads a tenth of what it had to.
create table triage_place (
  post_id bigint not null,
  priority double precision not null,
  published_at timestamptz not null,
  source_id integer not null,
  assignee_id integer,
  severity smallint not null,
  -- Statuses by number: new, in_progress, waiting, answered, dismissed.
  status smallint not null,
  -- The primary direction and those that the post carries too, one bit each (see triage_bits).
  directions smallint not null,
  -- Towards any entity, one bit each.
  sentiments smallint not null,
  is_open boolean not null,
  is_unsure boolean not null,
  is_reprint boolean not null,
  is_noted boolean not null,
  platform text collate "C" not null,
  lang text collate "C" not null,
  -- Entities (8 * id), sentiments towards them (8 * id + 1 negative, 2 neutral, 3 positive), tags (-id).
  keys integer[] not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- What the place of a post is made of.
create view triage_placing as
select
  post_id, priority, published_at, source_id, assignee_id, severity::smallint,
  (case status when 'new' then 1 when 'in_progress' then 2 when 'waiting' then 3 when 'answered' then 4
    when 'dismissed' then 5 end)::smallint as status,
  ((direction = 'crisis' or 'crisis' = any(also))::integer
    + 2 * (direction = 'announcement' or 'announcement' = any(also))::integer
    + 4 * (direction = 'clarification' or 'clarification' = any(also))::integer
    + 8 * (direction = 'unpopular_decision' or 'unpopular_decision' = any(also))::integer
    + 16 * (direction = 'opinion_leader' or 'opinion_leader' = any(also))::integer
    + 32 * (direction = 'feedback_request' or 'feedback_request' = any(also))::integer
    + 64 * (direction = 'none' or 'none' = any(also))::integer)::smallint as directions,
  (('negative' = any(sentiments))::integer
    + 2 * ('neutral' = any(sentiments))::integer
    + 4 * ('positive' = any(sentiments))::integer)::smallint as sentiments,
  status in ('new', 'in_progress', 'waiting') as is_open, is_unsure, is_reprint, note_count > 0 as is_noted, platform, lang,
  array(
    select 8 * id from unnest(entity_ids) as id
    union all
    select 8 * split_part(pair, ':', 1)::integer
      + case split_part(pair, ':', 2) when 'negative' then 1 when 'neutral' then 2 when 'positive' then 3 end
    from unnest(entity_sentiments) as pair
    union all
    select -id from unnest(tag_ids) as id) as keys
from triage;

insert into triage_place select * from triage_placing order by post_id;

alter table triage_place add primary key (post_id);
-- The list, most urgent first.
create index triage_place_urgent on triage_place (is_open, priority desc, post_id desc)
  include (severity, directions, platform, sentiments, is_unsure, lang, status, is_reprint, is_noted, published_at, source_id,
    assignee_id, keys);
create index triage_place_source on triage_place (source_id, is_open);
-- What few posts have together, found without walking the list: the server skips from one combination that there is to the next.
create index triage_place_alike on triage_place (is_open, severity, directions, platform, sentiments, is_unsure, lang, status)
  include (priority, post_id, is_reprint, is_noted, published_at, source_id, assignee_id, keys);
create index triage_place_published on triage_place (published_at) include (source_id, is_open);
create index triage_place_assignee on triage_place (assignee_id, priority desc, post_id desc) where assignee_id is not null;
create index triage_place_keys on triage_place using gin (keys) with (gin_pending_list_limit = 256);

create function keep_triage_place() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from triage_place where post_id = old.post_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into triage_place select * from triage_placing where post_id = new.post_id;
  end if;
  return null;
end $$;
create trigger triage_placed after insert or delete on triage for each row execute function keep_triage_place();
create trigger triage_changed after update on triage for each row
  when ((old.published_at, old.source_id, old.assignee_id, old.severity, old.status, old.direction, old.also, old.sentiments,
      old.is_unsure, old.is_reprint, old.note_count > 0, old.platform, old.lang, old.entity_ids, old.entity_sentiments, old.tag_ids)
    is distinct from (new.published_at, new.source_id, new.assignee_id, new.severity, new.status, new.direction, new.also,
      new.sentiments, new.is_unsure, new.is_reprint, new.note_count > 0, new.platform, new.lang, new.entity_ids,
      new.entity_sentiments, new.tag_ids))
  execute function keep_triage_place();

-- Priorities change by the hour, and most often alone.
create function move_triage_place() returns trigger language plpgsql as $$
begin
  update triage_place set priority = new.priority where post_id = new.post_id;
  return null;
end $$;
create trigger triage_moved after update on triage for each row
  when (old.priority is distinct from new.priority) execute function move_triage_place();

drop index triage_open;
drop index triage_closed;
drop index triage_published;
drop index triage_source;
drop index triage_entities;
drop index triage_assignee;
drop index triage_tags;
