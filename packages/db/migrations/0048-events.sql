-- Posts of one event in words of their own: what a print weighs its words by, and where such posts meet.
alter table story_print
  add column terms integer[] not null default '{}',
  add column term_weights real[] not null default '{}',
  -- The heaviest terms, under which it stands in story_term; none once it is too old for others to follow.
  add column term_keys integer[] not null default '{}';
create index story_print_old_terms on story_print (greatest(made_at, published_at)) where term_keys <> '{}';

create table story_term (
  term integer not null,
  post_id bigint not null,
  primary key (term, post_id)
);

-- How usual words are here: in how many posts of each week they stand. Read for some weeks, then removed.
create table story_term_week (
  week date not null,
  term integer not null,
  posts integer not null,
  primary key (term, week)
) with (fillfactor = 70);
create index story_term_week_old on story_term_week (week);

-- And how many posts a week had.
create table story_week (
  week date primary key,
  posts integer not null
);

-- Posts whose event may still go on are read once more.
insert into story_due (post_id, at)
select post_id, found_at from triage where published_at > now() - interval '7 days'
on conflict do nothing;
