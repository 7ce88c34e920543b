-- The address under which a person's own calendar programme reads the calendar: one each, made anew when it got into wrong hands.
-- Only its hash is kept.
create table calendar_link (
  person_id integer primary key references person on delete cascade,
  token_hash text not null unique,
  visible_start text not null,
  made_at timestamptz not null,
  last_used_at timestamptz
);
