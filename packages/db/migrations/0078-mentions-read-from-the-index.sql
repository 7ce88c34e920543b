-- Questions that sums cannot answer read every mention of a time: from the table that was a page for each of them, in any order. One index
-- that holds all that counts of a mention is read from end to end instead, and stands in for the two there were.
create index counted_mention_whole on counted_mention (entity_id, published_at) include (
  post_id, source_id, card_id, story_id, directions, sentiment, severity, tier, is_reprint, is_own, audience, engagement, platform, lang);
drop index counted_mention_entity;
drop index counted_mention_published;
