-- There are more levels than the statistics of a column hold by default, and the rare ones at the top are what a search begins with.
alter table triage_search alter column level set statistics 300;
analyze triage_search;

-- Whether a level changed is asked within the function, which keeps its plan: a condition of the trigger is planned anew for every place
-- that moves, which took longer than all the rest.
create or replace function keep_search_level() returns trigger language plpgsql as $$
declare
  now_level constant smallint := search_level(new.is_open, new.priority);
begin
  if now_level <> search_level(old.is_open, old.priority) then
    update triage_search set level = now_level + 2
    where post_id = new.post_id and level not between now_level and now_level + 10;
  end if;
  return null;
end $$;
drop trigger place_levelled on triage_place;
create trigger place_levelled after update on triage_place for each row execute function keep_search_level();
