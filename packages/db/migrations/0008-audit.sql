-- Append-only: who changed what, beside the history of posts. Names are kept as they were, so that a line outlives what it speaks of.
create table audit_event (
  audit_event_id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id integer,
  -- "person", "token:<name>", "command line" or "system".
  via text not null,
  what text not null,
  target_kind text not null,
  target_id text,
  target_name text not null default '',
  "from" jsonb not null default '{}',
  "to" jsonb not null default '{}',
  address text
);
create index audit_event_newest on audit_event (audit_event_id desc);
create index audit_event_target on audit_event (target_kind, target_id, audit_event_id desc);
create index audit_event_person on audit_event (person_id, audit_event_id desc);
