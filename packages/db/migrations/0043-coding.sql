-- Coding quality: a sample of each week that two people code without seeing what the machine or the other said.
create table coder (
  person_id integer primary key references person on delete cascade
);

create table coding_round (
  coding_round_id integer generated always as identity primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  created_at timestamptz not null,
  -- How many posts of the period the machine gave each direction.
  frame jsonb not null
);
-- One round for a week, whoever draws it at the same moment.
create unique index coding_round_period on coding_round (to_at);

create table coded_post (
  coding_round_id integer not null references coding_round on delete cascade,
  post_id bigint not null,
  -- What the machine said when the sample was drawn: direction, and sentiments by entity.
  machine_direction text not null,
  machine_sentiments jsonb not null,
  -- What was agreed upon where the two differ, and by whom.
  settled_direction text,
  settled_by integer references person on delete set null,
  primary key (coding_round_id, post_id)
);
create index coded_post_post on coded_post (post_id);

create table coding_answer (
  coding_round_id integer not null,
  post_id bigint not null,
  person_id integer not null references person on delete cascade,
  answered_at timestamptz,
  direction text,
  -- By entity id.
  sentiments jsonb not null default '{}',
  primary key (coding_round_id, post_id, person_id),
  foreign key (coding_round_id, post_id) references coded_post on delete cascade
);
create index coding_answer_waiting on coding_answer (person_id, coding_round_id, post_id) where answered_at is null;
