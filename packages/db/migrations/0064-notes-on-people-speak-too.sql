-- A note on a person speaks to colleagues as one on a post does. What somebody finds in the inbox has a number of its own, in the order in which
-- it came there.
alter table note_mention drop constraint note_mention_pkey;
alter table note_mention alter column note_id drop not null;
alter table note_mention add column author_note_id bigint references author_note on delete cascade;
alter table note_mention add constraint note_mention_one_note check (num_nonnulls(note_id, author_note_id) = 1);

alter table note_mention add column note_mention_id bigint;
update note_mention m set note_mention_id = numbered.number
  from (select person_id, note_id, row_number() over (order by note_id, person_id) as number from note_mention) numbered
  where numbered.person_id = m.person_id and numbered.note_id = m.note_id;
alter table note_mention alter column note_mention_id set not null;
alter table note_mention alter column note_mention_id add generated always as identity;
select setval(
  pg_get_serial_sequence('note_mention', 'note_mention_id'),
  coalesce((select max(note_mention_id) from note_mention), 0) + 1,
  false
);
alter table note_mention add primary key (note_mention_id);
create unique index note_mention_of_post on note_mention (person_id, note_id);
create unique index note_mention_of_author on note_mention (author_note_id, person_id);
create index note_mention_person on note_mention (person_id, note_mention_id desc);
