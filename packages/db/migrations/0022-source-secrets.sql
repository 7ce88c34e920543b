-- Secrets of single sources, sealed: the signing secret of a webhook, the password of a mailbox. An old one stays valid for a
-- while beside its successor, so that a sender can be changed over without losing posts.
create table source_secret (
  -- "<source id>/<name>/<random>": the name that the sealed text is bound to.
  secret_key text primary key,
  source_id integer not null references source on delete cascade,
  name text not null,
  sealed text not null,
  created_at timestamptz not null,
  -- Null: until another one takes its place.
  valid_until timestamptz
);
create index source_secret_source on source_secret (source_id);

-- Messages that a webhook has taken, by the id that their sender gave them: a repeated one is not taken twice.
create table webhook_seen (
  source_id integer not null references source on delete cascade,
  message_id text not null,
  seen_at timestamptz not null,
  primary key (source_id, message_id)
);
create index webhook_seen_at on webhook_seen (seen_at);
