-- Posts whose counters, text and answers are read again at set ages. A row goes after its last step.
create table post_refresh (
  post_id bigint primary key,
  month date not null,
  source_id integer not null references source on delete cascade,
  published_at timestamptz not null,
  -- Number of the step that is next, from 0.
  step smallint not null default 0,
  due_at timestamptz not null,
  lease_until timestamptz,
  error_count smallint not null default 0
);
create index post_refresh_due on post_refresh (due_at);
create index post_refresh_source on post_refresh (source_id, due_at);

-- Counters of a post as they were at a time.
create table engagement_reading (
  post_id bigint not null,
  at timestamptz not null,
  likes bigint,
  comments bigint,
  shares bigint,
  views bigint,
  primary key (post_id, at)
);

-- One walk back through the history of a source.
create table backfill_run (
  backfill_run_id integer generated always as identity primary key,
  source_id integer not null references source on delete cascade,
  -- How far back it goes; posts after until_at are not asked for where the protocol can leave them out.
  since timestamptz not null,
  until_at timestamptz,
  why text not null,
  state text not null default 'running',
  -- Where the next page begins; its shape belongs to the connector.
  next jsonb,
  pages integer not null default 0,
  received integer not null default 0,
  added integer not null default 0,
  oldest_at timestamptz,
  error_count integer not null default 0,
  reason_code text,
  reason_raw text,
  started_by integer references person on delete set null,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz
);
create index backfill_run_source on backfill_run (source_id, started_at desc);
-- One walk at a time for a source.
create unique index backfill_run_open on backfill_run (source_id) where state in ('running', 'paused');
