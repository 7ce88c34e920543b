-- From when on the posts of a source are there: its first visit brings a window of what it published before it was added, a walk back brings
-- more. Null until it was read.
alter table source add column heard_since timestamptz;
update source s set heard_since = least(s.created_at, (
  select min(since) from backfill_run r where r.source_id = s.source_id and r.state = 'done' and r.until_at is null))
where s.last_success_at is not null;
