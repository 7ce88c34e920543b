-- If a post fits the query, then do this; asked in the order of their positions.
create table rule (
  rule_id integer generated always as identity primary key,
  name text not null,
  name_key text not null,
  position integer not null,
  is_on boolean not null,
  query text not null,
  zone text not null,
  actions jsonb not null,
  is_last boolean not null,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by integer references person on delete set null,
  -- Since when it has been on without a pause.
  on_since timestamptz not null,
  last_matched_at timestamptz,
  retired_at timestamptz
);
create unique index rule_name on rule (name_key) where retired_at is null;

-- A walk of a rule over history, or the taking back of what it did.
create table rule_run (
  rule_run_id integer generated always as identity primary key,
  rule_id integer not null references rule,
  kind text not null check (kind in ('apply', 'undo')),
  state text not null check (state in ('running', 'stopped', 'done')),
  -- Of posts published since then.
  since timestamptz,
  -- The walk that is taken back; null for all that the rule did.
  undoes integer references rule_run,
  person_id integer references person on delete set null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- Of the last post, or event, that was looked at.
  last_id bigint not null default 0,
  done integer not null default 0,
  total integer not null,
  changed integer not null default 0,
  skipped integer not null default 0
);
create unique index rule_run_running on rule_run (rule_id) where state = 'running';

alter table triage_event add column rule_id integer references rule;
create index triage_event_rule on triage_event (rule_id, triage_event_id) where rule_id is not null;

-- Posts that a rule has met: it does nothing to them a second time, whatever became of the first.
create table rule_match (
  rule_id integer not null references rule,
  post_id bigint not null,
  at timestamptz not null,
  rule_run_id integer references rule_run,
  -- Null where there was nothing to change.
  triage_event_id bigint,
  primary key (rule_id, post_id)
);
create index rule_match_post on rule_match (post_id);
create index rule_match_newest on rule_match (rule_id, at desc);

create function forget_rule_matches() returns trigger language plpgsql as $$
begin
  delete from rule_match where post_id = old.post_id;
  return null;
end $$;
create trigger triage_rules_forgotten after delete on triage for each row execute function forget_rule_matches();
