-- People whose data was erased: that it happened, by whom and how much it was, without whom it was.
create table erasure (
  erasure_id integer generated always as identity primary key,
  at timestamptz not null,
  person_id integer,
  -- What went, by kind.
  removed jsonb not null default '{}',
  -- Accounts that something is still kept of, because an incident holds it as evidence; empty when all is gone.
  pending bigint[] not null default '{}',
  -- Numbers of posts that went but stand as part of a thread in evidence of other posts, which is held.
  copied bigint[] not null default '{}',
  -- Posts that were held at the last look.
  held integer not null default 0,
  ended_at timestamptz,
  -- Posts of theirs that were met again and not taken.
  refused bigint not null default 0,
  refused_at timestamptz,
  -- From then on their posts come in again.
  lifted_at timestamptz,
  lifted_by integer
);

-- By what a post of theirs is known again: SHA-256 of the salt of this installation with an account, or with the number of a post.
create table erased_key (
  hash bytea primary key,
  erasure_id integer not null references erasure on delete cascade
);
create index erased_key_erasure on erased_key (erasure_id);

create table erasure_salt (
  is_only boolean primary key default true check (is_only),
  salt text not null
);
insert into erasure_salt (salt) values (gen_random_uuid()::text || gen_random_uuid()::text);
