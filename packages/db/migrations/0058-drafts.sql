-- Which person of the team is which executive of the watch list: whose word an answer in that name needs.
create table speaks_for (
  entity_id integer primary key references entity on delete cascade,
  person_id integer not null,
  set_at timestamptz not null,
  set_by integer
);

-- An answer that is being written, from its first word to what became of it.
create table draft (
  draft_id integer generated always as identity primary key,
  -- Grows with every change but reading; a change that names an older one is refused.
  version integer not null default 1,
  -- What it answers; both null for words of one's own.
  post_id bigint,
  story_id bigint,
  prompt_id bigint,
  -- The beginning of what it answers.
  title text not null,
  -- executive, company, support, legal
  speaker text not null,
  -- The executive that speaks; null where nobody was named.
  entity_id integer references entity on delete set null,
  -- thread, private_message, own_page, press_office
  channel text not null,
  language text not null,
  -- writing, in_approval, approved, declined, published, withdrawn
  state text not null default 'writing',
  -- The newest of its texts.
  number integer not null default 1,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by integer,
  sent_at timestamptz,
  approved_at timestamptz,
  published_at timestamptz,
  published_by integer,
  published_url text,
  -- The published words once they were collected.
  published_post_id bigint,
  is_demo boolean not null default false,
  changed_at timestamptz not null
);
create index draft_changed on draft (changed_at desc);
create index draft_open on draft (state) where state in ('writing', 'in_approval', 'approved', 'declined');
create index draft_post on draft (post_id);
create index draft_unmatched on draft (published_url) where state = 'published' and published_post_id is null;

-- Each saving of the text is a version of its own: what was approved never changes afterwards.
create table draft_version (
  draft_id integer not null references draft on delete cascade,
  number integer not null,
  text text not null,
  written_at timestamptz not null,
  written_by integer,
  -- As they were found at the last check, and by which engine.
  findings jsonb not null default '[]',
  engine text not null,
  -- Words of law stand in it or in what it answers.
  is_legal boolean not null,
  primary key (draft_id, number)
);

-- Whose word a version needs, in the order in which they are asked.
create table draft_step (
  draft_id integer not null,
  number integer not null,
  position integer not null,
  -- head, legal, executive
  kind text not null,
  -- The one person who is asked; null for anybody of the role.
  person_id integer,
  -- waiting, approved, declined
  state text not null default 'waiting',
  decided_at timestamptz,
  decided_by integer,
  -- own, page, mail, telegram
  via text,
  words text,
  primary key (draft_id, number, position),
  foreign key (draft_id, number) references draft_version on delete cascade
);

-- What was done about findings, for the words they stood on: a finding in the same words needs no second decision.
create table draft_finding (
  draft_finding_id bigint generated always as identity primary key,
  draft_id integer not null references draft on delete cascade,
  check_name text not null,
  quote text not null,
  number integer not null,
  -- opened, accepted, overridden
  decision text not null,
  justification text,
  at timestamptz not null,
  person_id integer not null
);
create index draft_finding_draft on draft_finding (draft_id);

-- Append-only: what happened to a draft.
create table draft_event (
  draft_event_id bigint generated always as identity primary key,
  draft_id integer not null references draft on delete cascade,
  at timestamptz not null,
  person_id integer,
  kind text not null,
  facts jsonb not null default '{}',
  note text
);
create index draft_event_draft on draft_event (draft_id, draft_event_id);
