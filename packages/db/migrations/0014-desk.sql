-- Tags are put on posts by number (triage.tag_ids), so that a new name is a new name everywhere.
create table tag (
  tag_id integer generated always as identity primary key,
  name text not null,
  -- By what two names are the same: letter case, ё and spaces do not matter.
  name_key text not null,
  colour text not null,
  created_at timestamptz not null,
  created_by integer references person on delete set null,
  retired_at timestamptz,
  merged_into integer references tag
);
create unique index tag_name on tag (name_key) where retired_at is null;

-- People within the text stand by number: <@12>.
create table note (
  note_id bigint generated always as identity primary key,
  post_id bigint not null,
  person_id integer not null references person,
  at timestamptz not null,
  text text not null,
  edited_at timestamptz,
  deleted_at timestamptz
);
create index note_post on note (post_id, note_id);

-- Earlier texts; `at` is when each was replaced.
create table note_revision (
  note_id bigint not null references note on delete cascade,
  at timestamptz not null,
  text text not null,
  primary key (note_id, at)
);

-- The inbox: whom a note speaks to, and whether they saw it.
create table note_mention (
  note_id bigint not null references note on delete cascade,
  person_id integer not null references person on delete cascade,
  at timestamptz not null,
  read_at timestamptz,
  primary key (person_id, note_id)
);
create index note_mention_unread on note_mention (person_id) where read_at is null;
create index note_mention_note on note_mention (note_id);

-- `address` is the filter as the address of the page says it, in a fixed order: one view, one address.
create table saved_view (
  saved_view_id integer generated always as identity primary key,
  name text not null,
  name_key text not null,
  -- Who made it, and whose it is unless it is the team's.
  person_id integer not null references person on delete cascade,
  is_team boolean not null,
  address text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create unique index saved_view_team_name on saved_view (name_key) where is_team and deleted_at is null;
create unique index saved_view_own_name on saved_view (person_id, name_key) where not is_team and deleted_at is null;

-- In what order a person sees the views, and which one opens first.
create table saved_view_choice (
  person_id integer not null references person on delete cascade,
  saved_view_id integer not null references saved_view on delete cascade,
  position integer,
  is_default boolean not null default false,
  primary key (person_id, saved_view_id)
);
create unique index saved_view_default on saved_view_choice (person_id) where is_default;

-- Words with their places, which phrases need: what is in triage so far is read once more.
update triage_search s set words = to_tsvector('earshot', search_words(coalesce(p.title, '') || ' ' || p.text))
from triage t join post p on p.post_id = t.post_id and p.month = t.month
where s.post_id = t.post_id;
