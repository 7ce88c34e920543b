-- A story gathers posts that say the same, or that people put together. Posts of their own have none.
create table story (
  story_id bigint generated always as identity primary key,
  -- Given by a person; otherwise it is called after its lead.
  name text,
  lead_id bigint not null,
  post_count integer not null,
  original_count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- Where its posts went when it was joined with another one.
  merged_into bigint,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create index story_lead on story (lead_id);
create index story_newest on story (last_at desc, story_id desc) where post_count > 0;

-- Posts whose story is to be decided anew: new, edited, deleted or gone from triage. A mark tells whether a post came due again meanwhile.
create sequence story_due_mark;
create table story_due (
  post_id bigint primary key,
  mark bigint not null default nextval('story_due_mark'),
  at timestamptz not null
);
create index story_due_oldest on story_due (at);

-- What posts are compared by (see core/analyse/fingerprint). Kept as long as others may still repeat them, and as long as they are part of a story.
create table story_print (
  post_id bigint primary key,
  published_at timestamptz not null,
  made_at timestamptz not null,
  word_count integer not null,
  unit_count integer not null,
  units integer[] not null,
  facts integer[] not null,
  names integer[] not null,
  head integer[] not null,
  is_headline_only boolean not null,
  keys integer[] not null
);
create index story_print_old on story_print (greatest(made_at, published_at)) where keys <> '{}';

-- Where posts that are alike meet: only those that share a key are compared.
create table story_band (
  key integer not null,
  post_id bigint not null,
  primary key (key, post_id)
);

-- Pairs that say the same, each once, the lower id first. It outlives the texts.
create table story_link (
  post_id bigint not null,
  other_id bigint not null,
  similarity real not null,
  kind text not null,
  primary key (post_id, other_id),
  check (post_id < other_id)
);
create index story_link_other on story_link (other_id);

-- What people decided, for ever: every later grouping obeys those that are not undone, the newest first.
create table story_decision (
  story_decision_id bigint generated always as identity primary key,
  -- merge: all posts belong together; split: those of a side do, the two sides do not; role: original or reprint; rename; status.
  kind text not null,
  role text,
  name text,
  story_id bigint,
  person_id integer,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by integer
);
create table story_decision_post (
  story_decision_id bigint not null references story_decision on delete cascade,
  post_id bigint not null,
  side smallint not null default 0,
  primary key (story_decision_id, post_id)
);
create index story_decision_post_post on story_decision_post (post_id);

-- Stories by their most urgent open post.
create index triage_story_open on triage (priority desc, post_id desc) include (story_id)
  where story_id is not null and status in ('new', 'in_progress', 'waiting');
create index triage_story_urgency on triage (story_id, priority desc, post_id desc)
  where story_id is not null and status in ('new', 'in_progress', 'waiting');

-- The platform took a post back: its fingerprint goes with its text.
create function note_deleted_post() returns trigger language plpgsql as $$
begin
  insert into story_due (post_id, at) values (new.post_id, new.deleted_at)
  on conflict (post_id) do update set mark = excluded.mark;
  return null;
end $$;
create trigger post_deleted after update of deleted_at on post
  for each row when (old.deleted_at is null and new.deleted_at is not null) execute function note_deleted_post();

-- What is in triage so far waits for the sweep.
insert into story_due (post_id, at) select post_id, found_at from triage;
