-- What the language model of the installation said of posts on which the shipped model was unsure.
create table engine_answer (
  post_id bigint primary key,
  -- Of the text that was sent: an edited one is asked about again.
  revision integer not null,
  asked_at timestamptz not null,
  model text not null,
  -- Null: it answered something else than was asked for, or the text speaks to machines and was not sent. The post stays unsure.
  direction text,
  tokens integer not null
);

create table engine_month (
  month date primary key,
  posts integer not null,
  tokens bigint not null
);

create index triage_unsure on triage (priority desc, post_id desc)
  where is_unsure and direction_by = 'machine' and status in ('new', 'in_progress', 'waiting');
