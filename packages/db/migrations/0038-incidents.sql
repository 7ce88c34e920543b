-- What a team works on together when something goes wrong: stories, posts, claims, tasks, roles, statements, and what happened when.
create table incident (
  incident_id integer generated always as identity primary key,
  title text not null,
  -- What happened, in the words of the team.
  summary text not null default '',
  -- open, contained, closed
  state text not null default 'open',
  severity smallint not null,
  -- Since when: the publication of its first post, unless a person knows better.
  since timestamptz not null,
  opened_at timestamptz not null,
  -- Null when a rule opened it.
  opened_by integer,
  contained_at timestamptz,
  closed_at timestamptz,
  -- When the team promised itself or others to speak next.
  next_update_at timestamptz,
  -- Legal hold: while it is null nothing of the incident is let go.
  released_at timestamptz,
  -- The newest link of the chain of evidence, and how long it is.
  evidence_count integer not null default 0,
  evidence_head text,
  is_demo boolean not null default false,
  version integer not null default 1,
  changed_at timestamptz not null
);
create index incident_open on incident (state, changed_at desc);

-- Stories whose posts belong to it, those that come later too.
create table incident_story (
  incident_id integer not null references incident on delete cascade,
  story_id bigint not null,
  added_at timestamptz not null,
  added_by integer,
  primary key (incident_id, story_id)
);
create index incident_story_story on incident_story (story_id);

create table incident_post (
  incident_id integer not null references incident on delete cascade,
  post_id bigint not null,
  added_at timestamptz not null,
  -- Null when its story or a rule brought it.
  added_by integer,
  story_id bigint,
  -- Taken out by a person: its story does not bring it back.
  removed_at timestamptz,
  removed_by integer,
  -- Why evidence of it is still to be taken: joined, edited, deleted, asked; null when it is.
  due text,
  primary key (incident_id, post_id)
);
create index incident_post_post on incident_post (post_id);
create index incident_post_due on incident_post (incident_id, post_id) where due is not null;

create table incident_claim (
  incident_claim_id integer generated always as identity primary key,
  incident_id integer not null references incident on delete cascade,
  text text not null,
  -- unchecked, confirmed, specified, refuted
  status text not null default 'unchecked',
  evidence text not null default '',
  statement text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by integer,
  changed_at timestamptz not null,
  changed_by integer
);
create index incident_claim_incident on incident_claim (incident_id);
-- Posts that carry it.
create table incident_claim_post (
  incident_claim_id integer not null references incident_claim on delete cascade,
  post_id bigint not null,
  primary key (incident_claim_id, post_id)
);
create index incident_claim_post_post on incident_claim_post (post_id);

create table incident_task (
  incident_task_id integer generated always as identity primary key,
  incident_id integer not null references incident on delete cascade,
  text text not null,
  person_id integer,
  due_at timestamptz,
  done_at timestamptz,
  done_by integer,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by integer
);
create index incident_task_incident on incident_task (incident_id);

create table incident_role (
  incident_id integer not null references incident on delete cascade,
  role text not null,
  person_id integer not null,
  primary key (incident_id, role, person_id)
);

-- Each saving of a text is a version of its own: what was approved never changes afterwards.
create table incident_statement (
  incident_statement_id integer generated always as identity primary key,
  incident_id integer not null references incident on delete cascade,
  number integer not null,
  version integer not null,
  text text not null,
  written_at timestamptz not null,
  written_by integer,
  approved_at timestamptz,
  approved_by integer,
  -- Where and when it was said.
  published_at timestamptz,
  published_url text,
  unique (incident_id, number, version)
);

-- Append-only: what was done in the incident, and what people wrote down by hand (kind line).
create table incident_event (
  incident_event_id bigint generated always as identity primary key,
  incident_id integer not null references incident on delete cascade,
  at timestamptz not null,
  -- When it was written down, where that is later than what it tells of.
  noted_at timestamptz not null,
  person_id integer,
  kind text not null,
  facts jsonb not null default '{}',
  note text
);
create index incident_event_time on incident_event (incident_id, at desc, incident_event_id desc);

-- What may be deleted later, as it stood. Each link carries the hash of the one before, so that a change shows.
create table evidence (
  incident_id integer not null references incident on delete cascade,
  sequence integer not null,
  post_id bigint not null,
  taken_at timestamptz not null,
  reason text not null,
  -- The canonical text that was hashed, byte for byte; null once it was let go. The hash stays.
  content text,
  content_hash text not null,
  previous_hash text,
  hash text not null,
  let_go_at timestamptz,
  primary key (incident_id, sequence)
);
create index evidence_post on evidence (post_id);

-- Evidence is added and let go, never changed.
create function keep_evidence() returns trigger language plpgsql as $$
begin
  if (old.incident_id, old.sequence, old.post_id, old.taken_at, old.reason, old.content_hash, old.hash)
      is distinct from (new.incident_id, new.sequence, new.post_id, new.taken_at, new.reason, new.content_hash, new.hash)
    or old.previous_hash is distinct from new.previous_hash
    or (new.content is not null and new.content is distinct from old.content) then
    raise exception 'Evidence cannot be changed.';
  end if;
  return new;
end $$;
create trigger evidence_kept before update on evidence for each row execute function keep_evidence();

-- A post of an incident that says something else now is evidence once more.
create function note_edited_evidence() returns trigger language plpgsql as $$
begin
  update incident_post set due = coalesce(due, 'edited') where post_id = new.post_id and removed_at is null;
  return null;
end $$;
create trigger post_edited_evidence after update of content_hash on post
  for each row when (old.content_hash is distinct from new.content_hash) execute function note_edited_evidence();
