-- The card of an author shows when each post of theirs was first answered: of tens of thousands of posts few were.
create index triage_event_answered on triage_event (post_id, triage_event_id) include (at, person_id)
  where "to" ->> 'status' = 'answered' and kind <> 'undo';
