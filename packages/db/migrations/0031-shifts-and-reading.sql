-- What whoever ends a shift leaves to whoever comes next.
create table shift_note (
  shift_note_id bigint generated always as identity primary key,
  person_id integer not null references person,
  at timestamptz not null,
  text text not null,
  -- What the desk looked like then: counts by name.
  figures jsonb not null
);
create index shift_note_at on shift_note (at desc);

create table shift_note_read (
  shift_note_id bigint not null references shift_note on delete cascade,
  person_id integer not null references person on delete cascade,
  at timestamptz not null,
  primary key (shift_note_id, person_id)
);

-- Which posts somebody has opened.
create table triage_read (
  person_id integer not null references person on delete cascade,
  post_id bigint not null,
  at timestamptz not null,
  primary key (person_id, post_id)
);
create index triage_read_post on triage_read (post_id);

-- What was closed since an instant.
create index triage_event_status on triage_event (at) where kind = 'status';
