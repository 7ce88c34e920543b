-- How clocks run, in versions: what is derived from history asks which one held when.
create table clock_policy (
  clock_policy_id integer generated always as identity primary key,
  valid_from timestamptz not null,
  person_id integer references person on delete set null,
  policy jsonb not null
);

-- Clocks of posts, derived from triage_event and clock_policy: nothing is written here that could not be reckoned anew.
create table triage_clock (
  post_id bigint not null,
  -- first_response, next_response, resolution.
  kind text collate "C" not null,
  -- Of next_response one more each time the post is opened again.
  round smallint not null,
  -- running, paused, met, missed, void.
  state text collate "C" not null,
  severity smallint not null,
  started_at timestamptz not null,
  target_ms bigint not null,
  -- Working time used up at counted_at.
  elapsed_ms bigint not null,
  counted_at timestamptz not null,
  due_at timestamptz,
  calendar text,
  paused_by text collate "C",
  stopped_at timestamptz,
  stopped_by integer,
  primary key (post_id, kind, round)
);
create index triage_clock_due on triage_clock (due_at, post_id) where state = 'running';
create index triage_clock_paused on triage_clock (post_id) where state = 'paused';
-- The instant at which it became certain whether a target is met: when it was met, else when it was used up.
create index triage_clock_decided on triage_clock ((case when state = 'met' then stopped_at else due_at end))
  where state <> 'void';

-- Posts whose clocks are to be reckoned anew.
create table clock_due (
  post_id bigint primary key
);

-- Whoever changes a post by a way that reckons no clocks is found here by the sweep.
create function mark_clock_due() returns trigger language plpgsql as $$
begin
  insert into clock_due values (new.post_id) on conflict do nothing;
  return null;
end $$;
create trigger triage_clock_touched after update on triage for each row
  when ((old.status, old.severity, old.snoozed_until) is distinct from (new.status, new.severity, new.snoozed_until))
  execute function mark_clock_due();

-- A post that leaves triage takes its clocks along.
create function forget_clocks() returns trigger language plpgsql as $$
begin
  delete from triage_clock where post_id = old.post_id;
  delete from clock_due where post_id = old.post_id;
  return null;
end $$;
create trigger triage_clock_forgotten after delete on triage for each row execute function forget_clocks();

-- What is open already gets clocks too, from when it came.
insert into clock_due select post_id from triage where status in ('new', 'in_progress', 'waiting');
