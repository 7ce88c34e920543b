-- Statements that prompts and drafts may rest on: what was approved, by whom, on which source, until when.
create table fact_card (
  fact_card_id integer generated always as identity primary key,
  -- In which language it may be said; one of them at least is not empty.
  text_ru text not null default '',
  text_en text not null default '',
  -- Figures with what they count.
  numbers text[] not null default '{}',
  source text not null default '',
  source_url text,
  -- Who answers for it.
  owner_id integer,
  -- Whom it speaks of; null: it may be used whatever a post is about.
  entity_id integer references entity on delete set null,
  -- draft, approved, withdrawn
  state text not null default 'draft',
  approved_at timestamptz,
  -- Null while approved: by a command, or with the demo.
  approved_by integer,
  expires_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by integer,
  changed_at timestamptz not null,
  changed_by integer,
  is_demo boolean not null default false,
  words tsvector generated always as (
    to_tsvector('earshot'::regconfig, coalesce(search_words(text_ru || ' ' || text_en || ' ' || source), ''))
  ) stored,
  constraint fact_card_says_something check (text_ru <> '' or text_en <> '')
);
create index fact_card_words on fact_card using gin (words);
create index fact_card_offered on fact_card (entity_id) where state = 'approved';
