-- An account that goes waits for nobody who reckons cards just then and holds its place in the line of due ones: he waited for the posts that go
-- with the account. Whoever holds the place takes it away himself.
create or replace function forget_account() returns trigger language plpgsql as $$
begin
  delete from author_pair where old.author_id in (first_id, second_id);
  delete from impostor_check where author_id = old.author_id;
  delete from author_due where ctid = any(array(
    select ctid from author_due where author_id = old.author_id for update skip locked));
  if not exists (select from author where card_id = old.card_id) then
    delete from author_note where card_id = old.card_id;
    delete from author_event where card_id = old.card_id;
    delete from author_card where card_id = old.card_id;
  else
    insert into author_due select author_id from author where card_id = old.card_id limit 1;
  end if;
  return null;
end $$;
