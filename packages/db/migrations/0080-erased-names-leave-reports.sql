-- A report that was made never changes, but for names of people who were erased: those leave its texts. Its numbers, period and makers stay.
create or replace function refuse_change_of_report() returns trigger language plpgsql as $$
begin
  if current_setting('earshot.forgets_name', true) = 'on'
    and (new.report_id, new.kind, new.language, new.zone, new.period_from, new.period_to, new.made_at, new.schedule_id, new.slot)
      is not distinct from
      (old.report_id, old.kind, old.language, old.zone, old.period_from, old.period_to, old.made_at, old.schedule_id, old.slot)
  then
    return new;
  end if;
  raise exception 'A report that was made is never changed.';
end $$;
