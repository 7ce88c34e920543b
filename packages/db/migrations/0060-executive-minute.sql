-- Whether and when somebody wants the morning message, by the clock on their wall.
create table minute_setting (
  person_id integer primary key,
  is_on boolean not null,
  -- Minutes since midnight.
  at_minute smallint not null,
  zone text not null,
  -- The day, on that wall, of the last message.
  told_on date,
  updated_at timestamptz not null
);

-- What somebody wrote for themselves about a week; nobody else reads it.
create table reflection (
  person_id integer not null,
  -- Its Monday.
  week date not null,
  text text not null,
  written_at timestamptz not null,
  primary key (person_id, week)
);
