-- When somebody's turn came, when they were told, and when they were reminded last.
alter table draft_step add column asked_at timestamptz;
alter table draft_step add column told_at timestamptz;
alter table draft_step add column reminded_at timestamptz;
alter table draft_step add column reminder_count integer not null default 0;
update draft_step set asked_at = coalesce(decided_at, now()), told_at = now();
create index draft_step_waiting on draft_step (draft_id) where state = 'waiting' and asked_at is not null;

-- Whether the author was told of it; null while nobody was.
alter table draft_event add column told_at timestamptz;
update draft_event set told_at = at;
create index draft_event_untold on draft_event (draft_event_id) where told_at is null;
