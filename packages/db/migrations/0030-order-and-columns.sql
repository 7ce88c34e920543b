-- How far a post reached and how fast it spreads, as its priority was last decided: what the list can be ordered by beside urgency and
-- time. Below zero where it is not known, so that what is unknown comes last and a page begins after any of them.
create table triage_spread (
  post_id bigint not null,
  is_open boolean not null,
  reach double precision not null,
  velocity double precision not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create function spread_fact(factors jsonb, asked text) returns double precision
language sql immutable parallel safe
return coalesce((
  select (factor ->> 'fact')::double precision from jsonb_array_elements(factors) as factor
  where factor ->> 'name' = asked and factor ->> 'fact' ~ '^[0-9]{1,18}(\.[0-9]+)?$' limit 1), -1);

insert into triage_spread
select post_id, status in ('new', 'in_progress', 'waiting'), spread_fact(factors, 'reach'), spread_fact(factors, 'velocity')
from triage order by post_id;

alter table triage_spread add primary key (post_id);
create index triage_spread_reach on triage_spread (is_open, reach desc, post_id desc);
create index triage_spread_velocity on triage_spread (is_open, velocity desc, post_id desc);

create function keep_triage_spread() returns trigger language plpgsql as $$
declare
  open_now constant boolean := new.status in ('new', 'in_progress', 'waiting');
  reach_now constant double precision := spread_fact(new.factors, 'reach');
  velocity_now constant double precision := spread_fact(new.factors, 'velocity');
begin
  if tg_op = 'INSERT' then
    insert into triage_spread values (new.post_id, open_now, reach_now, velocity_now);
  else
    update triage_spread set is_open = open_now, reach = reach_now, velocity = velocity_now
    where post_id = new.post_id and (is_open, reach, velocity) is distinct from (open_now, reach_now, velocity_now);
  end if;
  return null;
end $$;
create trigger triage_spreads after insert on triage for each row execute function keep_triage_spread();
create trigger triage_spread_changed after update on triage for each row
  when ((old.factors, old.status) is distinct from (new.factors, new.status)) execute function keep_triage_spread();

create function drop_triage_spread() returns trigger language plpgsql as $$
begin
  delete from triage_spread where post_id = old.post_id;
  return null;
end $$;
create trigger triage_spread_dropped after delete on triage for each row execute function drop_triage_spread();

-- Posts of an author, asked for by name.
create index triage_author on triage (author_id, published_at desc) where author_id is not null;
create index author_words on author using gin (to_tsvector('simple', search_words(coalesce(name, '') || ' ' || coalesce(handle, ''))));

-- How a person wants the list to look: what a row shows and how high it is.
create table list_choice (
  person_id integer primary key references person on delete cascade,
  is_compact boolean not null,
  hidden_columns text[] not null
);
