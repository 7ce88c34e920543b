-- What a company wants to be heard saying, and the words by which it is recognised in what others write.
create table key_message (
  key_message_id integer generated always as identity primary key,
  text_ru text not null default '',
  text_en text not null default '',
  -- Each a phrase or several words that stand near each other; one of them carries the message.
  phrases text[] not null,
  -- Whose message; null: of everybody.
  entity_id integer references entity on delete set null,
  active_from timestamptz,
  active_till timestamptz,
  place integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by integer,
  changed_at timestamptz not null,
  changed_by integer,
  retired_at timestamptz,
  is_demo boolean not null default false,
  constraint key_message_says_something check (text_ru <> '' or text_en <> ''),
  constraint key_message_is_recognised check (cardinality(phrases) > 0)
);
