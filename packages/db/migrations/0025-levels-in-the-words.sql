-- How urgent a post is, in eighths of an octave of its priority, 0 to 95; what is not in the list of open posts 200 higher.
create function search_level(is_open boolean, priority double precision) returns smallint
language sql immutable parallel safe
return (case when is_open then 48 else 248 end
  + floor(8 * ln(least(63, greatest(0.016, priority))) / ln(2::double precision)))::smallint;

-- Beside its words each post carries its level in the list, so that one index leads to the most urgent posts with a word, level by level.
-- A row that moves takes all its words along in the index. So its level need not be the true one: it is that or up to ten more
-- (`levelsHeld`), and two more when it is written; small steps up and larger ones down move nothing.
create table triage_search_levelled as
select s.post_id, s.words, (2 + search_level(p.is_open, p.priority))::smallint as level
from triage_search s join triage_place p using (post_id) order by s.post_id;
drop table triage_search;
alter table triage_search_levelled rename to triage_search;
alter table triage_search
  alter column post_id set not null,
  alter column words set not null,
  alter column level set not null,
  add primary key (post_id),
  set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
create index triage_search_words on triage_search using gin (words, (array[level])) with (gin_pending_list_limit = 1024);

create function keep_search_level() returns trigger language plpgsql as $$
declare
  now_level constant smallint := search_level(new.is_open, new.priority);
begin
  update triage_search set level = now_level + 2
  where post_id = new.post_id and level not between now_level and now_level + 10;
  return null;
end $$;
create trigger place_levelled after update on triage_place for each row
  when (search_level(old.is_open, old.priority) is distinct from search_level(new.is_open, new.priority))
  execute function keep_search_level();

-- A place that changes is updated, no longer taken out and put in anew: so the level is looked at once.
create or replace function keep_triage_place() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into triage_place select * from triage_placing where post_id = new.post_id;
  elsif tg_op = 'DELETE' then
    delete from triage_place where post_id = old.post_id;
  else
    update triage_place p set
      priority = n.priority, published_at = n.published_at, source_id = n.source_id, assignee_id = n.assignee_id,
      severity = n.severity, status = n.status, directions = n.directions, sentiments = n.sentiments, is_open = n.is_open,
      is_unsure = n.is_unsure, is_reprint = n.is_reprint, is_noted = n.is_noted, platform = n.platform, lang = n.lang, keys = n.keys
    from triage_placing n where n.post_id = new.post_id and p.post_id = new.post_id;
  end if;
  return null;
end $$;
