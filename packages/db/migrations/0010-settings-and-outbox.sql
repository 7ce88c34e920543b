-- Secrets of the installation, sealed with a key that is not in the database. Texts in clear never come here.
create table secret (
  name text primary key,
  sealed text not null,
  updated_at timestamptz not null
);

-- What leaves the house: one row per cause, whose name is `key`.
create table outbox (
  outbox_id bigint generated always as identity primary key,
  key text not null unique,
  channel text not null,
  recipient text not null,
  subject text not null,
  -- Sealed: it may hold a link to sign in. Null once it was sent or can no longer be of use.
  body text,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown')),
  state_at timestamptz not null,
  attempt_count integer not null default 0,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  -- What the last attempt met; null while nothing went wrong.
  error text,
  created_at timestamptz not null
);
create index outbox_due on outbox (due_at) where state in ('waiting', 'sending');
create index outbox_body on outbox (expires_at) where body is not null;
create index outbox_newest on outbox (outbox_id desc);

-- Each attempt to send, as it went.
create table delivery (
  delivery_id bigint generated always as identity primary key,
  outbox_id bigint not null references outbox on delete cascade,
  at timestamptz not null,
  outcome text not null check (outcome in ('sent', 'later', 'failed', 'unknown')),
  detail text not null,
  took_ms integer
);
create index delivery_outbox on delivery (outbox_id, delivery_id desc);
