-- A dashboard of a year reads ten thousands of sums, each in a page of the table of its own; beside their keys in the index they lie together.
-- Counting takes as long as before (120-145 ms of the server's processor for 1,000 mentions, 135-150 without).
alter table mention_sum drop constraint mention_sum_pkey;
alter table mention_sum add primary key (is_day, dimension, entity_id, at, key) include (
  mentions, originals, positive, negative, neutral, reach, reach_known, engagement, engagement_known);
