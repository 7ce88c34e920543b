-- What the posts of the last days are about, by how many days. Made anew by a job, so that the page never waits for reading.
create table topic_report (
  days integer primary key,
  made_at timestamptz not null,
  took_ms integer not null,
  -- The newest post in triage when it was made: without a newer one there is little to make anew.
  newest_post_id bigint not null,
  report jsonb not null
);
