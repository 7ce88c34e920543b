create table mention (
  post_id bigint not null,
  entity_id integer not null,
  month date not null,
  role text not null,
  hits jsonb not null,
  sentiment text,
  sentiment_probabilities jsonb,
  sentiment_by text not null default 'machine',
  sentiment_model text,
  primary key (post_id, entity_id, month)
) partition by range (month);
create index mention_entity on mention (entity_id, post_id);

create table mention_ancient partition of mention for values from (minvalue) to ('2020-01-01');
create table mention_default partition of mention default;

-- One row per post with at least one mention: all that the list shows or filters by, without the text itself.
create table triage (
  post_id bigint primary key,
  month date not null,
  version integer not null default 1,
  status text not null default 'new',
  severity integer not null,
  severity_by text not null default 'machine',
  priority double precision not null,
  factors jsonb not null,
  direction text not null,
  also text[] not null,
  confidence double precision not null,
  is_unsure boolean not null,
  direction_by text not null default 'machine',
  direction_probabilities jsonb not null,
  spans jsonb not null,
  signals jsonb not null,
  toxicity double precision,
  spam double precision,
  model text not null,
  title text,
  snippet text not null,
  snippet_hits jsonb not null,
  lang text not null,
  platform text not null,
  source_id integer not null,
  author_id bigint,
  published_at timestamptz not null,
  found_at timestamptz not null,
  url text,
  likes bigint,
  comments bigint,
  shares bigint,
  views bigint,
  is_approximate boolean not null,
  entity_ids integer[] not null,
  sentiments text[] not null,
  -- "12:negative": sentiment towards whom, so that both can be asked for together.
  entity_sentiments text[] not null,
  is_reply boolean not null,
  is_demo boolean not null,
  updated_at timestamptz not null
);
-- The list, most urgent first, read from these indexes alone whatever it is filtered by: a row is 1.5 kB wide, its place in the index 150 bytes.
create index triage_open on triage (priority desc, post_id desc)
  include (status, severity, direction, also, platform, source_id, lang, is_unsure, published_at, entity_ids, sentiments,
    entity_sentiments)
  where status in ('new', 'in_progress', 'waiting');
create index triage_closed on triage (priority desc, post_id desc)
  include (status, severity, direction, also, platform, source_id, lang, is_unsure, published_at, entity_ids, sentiments,
    entity_sentiments)
  where status in ('answered', 'dismissed');
create index triage_published on triage (published_at);
create index triage_source on triage (source_id, priority desc, post_id desc);
create index triage_entities on triage using gin (entity_ids);

-- The words of title and text. Apart from triage, because a change of priority would otherwise rewrite the index of words.
create table triage_search (
  post_id bigint primary key,
  words tsvector not null
);
create index triage_search_words on triage_search using gin (words);

create table triage_event (
  triage_event_id bigint generated always as identity primary key,
  post_id bigint not null,
  at timestamptz not null,
  person_id integer,
  kind text not null,
  "from" jsonb not null default '{}',
  "to" jsonb not null default '{}',
  note text,
  undoes bigint unique
);
create index triage_event_post on triage_event (post_id, triage_event_id);
