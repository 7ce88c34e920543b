create table author (
  author_id bigint generated always as identity primary key,
  platform text not null,
  key text not null,
  handle text,
  name text,
  url text,
  bio text,
  followers bigint,
  updated_at timestamptz not null,
  unique (platform, key)
);

-- Holds the uniqueness of posts across all months, and the links of threads, so that neither has to look into partitions.
create table post_key (
  namespace text not null,
  external_id text not null,
  post_id bigint generated always as identity,
  month date not null,
  parent_external_id text,
  primary key (namespace, external_id)
);
create unique index post_key_post on post_key (post_id) include (month);
create index post_key_parent on post_key (namespace, parent_external_id) where parent_external_id is not null;

create table post (
  post_id bigint not null,
  month date not null,
  source_id integer not null,
  author_id bigint,
  namespace text not null,
  external_id text not null,
  platform text not null,
  url text,
  title text,
  text text not null,
  published_at timestamptz not null,
  found_at timestamptz not null,
  date_flag text,
  edited_at timestamptz,
  deleted_at timestamptz,
  parent_external_id text,
  root_external_id text,
  likes bigint,
  comments bigint,
  shares bigint,
  views bigint,
  is_approximate boolean not null default false,
  stated_language text,
  tags text[] not null default '{}',
  content_hash text not null,
  revision integer not null default 1,
  matched_at timestamptz,
  matched_version integer,
  mention_count integer not null default 0,
  analysed_at timestamptz,
  primary key (post_id, month)
) partition by range (month);
create index post_to_match on post (found_at) where matched_at is null;
create index post_to_analyse on post (matched_at) where analysed_at is null and mention_count > 0;
create index post_author on post (author_id);
create index post_source on post (source_id, found_at);

-- Months are made as posts of them arrive. What is older than the first of them shares one partition; the default one takes what
-- nobody foresaw, so that no date is ever refused.
create table post_ancient partition of post for values from (minvalue) to ('2020-01-01');
create table post_default partition of post default;

create table post_revision (
  post_id bigint not null,
  revision integer not null,
  at timestamptz not null,
  title text,
  text text not null,
  content_hash text not null,
  primary key (post_id, revision)
);

create table sighting (
  post_id bigint not null,
  source_id integer not null,
  seen_at timestamptz not null,
  primary key (post_id, source_id)
);
create index sighting_source on sighting (source_id, post_id);
