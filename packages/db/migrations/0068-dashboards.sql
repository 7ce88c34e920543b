-- What people arranged of figures. Ready-made dashboards come with the program and stand in no table.
create table dashboard (
  dashboard_id integer generated always as identity primary key,
  -- Who made it, and whose it is unless it is the team's.
  person_id integer not null references person,
  is_team boolean not null,
  -- Names, period, filter and widgets; its form is checked where it comes in, and again where it is read.
  definition jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- A deletion can be taken back.
  deleted_at timestamptz
);
create index dashboard_person on dashboard (person_id);

-- Links that show one dashboard to whoever holds them. Of a link only its hash is kept.
create table dashboard_link (
  dashboard_link_id integer generated always as identity primary key,
  dashboard_id integer references dashboard on delete cascade,
  -- Name of a dashboard that comes with the program.
  ready_made text,
  label text not null,
  token_hash text not null unique,
  visible_start text not null,
  -- Who answers for it: it ends when that person may not sign in any more.
  person_id integer not null references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  needs_sign_in boolean not null,
  shows_authors boolean not null,
  -- How many days before now may be looked at.
  reach_days integer not null,
  last_used_at timestamptz,
  uses integer not null default 0,
  revoked_at timestamptz,
  constraint dashboard_link_shows_one check (num_nonnulls(dashboard_id, ready_made) = 1)
);
create index dashboard_link_dashboard on dashboard_link (dashboard_id) where dashboard_id is not null;
