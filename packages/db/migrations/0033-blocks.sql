-- Authors and sites whose posts go past the desk.
create table block (
  block_id integer generated always as identity primary key,
  kind text not null check (kind in ('author', 'site')),
  -- Of an author: its number, and the name that it had.
  author_id bigint,
  -- Of a site: the host, which stands for everything below it too.
  host text,
  name text not null,
  reason text,
  at timestamptz not null,
  person_id integer references person,
  ended_at timestamptz,
  ended_by integer references person,
  check ((kind = 'author') = (author_id is not null) and (kind = 'site') = (host is not null))
);
create unique index block_author on block (author_id) where ended_at is null and author_id is not null;
create unique index block_host on block (host) where ended_at is null and host is not null;

-- Host of an address in small letters, without "www."; null where there is none.
create function host_of(url text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(lower(substring(url from '^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]+)')), '^www\.', '')
$$;

-- The block that hides a post.
alter table triage add column blocked_by integer references block;
create index triage_blocked on triage (blocked_by) where blocked_by is not null;
-- Turned round, so that a site is found together with everything below it.
create index triage_host on triage (reverse(host_of(url)) text_pattern_ops) where url is not null;
create index triage_of_author on triage (author_id, published_at desc) where author_id is not null;
