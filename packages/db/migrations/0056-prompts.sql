-- Versions of the playbook; rows are only ever added. The newest one holds.
create table playbook (
  playbook_id integer generated always as identity primary key,
  saved_at timestamptz not null,
  -- Null: the one that came with a version of Earshot.
  person_id integer,
  note text not null default '',
  body jsonb not null
);

-- What was suggested for a post. The newest has no superseded_at; what was suggested before stays readable.
create table prompt (
  prompt_id bigint generated always as identity primary key,
  post_id bigint not null,
  made_at timestamptz not null,
  -- When the same came out again, with newer facts, playbook or labels.
  checked_at timestamptz not null,
  playbook_id integer not null,
  -- Of all fact cards that could be cited.
  facts_hash text not null,
  -- The rule of the playbook that answered.
  rule_id text not null,
  body jsonb not null,
  superseded_at timestamptz
);
create unique index prompt_newest on prompt (post_id) where superseded_at is null;
create index prompt_post on prompt (post_id, prompt_id desc);

-- Posts whose prompt is to be made, anew or for the first time.
create sequence prompt_due_mark;
create table prompt_due (
  post_id bigint primary key,
  -- Given back by whoever made it, so that a post that came due again meanwhile stays due.
  mark bigint not null default nextval('prompt_due_mark')
);

-- Every post of severity 3 and more, once it is judged and whenever it is judged otherwise; others that have a prompt likewise.
create function note_prompt_due() returns trigger language plpgsql as $$
begin
  if new.severity >= 3 or exists (select from prompt p where p.post_id = new.post_id) then
    insert into prompt_due (post_id) values (new.post_id)
    on conflict (post_id) do update set mark = nextval('prompt_due_mark');
  end if;
  return null;
end $$;
create trigger triage_prompt_arrived after insert on triage
  for each row when (new.severity >= 3) execute function note_prompt_due();
create trigger triage_prompt_judged after update of severity, direction, lang, sentiments, entity_ids, title, snippet on triage
  for each row when (
    (old.severity, old.direction, old.lang, old.sentiments, old.entity_ids, old.snippet)
      is distinct from (new.severity, new.direction, new.lang, new.sentiments, new.entity_ids, new.snippet)
    or old.title is distinct from new.title
  ) execute function note_prompt_due();

-- What is already open when prompts come to be.
insert into prompt_due (post_id) select post_id from triage_place where is_open and severity >= 3;
