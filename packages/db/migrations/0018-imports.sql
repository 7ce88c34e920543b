-- A file of posts that a person brings in: its upload, how it is read, how far it has come, what came of it.
create table import_run (
  import_run_id integer generated always as identity primary key,
  -- Made when the import begins; several imports of one name share it.
  source_id integer references source on delete set null,
  name text not null,
  file_name text not null,
  file_bytes bigint not null,
  -- uploading, ready, waiting, running, done, failed, cancelled, undoing, undone
  state text not null,
  -- Format, encoding, separator, sheet, header row, zone, columns.
  reading jsonb,
  -- Who the export comes from, as recognised.
  vendor text,
  person_id integer,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- Rows of the file that are behind it: after a crash it goes on with the next one.
  last_row integer not null default 0,
  -- How much of the file was read, 0 to 1.
  progress real not null default 0,
  rows_read integer not null default 0,
  added integer not null default 0,
  edited integer not null default 0,
  seen integer not null default 0,
  refused integer not null default 0,
  mended integer not null default 0,
  removed integer not null default 0,
  kept integer not null default 0,
  failure text,
  failure_raw text,
  lease_until timestamptz
);
create index import_run_newest on import_run (created_at desc);
create index import_run_due on import_run (import_run_id) where state in ('waiting', 'running', 'undoing');

-- The file itself, until it is read: every process that may read it reaches the database.
create table import_part (
  import_run_id integer not null references import_run on delete cascade,
  part integer not null,
  bytes bytea not null,
  primary key (import_run_id, part)
);
alter table import_part alter column bytes set storage external;

-- Rows that could not become posts, as they were, with the reasons; mended ones stay as what happened.
create table import_refusal (
  import_run_id integer not null references import_run on delete cascade,
  row_number integer not null,
  cells jsonb not null,
  reasons jsonb not null,
  mended_at timestamptz,
  primary key (import_run_id, row_number)
);

-- Which posts an import brought or met again: undoing it removes those that nobody else brought.
create table import_post (
  import_run_id integer not null references import_run on delete cascade,
  post_id bigint not null,
  primary key (import_run_id, post_id)
);
create index import_post_post on import_post (post_id);

-- How files with the same columns were read the last time.
create table import_mapping (
  header_print text primary key,
  reading jsonb not null,
  name text not null,
  used_at timestamptz not null
);
