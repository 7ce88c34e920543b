alter table entity
  -- Grows with every change; a change that names an older one is refused.
  add column version integer not null default 1,
  add column position text,
  add column patronymic text,
  -- Keys of proposals that a person refused, so that they are not made again.
  add column refused_proposals text[] not null default '{}';

alter table rematch_run
  -- Time that steps took, without pauses and without the hours in which nothing ran: what speed is reckoned from.
  add column worked_ms bigint not null default 0,
  -- Who paused or stopped it.
  add column held_by integer;

-- What a run over history changed for an entity: counts, and some of the posts to look at.
create table rematch_change (
  rematch_run_id integer not null references rematch_run on delete cascade,
  entity_id integer not null references entity on delete cascade,
  gained integer not null default 0,
  lost integer not null default 0,
  -- Of the lost ones: stay in triage because a person has worked on them.
  kept integer not null default 0,
  gained_post_ids bigint[] not null default '{}',
  lost_post_ids bigint[] not null default '{}',
  primary key (rematch_run_id, entity_id)
);

-- The run over history that found it; null when it was found as the post came in.
alter table mention add column rematch_run_id integer;

-- The watch list looks for authors whose account or name resembles one of ours.
create index author_handle on author (lower(handle) text_pattern_ops) where handle is not null;
create index author_name on author (lower(name) text_pattern_ops) where name is not null;

-- Mentions of the last days by entity are counted from the index alone.
drop index triage_published;
create index triage_published on triage (published_at) include (entity_ids);
