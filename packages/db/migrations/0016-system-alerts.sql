-- Who works on what, told by every process about itself every few seconds. A row without stopped_at that grew old is a process that broke off.
create table worker_heartbeat (
  process_id text not null,
  -- A queue, or "api".
  part text not null,
  host text not null,
  pid integer not null,
  version text not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  last_active_at timestamptz,
  jobs_in_hand integer not null default 0,
  stopped_at timestamptz,
  primary key (process_id, part)
);
create index worker_heartbeat_part on worker_heartbeat (part, last_seen_at desc);

-- What every queue did in each minute of the last days: done jobs leave the queue at once, so it cannot tell itself.
create table queue_minute (
  queue text not null,
  minute timestamptz not null,
  done integer not null default 0,
  failed integer not null default 0,
  retried integer not null default 0,
  run_ms bigint not null default 0,
  primary key (queue, minute)
);

-- Troubles of the installation itself. A row begins as a suspicion (opened_at null) and is kept once it was opened.
create table system_alert (
  system_alert_id bigint generated always as identity primary key,
  -- Kind and what it is about: "queue_old:collect".
  key text not null,
  kind text not null,
  -- The finding, whose words stand in the program.
  code text not null,
  params jsonb not null,
  level text not null,
  suspected_at timestamptz not null,
  opened_at timestamptz,
  last_seen_at timestamptz not null,
  clear_since timestamptz,
  resolved_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by integer
);
create unique index system_alert_current on system_alert (key) where resolved_at is null;
create index system_alert_history on system_alert (opened_at desc) where opened_at is not null;

-- How backups went. Not part of one: it tells of the installation that made them.
create table backup_run (
  backup_run_id bigint generated always as identity primary key,
  at timestamptz not null,
  -- Null when it went well.
  failure text
);
create index backup_run_newest on backup_run (at desc);
