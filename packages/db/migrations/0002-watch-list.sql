-- One row; its version grows with every change of an entity or a term and so tells which posts were matched with an older list.
create table watch_list (
  is_only boolean primary key default true check (is_only),
  version integer not null default 1,
  changed_at timestamptz
);
insert into watch_list default values;

create table entity (
  entity_id integer generated always as identity primary key,
  key text not null unique,
  kind text not null,
  name text not null,
  company_id integer references entity on delete set null,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  retired_at timestamptz
);
create index entity_company on entity (company_id);

create table entity_term (
  term_id integer generated always as identity primary key,
  entity_id integer not null references entity on delete cascade,
  text text not null,
  kind text not null,
  role text not null,
  needs_context boolean not null default false,
  is_case_sensitive boolean not null default false,
  unique (entity_id, kind, role, text)
);

-- A run over history after the watch list changed.
create table rematch_run (
  rematch_run_id integer generated always as identity primary key,
  version integer not null unique,
  state text not null,
  total integer not null,
  done integer not null default 0,
  last_post_id bigint not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz
);
