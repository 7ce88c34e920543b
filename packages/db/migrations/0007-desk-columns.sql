-- What people and stories add to a post; in the indexes of the list, because it is filtered by them.
alter table triage
  add column assignee_id integer,
  add column tag_ids integer[] not null default '{}',
  add column note_count integer not null default 0,
  add column story_id bigint,
  add column is_reprint boolean not null default false;

drop index triage_open;
drop index triage_closed;
create index triage_open on triage (priority desc, post_id desc)
  include (status, severity, direction, also, platform, source_id, lang, is_unsure, published_at, entity_ids, sentiments,
    entity_sentiments, assignee_id, tag_ids, note_count, is_reprint)
  where status in ('new', 'in_progress', 'waiting');
create index triage_closed on triage (priority desc, post_id desc)
  include (status, severity, direction, also, platform, source_id, lang, is_unsure, published_at, entity_ids, sentiments,
    entity_sentiments, assignee_id, tag_ids, note_count, is_reprint)
  where status in ('answered', 'dismissed');
create index triage_assignee on triage (assignee_id, priority desc, post_id desc) where assignee_id is not null;
create index triage_tags on triage using gin (tag_ids);
create index triage_story on triage (story_id, published_at) where story_id is not null;
