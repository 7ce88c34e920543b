-- The history of a source's health: one row for each stretch of the same state and reason; the last one is open.
create table source_state_span (
  source_state_span_id bigint generated always as identity primary key,
  source_id integer not null references source on delete cascade,
  from_at timestamptz not null,
  to_at timestamptz,
  state text not null,
  reason_code text,
  reason_raw text
);
create unique index source_state_span_open on source_state_span (source_id) where to_at is null;
create index source_state_span_time on source_state_span (source_id, from_at desc);
insert into source_state_span (source_id, from_at, state, reason_code, reason_raw)
  select source_id, state_since, state, reason_code, reason_raw from source where retired_at is null;

-- How many posts of each hour of publication a source has shown: posts themselves are let go long before the rhythm is forgotten.
create table source_hour (
  source_id integer not null references source on delete cascade,
  hour timestamptz not null,
  posts integer not null,
  primary key (source_id, hour)
);
create index source_hour_time on source_hour (hour) include (source_id, posts);
insert into source_hour (source_id, hour, posts)
  select s.source_id, date_trunc('hour', p.published_at, 'UTC'), count(*)
  from sighting s
  join post_key k on k.post_id = s.post_id
  join post p on p.post_id = k.post_id and p.month = k.month
  join source on source.source_id = s.source_id
  where p.published_at > now() - interval '100 days'
  group by 1, 2;

-- Somebody asked for a gap to be collected after all, and what came of it.
alter table source_gap add column asked_at timestamptz;
alter table source_gap add column settled_at timestamptz;
-- 'whole', 'part' or 'nothing' of it could be had.
alter table source_gap add column outcome text;
alter table source_gap add column recovered integer;
-- What the source still offered then began here.
alter table source_gap add column offered_from timestamptz;
alter table source_gap add column backfill_run_id bigint;
create index source_gap_time on source_gap (source_id, from_at desc);

-- Days for which posts of the source that mention nothing are kept; null: as the installation keeps them.
alter table source add column keep_days integer;

-- What a service lets us spend, counted for all processes together.
create table quota_use (
  -- Kind and account: "youtube", "x:press".
  name text not null,
  window_start timestamptz not null,
  reset_at timestamptz not null,
  used double precision not null,
  quota_limit double precision not null,
  spent_at timestamptz,
  refused_at timestamptz,
  primary key (name, window_start)
);
create index quota_use_reset on quota_use (reset_at);

-- When the team had its mail about an alert, and about its end.
alter table system_alert add column told_at timestamptz;
alter table system_alert add column over_told_at timestamptz;
-- What stands already was there to be seen: nobody is told of it anew.
update system_alert set told_at = opened_at, over_told_at = resolved_at;
