-- Who gets in and how: invitations, own sessions, one-time codes, API tokens.
alter table person add column last_seen_at timestamptz;

-- A session has a number that may be shown; its token and the hash of it are never.
alter table session
  add column session_id bigint generated always as identity,
  add column user_agent text,
  add column address text;
create unique index session_number on session (session_id);

-- An invitation knows whom it is for; its link is replaced when it is sent again.
alter table sign_in_link
  add column sign_in_link_id integer generated always as identity,
  add column name text,
  add column email text,
  add column made_by integer references person on delete set null;
create unique index sign_in_link_number on sign_in_link (sign_in_link_id);
create unique index sign_in_link_invited on sign_in_link (lower(email)) where purpose = 'invitation' and used_at is null;
create index sign_in_link_person on sign_in_link (person_id) where person_id is not null;

-- The secret is sealed with a key that is not in this database. One that waits for its first code counts for nothing yet.
create table second_factor (
  person_id integer primary key references person on delete cascade,
  sealed_secret text not null,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  -- Half-minute of the newest code that was accepted: it and older ones are used up.
  last_step bigint
);

create table recovery_code (
  person_id integer not null references person on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table api_token (
  api_token_id integer generated always as identity primary key,
  person_id integer not null references person on delete cascade,
  name text not null,
  token_hash text not null unique,
  -- How it begins, so that a person can tell it from others.
  visible_start text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_used_address text
);
create index api_token_person on api_token (person_id);

create index audit_event_what on audit_event (what, audit_event_id desc);
