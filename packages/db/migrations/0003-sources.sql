create table source (
  source_id integer generated always as identity primary key,
  key text not null unique,
  kind text not null,
  platform text not null,
  name text not null,
  url text not null,
  site_url text,
  tier integer not null default 2,
  audience bigint,
  folder text,
  language text,
  state text not null default 'new',
  state_since timestamptz not null,
  reason_code text,
  reason_raw text,
  last_success_at timestamptz,
  last_attempt_at timestamptz,
  next_check_at timestamptz,
  lease_until timestamptz,
  error_count integer not null default 0,
  post_count integer not null default 0,
  etag text,
  last_modified text,
  body_hash text,
  -- A permanent redirect is adopted only after repeated sightings.
  moved_to text,
  moved_count integer not null default 0,
  -- Where a connector left off; its shape belongs to the connector.
  cursor jsonb,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  retired_at timestamptz
);
create index source_due on source (next_check_at) where retired_at is null and state <> 'paused';

create table source_check (
  source_check_id bigint generated always as identity primary key,
  source_id integer not null references source on delete cascade,
  at timestamptz not null,
  outcome text not null,
  http_status integer,
  took_ms integer not null,
  received integer not null,
  added integer not null,
  edited integer not null,
  refused integer not null,
  reason_code text,
  reason_raw text,
  warnings text[] not null default '{}'
);
create index source_check_newest on source_check (source_id, at desc);

-- A span of time in which nothing could be collected. No chart may show it as zero.
create table source_gap (
  source_gap_id bigint generated always as identity primary key,
  source_id integer not null references source on delete cascade,
  from_at timestamptz not null,
  to_at timestamptz,
  why text not null,
  unique (source_id, from_at)
);

create table host_pace (
  host text primary key,
  next_at timestamptz not null
);
