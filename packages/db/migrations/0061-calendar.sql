-- What is planned, and when one keeps quiet: posts, campaigns, events and quiet periods, one table, since a clash is between any two of them.
create table calendar_entry (
  calendar_entry_id integer generated always as identity primary key,
  -- post, campaign, event, quiet
  kind text not null,
  title text not null,
  -- What it is about; the reason of a quiet period.
  note text not null default '',
  at timestamptz not null,
  -- Null: a moment.
  till timestamptz,
  -- Whole days in the zone of the team: at is the beginning of the first, till the end of the last.
  is_all_day boolean not null default false,
  platform text,
  link text,
  -- Words that are kept quiet; none: whatever is light or promotional.
  terms text[] not null default '{}',
  -- planned, done, cancelled
  state text not null default 'planned',
  -- Who sees to it.
  owner_id integer,
  -- In whose name: a company or an executive.
  entity_id integer references entity on delete set null,
  -- The calendar that it was imported from, by the name that a person gave, and its id there: one repetition of a row of them each.
  calendar text,
  uid text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by integer,
  changed_at timestamptz not null,
  changed_by integer,
  is_demo boolean not null default false,
  constraint calendar_entry_ends_later check (till is null or till > at),
  constraint calendar_entry_quiet_ends check (kind <> 'quiet' or till is not null)
);
create unique index calendar_entry_uid on calendar_entry (calendar, uid) where uid is not null;
create index calendar_entry_at on calendar_entry (at);
create index calendar_entry_till on calendar_entry (till) where till is not null;
