-- What a language model of the installation's choice proposed as the words of a draft, and what it cost. Kept whole, so that a saved text can be known
-- by its sentences as a machine's, whoever sends it.
create table draft_wording (
  draft_wording_id bigint generated always as identity primary key,
  draft_id integer not null references draft on delete cascade,
  asked_at timestamptz not null,
  asked_by integer,
  model text not null,
  -- The text of the draft as the model was given it: sentences that it gives back are no words of its own.
  given text not null,
  -- What came until it ended or was stopped.
  text text not null,
  tokens integer not null,
  -- done, stopped, failed
  outcome text not null
);
create index draft_wording_draft on draft_wording (draft_id);

-- The model whose sentences stand in this version; null: a person's words alone.
alter table draft_version add column worded_by text;

-- Proposals asked for in the month, beside the posts that were asked about.
alter table engine_month add column wordings integer not null default 0;

-- A post whose prompt could not be made stands back for a while, and says why.
alter table prompt_due add column tries smallint not null default 0;
alter table prompt_due add column failed_at timestamptz;
alter table prompt_due add column failure text;
