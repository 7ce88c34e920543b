-- What the machine learnt here from corrections of people. The shipped models stay as they are; this lies on top and can be taken back.
create table learnt_version (
  learnt_version_id integer generated always as identity primary key,
  made_at timestamptz not null,
  -- active; held: the score fell by more than the margin, so it holds for the same texts alone; reverted: it holds for none.
  state text not null check (state in ('active', 'held', 'reverted')),
  -- On the repository's own texts: macro-F1 of directions without and with everything learnt up to here.
  checked_texts integer not null,
  score_before real not null,
  score_after real not null,
  changed_at timestamptz not null,
  changed_by integer references person on delete set null
);

create table learnt_answer (
  post_id bigint primary key,
  learnt_version_id integer not null references learnt_version on delete cascade,
  text_key text,
  terms integer[] not null,
  term_weights real[] not null,
  direction text,
  also text[] not null default '{}',
  -- By entity id.
  sentiments jsonb not null default '{}',
  learnt_at timestamptz not null
);
create index learnt_answer_version on learnt_answer (learnt_version_id);

-- How far corrections were read, and a number that grows with every change, so that workers know when to read answers anew.
create table learning_state (
  is_one boolean primary key default true check (is_one),
  read_event_id bigint not null,
  stamp bigint not null,
  -- Something was taken back or allowed: posts that were labelled by it are read again.
  is_review_due boolean not null default false
);
insert into learning_state (read_event_id, stamp) values (0, 1);

create index triage_learnt on triage (post_id) where model like '%+learnt';
