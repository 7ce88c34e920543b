-- Who listens to a stream, and how far it has come. One process at a time; one that dies is followed by another.
create table stream_lease (
  source_id integer primary key references source on delete cascade,
  -- The process that listens; null when nobody does.
  owner text,
  taken_at timestamptz,
  -- By the clock of the database, so that processes on several machines agree.
  beat_at timestamptz,
  -- Where listening goes on, as the connector wrote it, and the time of the last event before it.
  cursor jsonb,
  cursor_at timestamptz,
  -- Posts looked at and posts kept, since the stream was first listened to.
  seen bigint not null default 0,
  kept bigint not null default 0
);

-- When an account of the AT network is closed, its posts are found by its DID: "at://<did>/…".
create index post_key_did on post_key (split_part(external_id, '/', 3)) where namespace = 'at';
