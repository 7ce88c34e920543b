-- One card for a person: accounts over platforms, and what the team knows of whoever is behind them. Every account has a number of a card from
-- the beginning; the row of the card is made when there is something to say of it.
create sequence author_card_number;
alter table author
  add column card_id bigint not null default nextval('author_card_number'),
  -- When the number of followers was read.
  add column followers_at timestamptz,
  -- When it was last asked whether the account passes itself off as one of ours; null: still to be asked.
  add column looked_at timestamptz;
alter sequence author_card_number owned by author.card_id;
-- Accounts that are known already are looked at by what the watch list names, below.
update author set looked_at = updated_at, followers_at = case when followers is not null then updated_at end;
create index author_of_card on author (card_id);
create index author_to_look on author (author_id) where looked_at is null;
-- Whose bio names which account.
create index author_bio on author using gin (to_tsvector('simple', search_words(bio))) where bio is not null;

create table author_card (
  card_id bigint primary key,
  -- Grows with every change by a person; a change that names an older one is refused.
  version integer not null default 1,
  -- What the team calls the person; null: as the accounts do.
  name text,
  -- What people say the person is to us, and why they think so.
  standing text,
  standing_reason text,
  standing_by integer,
  standing_at timestamptz,
  -- The card that it was joined with: that one shows its notes and accounts.
  merged_into bigint,
  -- Reckoned from posts and accounts, so that the list can be sorted: never written by people.
  shown_name text not null default '',
  derived_standing text,
  derived_because jsonb,
  posts integer not null default 0,
  first_post_at timestamptz,
  last_post_at timestamptz,
  followers bigint,
  negative integer not null default 0,
  neutral integer not null default 0,
  positive integer not null default 0,
  -- Lower bounds of both shares with 95 % confidence; null where there is too little to say one.
  negative_low double precision,
  positive_low double precision,
  proposals integer not null default 0,
  reckoned_at timestamptz
);
create index author_card_posts on author_card (posts desc, card_id desc) where posts > 0 and merged_into is null;
create index author_card_followers on author_card (coalesce(followers, -1) desc, card_id desc) where posts > 0 and merged_into is null;
create index author_card_last on author_card (last_post_at desc, card_id desc) where posts > 0 and merged_into is null;
create index author_card_negative on author_card (coalesce(negative_low, -1) desc, card_id desc) where posts > 0 and merged_into is null;
create index author_card_positive on author_card (coalesce(positive_low, -1) desc, card_id desc) where posts > 0 and merged_into is null;
create index author_card_merged on author_card (merged_into) where merged_into is not null;

-- Append-only: what people did to a card.
create table author_event (
  author_event_id bigint generated always as identity primary key,
  card_id bigint not null,
  at timestamptz not null,
  person_id integer,
  kind text not null,
  "from" jsonb not null default '{}',
  "to" jsonb not null default '{}',
  reason text,
  undoes bigint unique
);
create index author_event_card on author_event (card_id, author_event_id desc);

create table author_note (
  author_note_id bigint generated always as identity primary key,
  -- The card that it was written on: it goes back there when cards that were joined are parted again.
  card_id bigint not null,
  person_id integer not null,
  at timestamptz not null,
  text text not null,
  version integer not null default 1,
  edited_at timestamptz,
  deleted_at timestamptz
);
create index author_note_card on author_note (card_id, author_note_id desc);

-- Accounts of which a person said that they are two people: never proposed again.
create table author_pair (
  first_id bigint not null,
  second_id bigint not null,
  at timestamptz not null,
  person_id integer,
  primary key (first_id, second_id),
  check (first_id < second_id)
);
create index author_pair_second on author_pair (second_id);

-- Accounts that may pass themselves off as one of ours; what a person said of it holds for ever.
create table impostor_check (
  author_id bigint primary key,
  entity_id integer not null,
  reasons jsonb not null,
  found_at timestamptz not null,
  alert_id bigint,
  -- ours, false_alarm, impostor
  verdict text,
  verdict_by integer,
  verdict_at timestamptz
);
create index impostor_check_alert on impostor_check (alert_id) where alert_id is not null;

-- The version of the watch list by which known accounts were looked through.
create table author_look (
  is_only boolean primary key default true check (is_only),
  list_version integer not null
);
insert into author_look (list_version) values (0);

-- Cards whose figures are to be reckoned anew. Only ever added to and emptied, so that savings at the same time never wait for each other.
create table author_due (
  author_id bigint not null
);
insert into author_due select author_id from author;

create function author_posts_came() returns trigger language plpgsql as $$
begin
  insert into author_due select distinct author_id from news where author_id is not null;
  return null;
end $$;
create function author_posts_went() returns trigger language plpgsql as $$
begin
  insert into author_due select distinct author_id from gone where author_id is not null;
  return null;
end $$;
create function author_post_changed() returns trigger language plpgsql as $$
begin
  insert into author_due select distinct author_id from (values (old.author_id), (new.author_id)) as both_of (author_id)
    where author_id is not null;
  return null;
end $$;
create trigger triage_author_came after insert on triage
  referencing new table as news for each statement execute function author_posts_came();
create trigger triage_author_went after delete on triage
  referencing old table as gone for each statement execute function author_posts_went();
create trigger triage_author_changed after update on triage for each row
  when (old.author_id is distinct from new.author_id or old.entity_sentiments is distinct from new.entity_sentiments
    or old.irrelevant_because is distinct from new.irrelevant_because or old.published_at is distinct from new.published_at)
  execute function author_post_changed();

create function author_account_changed() returns trigger language plpgsql as $$
begin
  insert into author_due values (new.author_id);
  return null;
end $$;
create trigger author_changed after update on author for each row
  when (old.name is distinct from new.name or old.handle is distinct from new.handle or old.followers is distinct from new.followers
    or old.bio is distinct from new.bio or old.card_id is distinct from new.card_id)
  execute function author_account_changed();

-- What belongs to an account goes with it.
create function forget_account() returns trigger language plpgsql as $$
begin
  delete from author_pair where old.author_id in (first_id, second_id);
  delete from impostor_check where author_id = old.author_id;
  delete from author_due where author_id = old.author_id;
  if not exists (select from author where card_id = old.card_id) then
    delete from author_note where card_id = old.card_id;
    delete from author_event where card_id = old.card_id;
    delete from author_card where card_id = old.card_id;
  else
    insert into author_due select author_id from author where card_id = old.card_id limit 1;
  end if;
  return null;
end $$;
create trigger author_forgotten after delete on author for each row execute function forget_account();
