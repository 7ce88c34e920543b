create table person (
  person_id integer generated always as identity primary key,
  name text not null,
  email text not null,
  password_hash text,
  role text not null,
  language text not null,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index person_email on person (lower(email));

-- Of a session and of a link only a hash of the token is kept: who reads the database cannot sign in with it.
create table session (
  token_hash text primary key,
  person_id integer not null references person on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

create table sign_in_link (
  token_hash text primary key,
  purpose text not null,
  role text not null,
  person_id integer references person on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table sign_in_attempt (
  sign_in_attempt_id bigint generated always as identity primary key,
  at timestamptz not null,
  email text not null,
  address text not null,
  is_success boolean not null
);
create index sign_in_attempt_email on sign_in_attempt (email, at);
create index sign_in_attempt_address on sign_in_attempt (address, at);
