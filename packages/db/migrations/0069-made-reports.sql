-- When reports are made by themselves, and whom they reach.
create table report_schedule (
  report_schedule_id integer generated always as identity primary key,
  -- Kind, language, zone, title, entities and sections; their form is checked where they come in.
  wish jsonb not null,
  hour smallint not null,
  -- Monday is 0; of weekly reports.
  weekday smallint not null,
  -- Files of the mail.
  formats text[] not null,
  people integer[] not null,
  channels integer[] not null,
  is_on boolean not null,
  -- Slots up to here are settled: made, passed over, or before it was switched on or moved.
  settled_until timestamptz not null,
  version integer not null default 1,
  created_by integer references person,
  created_at timestamptz not null
);

-- Reports as they were made, with the passports of that day. They are deleted, never changed.
create table report (
  report_id integer generated always as identity primary key,
  kind text not null,
  language text not null,
  zone text not null,
  title text not null,
  period_from timestamptz not null,
  period_to timestamptz not null,
  made_at timestamptz not null,
  -- Null where a schedule made it.
  made_by integer references person,
  -- Outlives the schedule.
  schedule_id integer,
  slot timestamptz,
  -- Sentences on what it lacks; empty when it is complete.
  missing text[] not null,
  -- One sentence of each section.
  findings text[] not null,
  document jsonb not null,
  constraint report_slot_of_schedule check ((schedule_id is null) = (slot is null)),
  constraint report_once_a_slot unique (schedule_id, slot)
);

create function refuse_change_of_report() returns trigger language plpgsql as $$
begin
  raise exception 'A report that was made is never changed.';
end $$;
create trigger report_stays before update on report for each row execute function refuse_change_of_report();
