-- What people at one desk do to posts beside status and labels.
alter table triage
  -- Out of the list of open posts until then.
  add column snoozed_until timestamptz,
  -- Why it is none of ours: what a classifier is to learn.
  add column irrelevant_because text,
  -- People who were called in.
  add column escalated_to integer[] not null default '{}';
create index triage_snoozed on triage (snoozed_until) where snoozed_until is not null;
create index triage_irrelevant on triage (irrelevant_because, post_id) where irrelevant_because is not null;

alter table triage_event
  -- Of the row after the event: tells what happened since a person looked.
  add column version integer,
  -- Given by whoever sends a change, so that a change that is sent twice is made once.
  add column request_key uuid,
  add column bulk_change_id bigint;
create unique index triage_event_request on triage_event (request_key) where request_key is not null;
create index triage_event_bulk on triage_event (bulk_change_id, post_id) where bulk_change_id is not null;

-- A sleeping post leaves the list of open posts. Fires after `triage_placed` and `triage_changed`, which make the place anew: triggers
-- go by their names.
create function keep_triage_asleep() returns trigger language plpgsql as $$
begin
  update triage_place set is_open = new.status in ('new', 'in_progress', 'waiting') and new.snoozed_until is null
  where post_id = new.post_id;
  return null;
end $$;
create trigger triage_sleeping after insert or update on triage for each row
  when (new.snoozed_until is not null) execute function keep_triage_asleep();
create trigger triage_woken after update on triage for each row
  when (old.snoozed_until is not null and new.snoozed_until is null) execute function keep_triage_asleep();

-- Who is on a post just now. It expires by itself.
create table triage_hold (
  post_id bigint primary key,
  person_id integer not null references person,
  since timestamptz not null,
  until timestamptz not null
);
create index triage_hold_person on triage_hold (person_id);

-- Posts that a person has marked for oneself.
create table triage_star (
  person_id integer not null references person,
  post_id bigint not null,
  at timestamptz not null,
  primary key (person_id, post_id)
);
create index triage_star_post on triage_star (post_id);

-- One change of many posts, made batch by batch.
create table bulk_change (
  bulk_change_id bigint generated always as identity primary key,
  person_id integer not null references person,
  at timestamptz not null,
  -- What is changed; null where another batch is undone.
  change jsonb,
  undoes bigint references bulk_change,
  request_key uuid unique,
  stopped_at timestamptz
);
create index bulk_change_undoes on bulk_change (undoes) where undoes is not null;

create table bulk_change_post (
  bulk_change_id bigint not null references bulk_change on delete cascade,
  post_id bigint not null,
  -- As the person saw it.
  version integer not null,
  -- Null: still to do. 'changed', or why it was left out.
  outcome text,
  -- Who keeps it away.
  by_person_id integer,
  primary key (bulk_change_id, post_id)
);
create index bulk_change_post_left on bulk_change_post (bulk_change_id, post_id) where outcome is null;
create index bulk_change_post_post on bulk_change_post (post_id);

-- A note that came with an escalation goes with it.
alter table note
  add column escalation_id bigint,
  add column request_key uuid;
create unique index note_request on note (request_key) where request_key is not null;
create index note_escalation on note (escalation_id) where escalation_id is not null;
